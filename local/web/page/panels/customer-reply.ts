import { h } from '../elements';
import { ask } from '../host';
import type { Correspondence, Thread } from '../views/letters';
import { isFrench, say } from '../words';
import { ANSWERS } from './cases';
import { field } from './panel';

interface Lead {
  id: number;
  name: string;
  partner_name: string | false;
  contact_name: string | false;
  email_from: string | false;
}

type Way = 'mail' | 'odoo';

/** Somebody answers as a customer: by e-mail into the mailbox, or on the lead in Odoo. @param chosen the lead's address */
export function customerReplyForm(chosen?: string): HTMLElement {
  const form = h('form', { class: 'form' });
  void Promise.all([ask<{ leads: Lead[] }>('GET /api/odoo'), ask<Correspondence>('GET /api/page/mail')]).then(
    ([{ leads }, mail]) => fill(form, leads, mail, chosen),
    (error: Error) => form.replaceChildren(h('p', { class: 'wrong' }, error.message)),
  );
  return form;
}

function fill(form: HTMLFormElement, leads: Lead[], mail: Correspondence, chosen = ''): void {
  if (leads.length === 0) {
    form.replaceChildren(h('p', {}, say('noLeads')));
    return;
  }
  const newest = [...leads].reverse();
  const first = newest.find((lead) => chosen && addressOf(lead) === addressIn(chosen)) ?? newest[0]!;
  const lead = h(
    'select',
    {},
    ...newest.map((each) => h('option', { value: String(each.id), selected: each === first }, nameOf(each))),
  );
  const way = h(
    'select',
    {},
    h('option', { value: 'mail' }, say('byMail')),
    h('option', { value: 'odoo' }, say('inOdoo')),
  );
  const text = h('textarea', { rows: 8, required: true });
  const about = h('p', { class: 'hint' });
  const result = h('div', { class: 'result', role: 'status' });
  const send = h('button', { type: 'submit', class: 'main' }, say('send'));
  const lead_ = () => leads.find(({ id }) => id === Number(lead.value))!;
  const explain = () => {
    const address = addressOf(lead_());
    way.querySelector<HTMLOptionElement>('[value=mail]')!.disabled = !address;
    if (!address) way.value = 'odoo';
    const thread = way.value === 'mail' ? threadWith(mail, address) : undefined;
    about.textContent = thread ? say('answersThread', { subject: subjectOf(thread) }) : say('agentReads');
  };
  lead.addEventListener('change', explain);
  way.addEventListener('change', explain);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      await reply(lead_(), way.value as Way, text.value, mail);
      result.replaceChildren(h('p', {}, `${say('replied')} ${say('agentReads')}`));
      text.value = '';
    } catch (error) {
      result.replaceChildren(h('p', { class: 'wrong' }, (error as Error).message));
    }
    send.disabled = false;
  });
  form.replaceChildren(
    field(say('lead'), lead, true),
    field(say('how'), way, true),
    h(
      'div',
      { class: 'cases' },
      h('h3', {}, say('ready')),
      h(
        'div',
        { class: 'chips' },
        ...ANSWERS[isFrench() ? 'fr' : 'en'].map((answer) =>
          h(
            'button',
            { type: 'button', class: 'chip', onclick: () => (text.value = answer.text) },
            answer.label,
          ),
        ),
      ),
    ),
    field(say('message'), text, true),
    about,
    h('div', { class: 'buttons' }, send),
    result,
  );
  explain();
}

async function reply(lead: Lead, way: Way, body: string, mail: Correspondence): Promise<void> {
  if (way === 'odoo') return void (await ask(`POST /api/odoo/leads/${lead.id}/messages`, { body }));
  const address = addressOf(lead);
  const thread = threadWith(mail, address);
  const subject = thread ? subjectOf(thread) : lead.name;
  await ask('POST /api/mail/incoming', {
    from: lead.contact_name ? `"${lead.contact_name.replace(/["\\<>]/g, '')}" <${address}>` : address,
    to: mail.user,
    subject: /^re\s*:/i.test(subject) || !thread ? subject : `Re: ${subject}`,
    text: body,
    ...(thread && { threadId: thread.id }),
  });
}

/** The newest conversation with an address in which something was sent. */
function threadWith({ threads }: Correspondence, address: string): Thread | undefined {
  return threads.find(({ messages }) =>
    messages.some(({ folder, to }) => folder === 'sent' && addressIn(to) === address && address !== ''),
  );
}

const subjectOf = ({ messages }: Thread) => messages[0]!.subject;

function addressOf({ email_from }: Lead): string {
  return email_from ? addressIn(email_from) : '';
}

function addressIn(text: string): string {
  return (/<([^<>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

function nameOf({ id, name, partner_name, contact_name }: Lead): string {
  return `${partner_name || contact_name || name} (${id})`;
}
