/** The command line of the local host: `npm start` (the agent) and `npm run host` (any project). */
import { startAgent, webhookUrl } from './demo/agent';
import { report } from './demo/report';
import { createHost, type Host } from './host';
import { HELP, OptionError, readOptions, type StartOptions } from './options';

/** Columns of a terminal that does not say. */
const USUAL_WIDTH = 120;

const IMPATIENT_AFTER_MS = 500;

void main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  try {
    const options = readOptions(args);
    if (options === 'help') return console.log(HELP);
    await serve(options);
  } catch (error) {
    console.error((error as Error).message);
    if (error instanceof OptionError) console.error('All options: npm start -- --help');
    process.exit(1);
  }
}

async function serve(options: StartOptions): Promise<void> {
  const { project } = options;
  const host = project === undefined ? await startAgent(options) : await createHost({ ...options, project });
  closeOnSignal(host);
  for (const notice of host.notices) console.warn(notice);
  if (project === undefined) console.log(`\n${report(host, process.stdout.columns ?? USUAL_WIDTH)}\n`);
  printAddresses(
    host,
    project === undefined ? `Webhook      ${webhookUrl(host)}` : `Web app      ${host.exec}`,
    options.data,
  );
}

function printAddresses(host: Host, webApp: string, data: string): void {
  console.log(webApp);
  console.log(`Control API  ${host.url}/api   (header X-Control-Token, see ${data}/control.json)`);
  if (host.odoo) console.log(`Odoo         ${host.odooUrl}   (stand-in)`);
  console.log('Ctrl-C stops; started again everything is as it was. --fresh forgets it.');
  console.log(`ready ${host.url}/?token=${host.token}`);
}

/**
 * Ctrl-C reaches this process twice when npm passes it on as well; only a later one means that the person will not
 * wait for executions that still run.
 */
function closeOnSignal(host: Host): void {
  let since: number | undefined;
  const close = async () => {
    if (since !== undefined && performance.now() - since > IMPATIENT_AFTER_MS) process.exit(1);
    if (since !== undefined) return;
    since = performance.now();
    await host.close();
    process.exit(0);
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}
