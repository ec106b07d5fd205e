import { until } from '../local/n8n/leashed';
import { N8nWorld } from '../local/n8n/world';
import { story } from './story';

/*
 * A real n8n in regular mode, as a small firm runs it, between the stand-in for Odoo, the built bundle and real SMTP.
 * The tests follow one another in one world, as days do.
 */

// From 65 seconds on n8n keeps what waits in its database.
const world = new N8nWorld({ mode: 'regular', everySeconds: 4, betweenTriesMs: 200, waitSeconds: 66 });
const { mails, alerts, webApp, odoo, n8n } = world;
const step = story();

beforeAll(() => world.start());
afterAll(() => world.stop());

const ANGRY =
  'Votre service est inadmissible, je suis très déçue. Toujours aucune réponse depuis deux semaines !';

/** An unhappy customer's lead: an alert for the salesperson and a support mail come of it. */
async function angryLead(company: string, more: Record<string, unknown> = {}): Promise<number> {
  const address = `contact@${company.toLowerCase()}.example`;
  const fields = { partner_name: company, contact_name: 'Élodie Petit', email_from: address };
  const lead = await odoo.odoo.createLead({
    ...fields,
    user_id: 'Claire Martin',
    description: ANGRY,
    ...more,
  });
  return Number(lead.id);
}

const HANDLED = ['new-lead sent', 'support-new sent'];

/** The Outbox row of the support mail to a lead. */
async function supportMail(leadId: number | string) {
  const rows = await webApp.rows('Outbox');
  return rows.find((row) => row['Lead id'] === String(leadId) && row.Rule === 'support-new')!;
}

describe('one lead', () => {
  let leadId: number;

  step('Odoo posts it to n8n, the mails leave by SMTP, the Outbox tells', async () => {
    leadId = await angryLead('Durand');
    await world.intended(leadId, HANDLED);
    // Without n8n's post the agent would have found the lead in Odoo by itself.
    const posts = (await webApp.rows('Inbox')).map((row) => row.Event);
    expect(posts.sort()).toEqual(['create', 'update']);
    expect(world.mailsTo('claire.martin@example.com')).toHaveLength(1);
    expect(world.mailsTo('contact@durand.example')).toHaveLength(1);
  });

  step('the mail is what the agent wrote, from the salesperson, without a word about n8n', async () => {
    const [mail] = world.mailsTo('contact@durand.example');
    const row = await supportMail(leadId);
    expect(mail!.subject).toBe(row.Subject);
    expect(mail!.text!.trim().replace(/\r/g, '')).toBe(row.Text);
    expect(mail!.html).toContain('Élodie Petit');
    expect(mail!.from).toEqual({ name: 'Claire Martin', address: 'coach@example.com' });
    expect(mail!.replyTo).toHaveLength(1);
    expect(JSON.stringify(mail)).not.toMatch(/sent automatically|n8n\.io/);
  });
});

step('a lead without an address becomes one activity of its salesperson in Odoo', async () => {
  const leadId = await angryLead('Sansmail', { email_from: false, phone: '+33 1 23 45 67 89' });
  await until('the activity is noted', async () => (await supportMail(leadId))?.State === 'sent');
  const { tables } = odoo.odoo.snapshot();
  const activities = tables['mail.activity']!.filter(({ res_id }) => res_id === leadId);
  expect(activities).toHaveLength(1);
  expect(tables['res.users']!.find(({ id }) => id === activities[0]!.user_id)!.name).toBe('Claire Martin');
});

describe('the web app is down', () => {
  // Not in Odoo: nobody but n8n knows of it.
  const form = {
    type: 'lead',
    id: 'form-7',
    company: 'Formulaire',
    email: 'contact@formulaire.example',
    stage: 'New',
    description: ANGRY,
  };

  step('the same post five times is handed over once, in five tries, and kept', async () => {
    await webApp.stop();
    await webApp.whileBroken(async (asked) => {
      const tries = () => asked().filter((body) => body.includes('form-7'));
      expect(await world.post(form)).toBe(200);
      await until('the first try', () => tries().length > 0);
      for (let i = 0; i < 4; i++) expect(await world.post(form)).toBe(200);
      await until('five tries', () => tries().length >= 5);
      const claims = () => asked().filter((body) => body.includes('"claim"')).length;
      // Meanwhile a second handing-over would have begun.
      await until('claims of several minutes', () => claims() >= 15);
      expect(tries()).toHaveLength(5);
    });
    await webApp.start();
  });

  step('the admin is told once, over the other account, not with every minute', async () => {
    const hours = new Set(alerts.taken.map(({ date }) => date!.slice(0, 13)));
    expect(alerts.taken).toHaveLength(hours.size);
    expect(alerts.taken[0]!.subject).toContain('No claim');
    expect(alerts.taken[0]!.recipients).toEqual(['admin@example.com']);
  });
});

