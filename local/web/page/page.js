/** A view of the workbook, the mailbox and the executions, asked for anew every two seconds. */

const REFRESH_MS = 2000;
const token = new URLSearchParams(location.search).get('token') ?? '';
const element = (id) => document.getElementById(id);

let shown = location.hash ? decodeURIComponent(location.hash.slice(1)) : '';
let drawn = '';

async function refresh() {
  try {
    const [{ sheets }, mail, { executions }, clock] = await Promise.all(
      ['workbook', 'mail', 'executions', 'clock'].map(ask),
    );
    const tabs = new Map(sheets.map(({ name, values }) => [name, () => sheetTable(values)]));
    tabs.set('✉ Mailbox', () => mailbox(mail));
    tabs.set('▷ Executions', () => executionTable(executions));
    if (!tabs.has(shown)) shown = tabs.keys().next().value;
    element('clock').textContent = new Date(clock.now).toLocaleString();
    element('trouble').hidden = true;
    draw(tabs, JSON.stringify([shown, [...tabs.keys()], sheets, mail, executions]));
  } catch (error) {
    element('trouble').textContent = `The host does not answer: ${error.message}`;
    element('trouble').hidden = false;
  } finally {
    setTimeout(refresh, REFRESH_MS);
  }
}

async function ask(what) {
  const response = await fetch(`/api/${what}`, { headers: { 'X-Control-Token': token } });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Draws only what has changed, so that a selection and the focus stay. */
function draw(tabs, state) {
  if (state === drawn) return;
  drawn = state;
  element('tabs').replaceChildren(
    ...[...tabs.keys()].map((name) => {
      const button = make('button', name);
      button.type = 'button';
      button.setAttribute('role', 'tab');
      button.setAttribute('aria-selected', String(name === shown));
      button.addEventListener('click', () => {
        shown = name;
        history.replaceState(null, '', `#${encodeURIComponent(name)}`);
        draw(tabs, name);
      });
      return button;
    }),
  );
  element('content').replaceChildren(...[tabs.get(shown)()].flat());
}

function sheetTable([head = [], ...rows]) {
  return table(head, rows);
}

function executionTable(executions) {
  const rows = executions
    .toReversed()
    .map((run) => [
      run.function,
      run.kind,
      run.start,
      `${run.ms} ms`,
      run.calls.total,
      run.outcome,
      [run.error, ...run.log.map(({ text }) => text)].filter(Boolean).join('\n'),
    ]);
  return table(['Function', 'Started by', 'Start', 'Duration', 'Service calls', 'Outcome', 'Log'], rows);
}

function mailbox({ sent, drafts, received }) {
  const all = [
    ...drafts.map((message) => ['Draft', message]),
    ...sent.map((message) => ['Sent', message]),
    ...received.map((message) => ['Received', message]),
  ];
  if (all.length === 0) return [make('p', 'No mail yet.')];
  return all
    .sort(([, one], [, other]) => other.date.localeCompare(one.date))
    .map(([kind, { from, to, subject, text, date }]) => {
      const article = document.createElement('article');
      article.append(
        make('h2', subject),
        make('p', `${kind} · ${date} · ${from} → ${to}`),
        make('pre', text),
      );
      return article;
    });
}

function table(head, rows) {
  const drawnTable = document.createElement('table');
  const headRow = drawnTable.createTHead().insertRow();
  for (const name of head) headRow.append(make('th', name));
  const body = drawnTable.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const value of row) line.append(make('td', value));
  }
  return drawnTable;
}

function make(tag, text) {
  const made = document.createElement(tag);
  made.textContent = String(text ?? '');
  return made;
}

// It scrolls, so the keyboard must reach it.
element('content').tabIndex = 0;
refresh();
