import { h } from '../elements';
import { ask } from '../host';
import { isFrench, say, type Word } from '../words';
import { CASES, EMPTY, type Entry, SALESPERSONS } from './cases';
import { field } from './panel';

const STAGES = { en: ['New', 'Qualified', 'Proposition'], fr: ['Nouveau', 'Qualifié', 'Proposition'] };

const TEXTS: [key: keyof Entry, label: Word, type: string][] = [
  ['name', 'title', 'text'],
  ['partner_name', 'company', 'text'],
  ['contact_name', 'contact', 'text'],
  ['email_from', 'email', 'text'],
  ['phone', 'phone', 'tel'],
  ['industry', 'industry', 'text'],
  ['size', 'size', 'text'],
  ['probability', 'probability', 'number'],
  ['expected_revenue', 'revenue', 'number'],
];

/**
 * The form that makes a lead in Odoo.
 * @param created told when Odoo has it and its webhook was answered
 */
export function newLeadForm(created: () => void, openMailbox: () => void): HTMLElement {
  let language: 'fr' | 'en' = isFrench() ? 'fr' : 'en';
  const hint = h('p', { class: 'hint' }, say('newLeadHint'));
  const result = h('div', { class: 'result', role: 'status' });
  const cases = h('div', { class: 'chips' });
  const inputs = inputsOf();
  const submit = h('button', { type: 'submit', class: 'main' }, say('createLead'));

  const fill = (entry: Entry) => {
    for (const [key, input] of inputs) input.value = entry[key];
  };
  const drawCases = () =>
    cases.replaceChildren(
      ...CASES[language].map(({ label, entry, hint: next }) =>
        h(
          'button',
          {
            type: 'button',
            class: 'chip',
            onclick: () => {
              fill(entry);
              hint.textContent = next;
              result.replaceChildren();
            },
          },
          label,
        ),
      ),
    );
  const languages = h(
    'select',
    {
      onchange: (event: Event) => {
        language = (event.target as HTMLSelectElement).value as 'fr' | 'en';
        drawCases();
      },
    },
    h('option', { value: 'fr', selected: language === 'fr' }, say('french')),
    h('option', { value: 'en', selected: language === 'en' }, say('english')),
  );
  drawCases();
  fill(EMPTY);

  const create = async (event: Event) => {
    event.preventDefault();
    submit.disabled = true;
    submit.textContent = say('creating');
    try {
      const lead = await ask<{ id: number }>('POST /api/odoo/leads', fieldsOf(inputs, language));
      result.replaceChildren(
        h('p', {}, say('leadCreated', { id: lead.id })),
        h('button', { type: 'button', class: 'link-button', onclick: openMailbox }, say('seeMailbox')),
      );
      result.scrollIntoView({ block: 'nearest' });
      created();
    } catch (error) {
      result.replaceChildren(h('p', { class: 'wrong' }, (error as Error).message));
    }
    submit.disabled = false;
    submit.textContent = say('createLead');
  };
  return h(
    'form',
    { class: 'form', onsubmit: create },
    h('div', { class: 'cases' }, h('h3', {}, say('cases')), field(say('language'), languages), cases),
    hint,
    ...TEXTS.map(([key, label]) => field(say(label), inputs.get(key)!, key === 'name')),
    field(say('stage'), inputs.get('stage_id')!),
    field(say('salesperson'), inputs.get('user_id')!),
    field(say('description'), inputs.get('description')!, true),
    h('div', { class: 'buttons' }, submit),
    result,
  );
}

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function inputsOf(): Map<keyof Entry, Input> {
  const inputs = new Map<keyof Entry, Input>(
    TEXTS.map(([key, , type]) => [
      key,
      h('input', { type, required: key === 'name', min: type === 'number' ? 0 : undefined }),
    ]),
  );
  const stages = STAGES[isFrench() ? 'fr' : 'en'];
  inputs.set(
    'stage_id',
    h('select', {}, ...stages.map((name, index) => h('option', { value: String(index + 1) }, name))),
  );
  inputs.set('user_id', h('select', {}, ...SALESPERSONS.map((name) => h('option', { value: name }, name))));
  inputs.set('description', h('textarea', { rows: 6 }));
  return inputs;
}

/** Odoo's fields; what was left empty is not sent. */
function fieldsOf(inputs: Map<keyof Entry, Input>, language: 'fr' | 'en'): Record<string, unknown> {
  const fields: Record<string, unknown> = { lang_code: language === 'fr' ? 'fr_FR' : 'en_US' };
  for (const [key, input] of inputs) {
    if (input.value === '') continue;
    const isNumber = key === 'probability' || key === 'expected_revenue' || key === 'stage_id';
    fields[key] = isNumber ? Number(input.value) : input.value;
  }
  return fields;
}