step(
  'n8n killed while a mail is on its way: unknown when its lease has run out, never a second mail',
  async () => {
    mails.next('contact@foudroye.example', 'silent');
    const leadId = await angryLead('Foudroye');
    await until('the mail is with the server', () => world.mailsTo('contact@foudroye.example').length === 1);
    await n8n.kill();
    await n8n.start();
    await world.advance(16);
    await world.intended(leadId, ['new-lead sent', 'support-new unknown']);
    const later = await angryLead('Suivant');
    await world.intended(later, HANDLED);
    expect(world.mailsTo('contact@foudroye.example')).toHaveLength(1);
  },
);

step('a web app that goes down between a mail and its report hears of it when it is back', async () => {
  mails.next('contact@rapport.example', async () => {
    await webApp.stop();
    return 'taken';
  });
  const leadId = await angryLead('Rapport');
  await until('both mails left', () => world.mailsTo('contact@rapport.example').length > 0);
  await webApp.whileBroken((asked) =>
    until('the report is tried', () => asked().some((body) => body.includes('"report"'))),
  );
  await webApp.start();
  // It may have to wait for a round.
  await world.intended(leadId, HANDLED, 200_000);
  expect(world.mailsTo('contact@rapport.example')).toHaveLength(1);
});

step('what waited while the web app was down outlived the end of n8n', async () => {
  await world.intended('form-7', HANDLED, 200_000);
  expect(world.mailsTo('contact@formulaire.example')).toHaveLength(1);
});

describe('the mail server', () => {
  step('refuses with 451 once, then again: the mail waits and leaves once', async () => {
    mails.next('contact@lentement.example', { refuse: 451 }, { refuse: 451 });
    const leadId = await angryLead('Lentement');
    const refusals = async (count: number) => {
      const { Tries, State, Result } = (await supportMail(leadId)) ?? {};
      return Tries === count && State === 'approved' && String(Result).includes('451');
    };
    await until('the first refusal', () => refusals(1));
    await world.advance(7);
    await until('the second refusal', () => refusals(2));
    await world.advance(20);
    await world.intended(leadId, HANDLED);
    expect(world.mailsTo('contact@lentement.example')).toHaveLength(1);
  });

  step('knows no such mailbox: given up, nobody is alerted', async () => {
    const told = alerts.taken.length;
    mails.next('contact@inconnu.example', { refuse: 550 });
    const leadId = await angryLead('Inconnu');
    await world.intended(leadId, ['new-lead sent', 'support-new failed']);
    expect(alerts.taken).toHaveLength(told);
  });

  step('is down: the admin is told, the mails leave when it is back', async () => {
    await mails.stop();
    let leadId: number;
    try {
      leadId = await angryLead('Patience');
      await until('an alert', () => alerts.taken.some(({ subject }) => subject?.includes('mail server')));
    } finally {
      await mails.start();
    }
    await world.advance(7);
    await world.intended(leadId, HANDLED);
    expect(world.mailsTo('contact@patience.example')).toHaveLength(1);
  });

  step('takes the mail and the line breaks: unknown, and not sent again in days', async () => {
    mails.next('contact@coupure.example', 'cut');
    const leadId = await angryLead('Coupure');
    await world.intended(leadId, ['new-lead sent', 'support-new unknown']);
    await world.advance(60 * 24);
    const later = await angryLead('Apres');
    await world.intended(later, HANDLED);
    expect(world.mailsTo('contact@coupure.example')).toHaveLength(1);
    expect(await webApp.intended(leadId)).toContain('support-new unknown');
  });
});

describe('secrets', () => {
  step('a post without the right user and password is refused, nothing of it is kept', async () => {
    const stranger = { type: 'lead', id: 'stranger', company: 'Stranger', stage: 'New' };
    expect(await world.post(stranger, { login: { user: 'odoo', password: 'guess' } })).toBe(401);
    const later = await angryLead('Apresetranger');
    await world.intended(later, HANDLED);
    expect((await webApp.rows('Leads')).map((row) => row.Company)).not.toContain('Stranger');
  });

  step('the web app does not know n8n’s secret: the admin is told which', async () => {
    const { WEB_APP_KEY } = await webApp.control('GET /api/properties');
    await webApp.control('PUT /api/properties', { WEB_APP_KEY: 'another' });
    await until('an alert', () => alerts.taken.some(({ subject }) => subject?.includes('BAD_SECRET')));
    await webApp.control('PUT /api/properties', { WEB_APP_KEY });
  });
});

step('nobody got a mail twice', async () => {
  const letters = mails.taken.map(({ recipients, subject, text }) => `${recipients} ${subject} ${text}`);
  expect(letters).toEqual([...new Set(letters)]);
});
