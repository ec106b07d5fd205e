import { until } from '../local/n8n/leashed';
import { N8nWorld } from '../local/n8n/world';
import { story } from './story';

/*
 * A real n8n in queue mode, as a larger firm runs it: one main process, two workers, Redis and PostgreSQL. Its memory
 * of repeats is made too small for what comes, as it is in a long life.
 */

const LEADS = 12;

const world = new N8nWorld({
  mode: 'queue',
  everySeconds: 4,
  betweenTriesMs: 200,
  waitSeconds: 2,
  rounds: 2,
  repeatsKept: 5,
});
const step = story();
const { mails, alerts, webApp, odoo, n8n } = world;

let firstWorker: Awaited<ReturnType<typeof n8n.startWorker>>;

beforeAll(async () => {
  await world.start();
  firstWorker = await n8n.startWorker();
});
afterAll(() => world.stop());

/** A form's post about an unhappy customer: an alert and a support mail come of it. */
const post = (n: number) => ({
  type: 'lead',
  id: `form-${n}`,
  company: `Société ${n}`,
  email: `contact@societe${n}.example`,
  stage: 'New',
  salespersonEmail: 'claire.martin@example.com',
  description: `Dossier ${n}. Votre service est inadmissible, toujours aucune réponse !`,
});

const HANDLED = ['new-lead sent', 'support-new sent'];

step('leads that come while no worker is there wait and are handled', async () => {
  await firstWorker.end('SIGKILL');
  expect(await world.post(post(0))).toBe(200);
  firstWorker = await n8n.startWorker();
  await world.intended('form-0', HANDLED);
});

describe('a worker is killed in mid-run', () => {
  /** the one whose mail was with the server at that moment */
  let uncertain: string;

  step('no lead is lost, no mail goes out twice', async () => {
    // Its only worker holds a mail of which it will never know what became.
    mails.next('*', 'silent');
    const statuses = await Promise.all(Array.from({ length: LEADS }, (_, i) => world.post(post(i + 1))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const held = await until('a mail is with the server', () =>
      mails.taken.find(({ answer }) => answer === 'silent'),
    );
    await firstWorker.end('SIGKILL');
    await n8n.startWorker();
    await world.advance(16);
    uncertain = `${held.recipients} ${held.subject}`;
    const settled = (patience: number) =>
      until(
        'everything is settled',
        async () => {
          const rows = await webApp.rows('Outbox');
          return (
            rows.filter(({ Mode }) => Mode === 'auto').length === 2 * (LEADS + 1) &&
            rows.every(({ Mode, State }) => Mode !== 'auto' || State === 'sent' || State === 'unknown')
          );
        },
        patience,
      );
    // What failed for a moment, the machine being busy, is offered again after five minutes.
    await settled(60_000).catch(() => world.advance(6).then(() => settled(60_000)));
    const letters = mails.taken.map(({ recipients, subject }) => `${recipients} ${subject}`);
    expect(letters).toEqual([...new Set(letters)]);
    // At most one run more was at work at that moment, with one action in hand.
    expect(letters.length).toBeGreaterThanOrEqual(2 * (LEADS + 1) - 1);
  });

  step('only what it was doing is uncertain, and stays so until a person decides', async () => {
    const unknown = async () =>
      (await webApp.rows('Outbox'))
        .filter(({ State }) => State === 'unknown')
        .map((row) => `${row.To} ${row.Subject}`);
    expect(await unknown()).toContain(uncertain);
    expect((await unknown()).length).toBeLessThanOrEqual(2);
    await world.advance(60 * 24);
    await world.post(post(100));
    await world.intended('form-100', HANDLED);
    expect(await unknown()).toContain(uncertain);
    expect(mails.taken.filter((mail) => `${mail.recipients} ${mail.subject}` === uncertain)).toHaveLength(1);
  });
});

step('the same post five times at once: one lead, one mail', async () => {
  const statuses = await Promise.all(Array.from({ length: 5 }, () => world.post(post(200))));
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  await world.intended('form-200', HANDLED);
  expect(world.mailsTo('contact@societe200.example')).toHaveLength(1);
});

step(
  'the web app is down for longer than n8n tries: an alert, and the agent finds the lead in Odoo',
  async () => {
    await webApp.stop();
    const lead = await odoo.odoo.createLead({
      partner_name: 'Longue Panne',
      email_from: 'contact@panne.example',
      user_id: 'Claire Martin',
      description: 'Votre service est inadmissible, toujours aucune réponse !',
    });
    await until('an alert', () =>
      alerts.taken.some(({ subject }) => subject?.includes('has not taken a lead')),
    );
    await webApp.start();
    // The agent looks at Odoo every ten minutes.
    await world.advance(11);
    await world.intended(Number(lead.id), HANDLED);
    expect(world.mailsTo('contact@panne.example')).toHaveLength(1);
  },
);
