/**
 * `npm run bench:n8n`: how soon a post of Odoo's is acknowledged, and when it is safe in the agent's Inbox, for 1, 10,
 * 40 and 200 leads at once: straight to the agent's web app on the local host, which like Google runs 30 executions at
 * a time and refuses more, and through n8n in each of its modes, its waits as shipped.
 * `-- queue` measures the ways with this word in their name; `-- --hang-up` measures what arrives when the sender, as
 * Odoo, hangs up after its second. Needs what `npm run test:n8n` needs. Times depend on the machine, which is printed too.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { N8N_VERSION } from '../local/n8n/install';
import { until } from '../local/n8n/leashed';
import { WEB_APP_KEY } from '../local/n8n/web-app';
import { N8nWorld, type WorldOptions } from '../local/n8n/world';

const PARALLEL = [1, 10, 40, 200];

/** So often each number is measured; the many take long. */
const rounds = (parallel: number) => (parallel <= 10 ? 5 : parallel <= 40 ? 3 : 1);

/** Odoo gives up after it. */
const ODOO_WAITS_MS = 1_000;
const PATIENCE_MS = 300_000;

/** So many leads at once, from senders that wait as long as Odoo. */
const IMPATIENT = 20;

/** What has not arrived by then will not. */
const ARRIVES_WITHIN_MS = 60_000;

const WAYS: [name: string, options: WorldOptions | undefined][] = [
  ['straight to the web app', undefined],
  ['n8n, regular', { mode: 'regular' }],
  ['n8n, regular, 5 at a time', { mode: 'regular', environment: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '5' } }],
  ['n8n, queue, 1 worker', { mode: 'queue' }],
];

void main();

async function main(): Promise<void> {
  execFileSync(process.execPath, ['build.mjs'], { stdio: 'inherit' });
  const [cpu] = cpus();
  console.log(
    `n8n ${N8N_VERSION}, Node ${process.versions.node} (web app), ${cpus().length} × ${cpu!.model},`,
  );
  console.log(`${Math.round(totalmem() / 2 ** 30)} GB; n8n, its databases and the web app share it.`);
  const word = process.argv[2] ?? '';
  if (word === '--hang-up') return hangUp();
  console.log(
    'Acknowledged: seconds until the status came. Safe: until the last lead that was not refused stood in the Inbox.\n',
  );
  console.log(
    '| way | leads at once | median | slowest | later than 1 s | refused | the others safe after | load before |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
  for (const [name, options] of WAYS) if (name.includes(word)) await measure(name, options);
}

async function measure(name: string, options: WorldOptions | undefined): Promise<void> {
  const world = new N8nWorld(options ?? { mode: 'regular' });
  try {
    await begin(world, options);
    let last = 0;
    let accepted = 0;
    const post = () => (options ? throughN8n(world, lead(++last)) : straight(world, lead(++last)));
    // The first run of anything is slower.
    for (let i = 0; i < 3; i++) if (await post()) accepted++;
    await inInbox(world, accepted);
    for (const parallel of PARALLEL) {
      const load = loadavg()[0]!;
      const acknowledged: number[] = [];
      const before = accepted;
      const safe: number[] = [];
      for (let round = 0; round < rounds(parallel); round++) {
        const start = performance.now();
        await Promise.all(
          Array.from({ length: parallel }, async () => {
            if (await post()) accepted++;
            acknowledged.push(performance.now() - start);
          }),
        );
        await inInbox(world, accepted);
        safe.push(performance.now() - start);
      }
      const cells = [
        seconds(median(acknowledged)),
        seconds(Math.max(...acknowledged)),
        `${acknowledged.filter((ms) => ms > ODOO_WAITS_MS).length} of ${acknowledged.length}`,
        String(acknowledged.length - (accepted - before)),
        seconds(median(safe)),
        load.toFixed(1),
      ];
      console.log(`| ${name} | ${parallel} | ${cells.join(' | ')} |`);
    }
  } finally {
    await world.stop();
  }
}

async function hangUp(): Promise<void> {
  console.log(
    `| way | of ${IMPATIENT} leads whose senders hang up after 1 s, arrived | acknowledged | load before |`,
  );
  console.log('|---|---:|---:|---:|');
  for (const [name, options] of WAYS) {
    const world = new N8nWorld(options ?? { mode: 'regular' });
    try {
      await begin(world, options);
      const load = loadavg()[0]!;
      const patience = () => AbortSignal.timeout(ODOO_WAITS_MS);
      const posts = Array.from({ length: IMPATIENT }, (_, n) =>
        options ? throughN8n(world, lead(n), patience()) : straight(world, lead(n), patience()),
      );
      const settled = await Promise.allSettled(posts);
      const told = settled.filter((one) => one.status === 'fulfilled' && one.value).length;
      const arrived = async () => (await world.webApp.rows('Inbox')).length;
      await until('all', async () => (await arrived()) >= IMPATIENT, ARRIVES_WITHIN_MS).catch(() => {});
      console.log(`| ${name} | ${await arrived()} | ${told} | ${load.toFixed(1)} |`);
    } finally {
      await world.stop();
    }
  }
}

async function begin(world: N8nWorld, options: WorldOptions | undefined): Promise<void> {
  if (options) await world.start();
  else await world.startWebApp();
  if (options?.mode === 'queue') await world.n8n.startWorker();
}

/** A lead of no urgency: nothing is sent. */
function lead(n: number) {
  return {
    type: 'lead',
    id: `bench-${n}`,
    company: `Company ${n}`,
    email: `contact@company${n}.example`,
    stageId: 2,
    description: `We are looking for a quote for ${(n % 90) + 3} seats, before the end of the month.`,
  };
}

/** Whether n8n said that it has the post. */
async function throughN8n(world: N8nWorld, body: unknown, signal?: AbortSignal): Promise<boolean> {
  return (await world.post(body, { signal })) === 200;
}

/** Whether the agent said that it has the post. Too many at once get a page of Google's. */
async function straight(world: N8nWorld, body: unknown, signal?: AbortSignal): Promise<boolean> {
  const url = `${world.webApp.exec}?key=${WEB_APP_KEY}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal });
  return (await response.text()).startsWith('{"ok":true');
}

async function inInbox(world: N8nWorld, posts: number): Promise<void> {
  await until(
    `${posts} posts in the Inbox`,
    async () => (await world.webApp.rows('Inbox')).length >= posts,
    PATIENCE_MS,
  );
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
