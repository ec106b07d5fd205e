import Mustache from 'mustache';
import type { Template } from './templates';

/** The placeholders that a template may use. An empty value counts as absent: use a section for what may be. */
export const PLACEHOLDERS = [
  'lead',
  'contact',
  'first_name',
  'company',
  'industry',
  'size',
  'email',
  'phone',
  'city',
  'need',
  'complaint',
  'score',
  'grade',
  'why',
  'sentiment',
  'next_best_action',
  'stage',
  'probability',
  'revenue',
  'source',
  'days_without_contact',
  'offer_until',
  'salesperson',
  'our_company',
  'signature',
  'odoo_link',
] as const;

export type Values = Record<(typeof PLACEHOLDERS)[number], string>;

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Why a mail cannot be written: which placeholder, in which template. */
export interface RenderFault {
  code: 'templateUnknownPlaceholder' | 'templateEmptyPlaceholder' | 'templateSyntax';
  values: { template: string; placeholder: string };
}

/** Gmail refuses longer subjects. Characters; Google's limit is 250 bytes or so, our mails stay well below it. */
export const SUBJECT_LIMIT = 150;

type Token = [kind: string, name: string, start: number, end: number, inner?: Token[]];

/**
 * Fills a template. Values are plain text: they are never read as a template, and escaped in the HTML part.
 * An unknown placeholder, or one without a value outside of a section, stops the mail.
 */
export function render(
  template: Template,
  values: Values,
): { ok: true; mail: RenderedMail } | { ok: false; fault: RenderFault } {
  for (const source of [template.subject, template.body]) {
    const fault = faultIn(source, values, template.id);
    if (fault) return { ok: false, fault };
  }
  const fill = (source: string) => Mustache.render(source, values, {}, { escape: (text: string) => text });
  const subject = fill(template.subject).replace(/\s+/g, ' ').trim().slice(0, SUBJECT_LIMIT);
  const text = fill(template.body)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return {
    ok: true,
    mail: { subject, text, html: htmlOf(text, values.odoo_link ? [values.odoo_link] : []) },
  };
}

/** What is wrong with a template whatever the values: for the tab Templates. */
export function templateFault(template: Template): RenderFault | undefined {
  const all = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 'x'])) as Values;
  return faultIn(template.subject, all, template.id) ?? faultIn(template.body, all, template.id);
}

function faultIn(source: string, values: Values, template: string): RenderFault | undefined {
  let tokens: Token[];
  try {
    tokens = Mustache.parse(source) as unknown as Token[];
  } catch (error) {
    const placeholder = (error as Error).message;
    return { code: 'templateSyntax', values: { template, placeholder } };
  }
  return check(tokens, values, template);
}

function check(tokens: Token[], values: Values, template: string): RenderFault | undefined {
  for (const [kind, name, , , inner] of tokens) {
    if (kind === 'text' || kind === '!') continue;
    const fault = (code: RenderFault['code']) => ({ code, values: { template, placeholder: name } });
    if (kind !== 'name' && kind !== '#' && kind !== '^') return fault('templateSyntax');
    if (!(PLACEHOLDERS as readonly string[]).includes(name)) return fault('templateUnknownPlaceholder');
    const value = values[name as keyof Values];
    if (kind === 'name' && value.trim() === '') return fault('templateEmptyPlaceholder');
    const entered = kind === '#' ? value !== '' : value === '';
    const deeper = inner && (entered ? check(inner, values, template) : checkNames(inner, template));
    if (deeper) return deeper;
  }
  return undefined;
}

/** A section that is left out this time still must not name what does not exist. */
function checkNames(tokens: Token[], template: string): RenderFault | undefined {
  const any = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 'x'])) as Values;
  return check(tokens, any, template);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/**
 * The HTML part of a plain text: paragraphs and line breaks, everything escaped.
 * @param links addresses of our own that become links; nothing that a lead wrote ever does
 */
export function htmlOf(text: string, links: string[] = []): string {
  let html = escapeHtml(text);
  for (const link of links) {
    const escaped = escapeHtml(link);
    html = html.split(escaped).join(`<a href="${escaped}">${escaped}</a>`);
  }
  const paragraphs = html.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.split('\n').join('<br>')}</p>`);
  return `<div style="font-family:Arial,sans-serif;font-size:14px;line-height:1.5;color:#202124">${paragraphs.join('')}</div>`;
}
