import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../isolate/bundle';

/** A node of a workflow file, as far as it is looked at here. */
export interface WorkflowNode {
  id: string;
  name: string;
  type: string;
  typeVersion: number;
  // biome-ignore lint/suspicious/noExplicitAny: every type of node has parameters of its own
  parameters: any;
  credentials?: Record<string, { id: string; name: string }>;
  webhookId?: string;
  retryOnFail?: boolean;
  maxTries?: number;
  waitBetweenTries?: number;
  onError?: string;
  executeOnce?: boolean;
}

export interface Workflow {
  id: string;
  name: string;
  active: boolean;
  nodes: WorkflowNode[];
  connections: Record<string, { main: { node: string; type: string; index: number }[][] }>;
  settings: Record<string, unknown>;
}

/** A credential in the form in which n8n imports it. */
export interface Credential {
  id: string;
  name: string;
  type: string;
  data: Record<string, string | number | boolean>;
}

export const MAIN = 'agent-sales-coach.json';
export const ERRORS = 'errors.json';

export function readWorkflow(file: typeof MAIN | typeof ERRORS): Workflow {
  return JSON.parse(readFileSync(path.join(ROOT, 'n8n', file), 'utf8'));
}

export function readCredentials(): Credential[] {
  return JSON.parse(readFileSync(path.join(ROOT, 'n8n', 'credentials.example.json'), 'utf8'));
}

/** What an admin fills in after the import. */
export interface Filled {
  webAppUrl: string;
  odooUrl: string;
  odooDatabase: string;
  /** data of each credential of the example file, by its id */
  credentials: Record<string, Credential['data']>;
  /** how often n8n asks what is due; seconds. Absent: as shipped */
  everySeconds?: number;
  /** entries that "Drop repeats" remembers. Absent: as shipped */
  repeatsKept?: number;
  /** between two tries of a node. Milliseconds; absent: as shipped */
  betweenTriesMs?: number;
  /** the long waits, between rounds of tries. Seconds; from 65 on n8n keeps what waits in its database */
  waitSeconds?: number;
  /** how often it waits and tries again. Absent: as shipped */
  rounds?: number;
}

/** Writes the shipped workflows and credentials into a folder, filled in as an admin would. */
export function fillIn(folder: string, filled: Filled): { workflows: string; credentials: string } {
  const workflows = path.join(folder, 'workflows');
  mkdirSync(workflows, { recursive: true });
  for (const file of [MAIN, ERRORS] as const) {
    const workflow = readWorkflow(file);
    for (const node of workflow.nodes) adapt(node, filled);
    writeFileSync(path.join(workflows, file), JSON.stringify(workflow));
  }
  const credentials = path.join(folder, 'credentials.json');
  const data = readCredentials().map((each) => ({ ...each, data: filled.credentials[each.id] ?? each.data }));
  writeFileSync(credentials, JSON.stringify(data));
  return { workflows, credentials };
}

function adapt(node: WorkflowNode, filled: Filled): void {
  const { parameters } = node;
  if (node.name === 'Settings')
    for (const assignment of parameters.assignments.assignments)
      assignment.value = filled[assignment.name as keyof Filled] ?? assignment.value;
  if (node.waitBetweenTries && filled.betweenTriesMs) node.waitBetweenTries = filled.betweenTriesMs;
  if (node.type === 'n8n-nodes-base.wait' && filled.waitSeconds)
    Object.assign(parameters, { amount: filled.waitSeconds, unit: 'seconds' });
  if (node.name.endsWith('again?') && filled.rounds)
    parameters.conditions.conditions[0].leftValue = `={{ $runIndex < ${filled.rounds} }}`;
  if (node.name === 'Every minute' && filled.everySeconds)
    parameters.rule = { interval: [{ field: 'seconds', secondsInterval: filled.everySeconds }] };
  if (node.name === 'Drop repeats' && filled.repeatsKept) parameters.options.historySize = filled.repeatsKept;
}
