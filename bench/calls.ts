/**
 * `npm run bench:calls`: how many service calls the agent makes, measured on the local host. Counts, not times.
 * A call is counted when it reads or changes something; getting a handle (a Sheet, a Range) is listed apart.
 */
import path from 'node:path';
import { createHost, type Host } from '../local/host';
import { ROOT } from '../local/isolate/bundle';
import type { Execution } from '../local/world/execution';
import type { HandedAction } from '../src/receive/delivery-answers';

const SIZES = [1_000, 10_000];
const ITEMS_A_POST = 500;
const KEY = 'bench';
const START = Date.parse('2026-11-22T09:00:00Z');

interface Row {
  what: string;
  leads: number;
  execution: Execution;
}

void main();

async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const leads of SIZES) rows.push(...(await measure(leads)));
  console.log('what                                    leads   spreadsheet  all  handles');
  for (const { what, leads, execution } of rows) {
    const { total, handles } = execution.calls;
    const cells = [String(leads), String(ofSpreadsheet(execution)), String(total), String(handles)];
    console.log(`${what.padEnd(38)}${cells.map((cell, i) => cell.padStart([7, 14, 5, 9][i]!)).join('')}`);
  }
  const safe = await callsUntilSafe();
  console.log(`doPost: the event is in the Inbox after call ${safe}`);
}

async function measure(leads: number): Promise<Row[]> {
  const host = await agent();
  try {
    await fill(host, leads);
    const rows: Row[] = [];
    const note = async (what: string, act: () => Promise<unknown>) => {
      await act();
      const execution = host.world.executions.list
        .filter(({ functionName }) => functionName !== 'onEdit')
        .pop()!;
      if (execution.state !== 'completed') throw new Error(`${what}: ${execution.error?.message}`);
      rows.push({ what, leads, execution });
    };
    await note('run that looks at every lead', async () => {
      await host.advance({ by: '1d' }, 1);
      await host.run('runAgent', [], 'menu');
    });
    await note('idle tick', () => host.run('tick', [], 'time'));
    await note('doPost, new lead, shown at once', () => post(host, lead(leads + 1)));
    await note('doPost, known lead, shown at once', () =>
      post(host, { ...lead(7), phone: '+33 1 23 45 67 89' }),
    );
    await note('doPost, the same again', () => post(host, { ...lead(7), phone: '+33 1 23 45 67 89' }));
    await note('run after these posts', () => host.run('runAgent', [], 'menu'));
    await deliverByN8n(host);
    let handed: HandedAction[] = [];
    await note('claim, 10 mails handed out', async () => {
      handed = (await post(host, { type: 'claim', limit: 10 })).actions!;
    });
    if (handed.length !== 10) throw new Error(`${handed.length} actions were handed out`);
    const { key, lease } = handed[0]!;
    await note('report', () => post(host, { type: 'report', key, lease, outcome: 'sent' }));
    await host.run('tick', [], 'time');
    await note('claim, nothing is due', () => post(host, { type: 'claim' }));
    return rows;
  } finally {
    await host.close();
  }
}

/** An agent without a CRM: every call that is counted is Google's. */
function agent(): Promise<Host> {
  return createHost({
    project: path.join(ROOT, 'dist'),
    now: START,
    odoo: { kind: 'none' },
    async prepare(host) {
      host.world.properties.set('script', { WEB_APP_KEY: KEY });
      const { execution } = await host.run('setUp', [], 'menu');
      if (execution.error) throw new Error(execution.error.message);
    },
  });
}

async function fill(host: Host, leads: number): Promise<void> {
  for (let from = 1; from <= leads; from += ITEMS_A_POST) {
    const count = Math.min(ITEMS_A_POST, leads - from + 1);
    await post(
      host,
      Array.from({ length: count }, (_, i) => lead(from + i)),
    );
  }
  await host.run('runAgent', [], 'menu');
}

/** From now on n8n delivers; ten mails are due, and a run has seen to all else. */
async function deliverByN8n(host: Host): Promise<void> {
  const { name, values } = host.world.workbook.view().find((sheet) => sheet.name === 'Settings')!;
  const row = values.findIndex((cells) => cells.includes('deliver')) + 1;
  await host.edit(name, `B${row}`, 'n8n');
  const angry = 'I am very disappointed: still no answer after three weeks, this is unacceptable.';
  await post(
    host,
    Array.from({ length: 10 }, (_, i) => ({ ...lead(1_000_000 + i), description: angry })),
  );
  await host.run('tick', [], 'time');
}

/** Three days old and qualified: no rule holds, so that the count is that of reading, judging and writing. */
function lead(n: number) {
  return {
    type: 'lead',
    id: n,
    company: `Company ${n}`,
    contact: `Contact ${n}`,
    email: `contact${n}@company${n}.example`,
    description: `We are looking for a quote for ${(n % 90) + 3} seats, before the end of the month.`,
    stageId: 2,
    createdAt: '2026-11-19T09:00:00Z',
    movedAt: '2026-11-19T09:00:00Z',
  };
}

async function post(host: Host, body: unknown): Promise<{ actions?: HandedAction[] }> {
  const answer = await fetch(`${host.exec}?key=${KEY}`, { method: 'POST', body: JSON.stringify(body) });
  const said = (await answer.json()) as { ok: boolean; message?: string; actions?: HandedAction[] };
  if (!said.ok) throw new Error(said.message);
  return said;
}

function ofSpreadsheet({ calls }: Execution): number {
  return Object.entries(calls.byMethod)
    .filter(([method]) => /^(Range|Sheet|Spreadsheet|SpreadsheetApp)\./.test(method))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** The first call at which a killed doPost has left its event in the Inbox. */
async function callsUntilSafe(): Promise<number> {
  for (let calls = 1; calls <= 20; calls++) {
    const host = await agent();
    try {
      host.world.executions.pendingFault = { crashAtCall: calls + 1 };
      await fetch(`${host.exec}?key=${KEY}`, { method: 'POST', body: JSON.stringify(lead(1)) });
      const inbox = host.world.workbook.view().find(({ name }) => name === 'Inbox')!;
      if (inbox.values.length > 1) return calls;
    } finally {
      await host.close();
    }
  }
  throw new Error('The event was never safe.');
}
