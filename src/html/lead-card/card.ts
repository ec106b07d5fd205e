/** The sidebar's script, inlined into dist/lead-card.html by the build. Everything from the server is put in as text. */
import type { CardAnswer } from '../../entry/card';
import type { LeadCard } from '../../run/card';

/** Google's bridge to the script's global functions. */
interface Runner {
  withSuccessHandler(handler: (answer: CardAnswer) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  getLeadCard(): void;
  decideLead(leadId: string, decision: string, edited?: { key: string; subject: string; text: string }): void;
}

declare const google: { script: { run: Runner } };

const main = document.getElementById('card')!;
const status = document.getElementById('said')!;
const refresh = document.getElementById('refresh') as HTMLButtonElement;

refresh.textContent = '⟳';
refresh.addEventListener('click', () => ask((run) => run.getLeadCard()));
ask((run) => run.getLeadCard());

function ask(call: (run: Runner) => void): void {
  setBusy(true);
  call(google.script.run.withSuccessHandler(show).withFailureHandler(fail));
}

function setBusy(busy: boolean): void {
  for (const button of document.querySelectorAll('button')) button.disabled = busy;
  document.body.setAttribute('aria-busy', String(busy));
}

function fail(error: Error): void {
  setBusy(false);
  status.textContent = error.message;
}

function show(answer: CardAnswer): void {
  setBusy(false);
  status.textContent = answer.said ?? '';
  if (!answer.card) {
    refresh.textContent = `⟳ ${answer.refresh}`;
    return;
  }
  const { card } = answer;
  document.documentElement.lang = card.language;
  refresh.textContent = `⟳ ${card.labels.refresh}`;
  main.replaceChildren(
    ...head(card),
    ...nextOf(card),
    ...scoreOf(card),
    ...moodOf(card),
    ...timelineOf(card),
  );
  main.hidden = false;
}

function head({ title, facts, link }: LeadCard): Node[] {
  const lines = facts.map((fact) => element('p', fact, 'fact'));
  if (!link) return [element('h1', title), ...lines];
  const anchor = element('a', 'Odoo');
  anchor.href = link;
  anchor.rel = 'noopener';
  return [element('h1', title), ...lines, anchor];
}

function scoreOf({ score, labels }: LeadCard): Node[] {
  const line = element('div', '', 'score');
  line.append(
    element('b', String(score.value)),
    element('span', score.grade, 'grade'),
    element('span', score.trend, 'fact'),
  );
  const list = element('ul', '', 'reasons');
  if (score.reasons.length === 0) return [element('h2', labels.score), line];
  const most = Math.max(score.base, ...score.reasons.map(({ points }) => Math.abs(points)));
  for (const { label, points } of [{ label: labels.base, points: score.base }, ...score.reasons]) {
    const item = element('li', '');
    const bar = element('div', '', 'bar');
    const filled = element('i', '', points < 0 ? 'less' : '');
    filled.style.width = `${(100 * Math.abs(points)) / most}%`;
    bar.append(filled);
    item.append(
      element('span', label),
      element('span', `${points < 0 ? '−' : '+'}${Math.abs(points)}`, 'points'),
      bar,
    );
    list.append(item);
  }
  return [element('h2', labels.score), line, list, element('p', score.model, 'fact')];
}

/** The customer's words, those that decided the mood marked. */
function moodOf({ mood, labels }: LeadCard): Node[] {
  const words = element('div', '', 'words');
  let at = 0;
  for (const { start, end, weight } of mood.words) {
    if (start < at) continue;
    words.append(
      mood.text.slice(at, start),
      element('mark', mood.text.slice(start, end), weight < 0 ? 'less' : ''),
    );
    at = end;
  }
  words.append(mood.text.slice(at));
  const nodes: Node[] = [element('h2', labels.mood), element('span', mood.label, `mood ${mood.kind}`)];
  if (mood.sure) nodes.push(element('span', mood.sure, 'sure'));
  if (mood.text) nodes.push(words);
  return nodes;
}

function nextOf({ id, next, proposal, labels }: LeadCard): Node[] {
  const told = [element('h2', labels.next), element('p', next.action), element('p', next.because, 'fact')];
  if (!proposal) return [...told, element('p', labels.noProposal, 'fact')];
  const subject = element('input', '');
  const text = element('textarea', '');
  subject.value = proposal.subject;
  text.value = proposal.text;
  const decide = (decision: string) =>
    ask((run) =>
      run.decideLead(id, decision, { key: proposal.key, subject: subject.value, text: text.value }),
    );
  const actions = element('div', '', 'actions');
  for (const decision of ['send', 'draft', 'snooze', 'reject'] as const) {
    const button = element('button', labels[decision], decision === 'send' ? 'main' : '');
    button.type = 'button';
    button.addEventListener('click', () => decide(decision));
    actions.append(button);
  }
  return [
    ...told,
    element('h2', labels.proposal),
    element('p', `${labels.to} ${proposal.to}`, 'fact'),
    labelled(labels.subject, subject),
    labelled(labels.text, text),
    actions,
  ];
}

function timelineOf({ timeline, labels }: LeadCard): Node[] {
  const list = element('ul', '', 'timeline');
  for (const { at, what, text, mood } of timeline) {
    const item = element('li', '', mood);
    item.append(element('div', `${at} · ${what}`, 'when'), element('div', text));
    list.append(item);
  }
  return [element('h2', labels.timeline), list];
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  const label = element('label', text);
  label.append(field);
  return label;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
