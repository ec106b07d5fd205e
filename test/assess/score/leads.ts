import type { Example, Value } from '../../../src/assess/score/learned';
import { randomOf } from '../../../src/assess/score/learning/random';

const DAY = 86_400_000;

/** Closed leads of an invented firm: source, size and engagement matter, weekday and colour do not. */
export function closedLeads(count: number, seed: number, signal = 1): Example[] {
  const random = randomOf(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const source = pick(['website', 'fair', 'referral', 'ads', 'cold call']);
    const employees = Math.round(10 ** (random() * 3));
    const visits = Math.floor(random() * random() * 20);
    const mail = pick(['a@gmail.com', 'b@firm.fr', 'c@another.com', '']);
    const text = pick([
      'Nous cherchons un devis pour nos bureaux cette semaine',
      'Just looking around for the moment thank you',
      'Merci de nous rappeler pour une démonstration du logiciel',
      '',
    ]);
    const logOdds =
      signal *
        ({ website: 0, fair: 0.3, referral: 1.6, ads: -1, 'cold call': -1.4 }[source]! +
          0.9 * (Math.log10(employees) - 1.5) +
          0.12 * visits +
          (mail === '' ? -1 : 0) +
          (text.includes('devis') ? 1 : 0)) -
      0.8;
    const values: Record<string, Value> = {
      source,
      employees: random() < 0.1 ? null : employees,
      visits,
      email: mail,
      description: text === '' ? '' : `${text} ${pick(['svp', 'asap', 'ok', 'bonjour', 'hello'])} ${i % 97}`,
      colour: pick(['red', 'green', 'blue']),
      phone: random() < 0.3 ? '' : `+3361${String(i).padStart(7, '0')}`,
    };
    return { values, won: random() < 1 / (1 + Math.exp(-logOdds)), at: 1_700_000_000_000 + i * DAY * 0.2 };
  });
}
