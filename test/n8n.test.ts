import { readFileSync } from 'node:fs';
import {
  type Credential,
  ERRORS,
  MAIN,
  readCredentials,
  readWorkflow,
  type Workflow,
  type WorkflowNode,
} from '../local/n8n/workflows';

/** Who makes or sends something: a second try after a lost answer would do it twice. */
const NEVER_TWICE = ['Send the mail', 'Make the activity'];

const main = readWorkflow(MAIN);
const errors = readWorkflow(ERRORS);
const both: [string, Workflow][] = [
  [MAIN, main],
  [ERRORS, errors],
];

const ofType = (workflow: Workflow, type: string) =>
  workflow.nodes.filter((node) => node.type === `n8n-nodes-base.${type}`);

const node = (name: string) => main.nodes.find((each) => each.name === name)!;

/** Names of the nodes that an output of a node leads to. */
const after = (name: string, output = 0) =>
  (main.connections[name]?.main[output] ?? []).map((connection) => connection.node);

describe.each(both)('n8n/%s', (file, workflow) => {
  test('keeps its id, so that a later import replaces it', () => {
    expect(workflow.id).toBe(file === MAIN ? 'ascMain000000001' : 'ascErr0000000001');
    expect(workflow.active).toBe(false);
  });

  test('each node has a name and an id of its own', () => {
    for (const of of ['name', 'id'] as const) {
      const all = workflow.nodes.map((each) => each[of]);
      expect(all).toEqual([...new Set(all)]);
    }
  });

  test('connections lead from and to nodes that exist, and each node but the triggers is led to', () => {
    const names = new Set(workflow.nodes.map(({ name }) => name));
    const reached = new Set<string>();
    for (const [from, { main: outputs }] of Object.entries(workflow.connections)) {
      expect(names).toContain(from);
      for (const connection of outputs.flat()) {
        expect(names).toContain(connection.node);
        reached.add(connection.node);
      }
    }
    const unreached = workflow.nodes.filter(({ name, type }) => !reached.has(name) && !/Note$/.test(type));
    expect(unreached.map(({ type }) => type).every((type) => /(Trigger|webhook)$/.test(type))).toBe(true);
  });

  test('expressions name nodes that exist', () => {
    const names = new Set(workflow.nodes.map(({ name }) => name));
    for (const [, named] of JSON.stringify(workflow.nodes).matchAll(/\$\('([^']+)'\)/g))
      expect(names).toContain(named);
  });

  test('runs on an n8n as it is installed: no Code node, no environment, nothing foreign', () => {
    for (const { type } of workflow.nodes) expect(type).toMatch(/^n8n-nodes-base\.(?!code|executeCommand)/);
    expect(JSON.stringify(workflow)).not.toMatch(/\$env\b|require\(/);
  });

  test('holds no secret: what its nodes log in with are the credentials of the example file', () => {
    const examples = readCredentials();
    for (const { credentials = {} } of workflow.nodes)
      for (const [type, { id, name }] of Object.entries(credentials))
        expect(examples.map((each) => [each.id, each.name, each.type])).toContainEqual([id, name, type]);
    expect(JSON.stringify(workflow)).not.toMatch(/[?&]key=|bearer [^"]|password=|AKfycb/i);
  });

  test('has its manual inside, in both languages', () => {
    const notes = ofType(workflow, 'stickyNote').map(({ parameters }) => parameters.content);
    expect(notes.length).toBeGreaterThan(0);
    for (const text of notes) expect(text).toMatch(/FR|Français/);
  });
});

test('the credentials of the example file hold nothing that could be a secret', () => {
  const SECRETS = /^(password|value|token)$/;
  for (const { data } of readCredentials() as Credential[]) {
    const secrets = Object.entries(data).filter(([name]) => SECRETS.test(name));
    expect(secrets.map(([, value]) => value)).toEqual(['CHANGE-ME']);
  }
});

test('the alerts go out over another mail account than the mails that may have failed', () => {
  const [alert] = ofType(errors, 'emailSend');
  expect(alert!.credentials!.smtp!.id).not.toBe(node('Send the mail').credentials!.smtp!.id);
});

test('a run ends where it is meant to end', () => {
  const ends = main.nodes.filter(({ name, type }) => !/stickyNote$/.test(type) && !main.connections[name]);
  const others = ends.filter(({ type }) => !/stopAndError$/.test(type));
  expect(others.map(({ name }) => name)).toEqual(['Another run is at work', 'Forget old repeats']);
});

test('what fails ends in the error workflow', () => {
  expect(main.settings.errorWorkflow).toBe(errors.id);
  expect(main.settings.saveDataErrorExecution).toBe('all');
});

describe('the calls by HTTP', () => {
  const calls = ofType(main, 'httpRequest');

  test('each has a time limit and takes nothing but JSON for an answer', () => {
    expect(calls.length).toBeGreaterThan(4);
    for (const { parameters } of calls) {
      expect(parameters.options.timeout).toBeGreaterThan(0);
      expect(parameters.options.timeout).toBeLessThanOrEqual(60_000);
      expect(parameters.options.response.response.responseFormat).toBe('json');
    }
  });

  test('each follows Google’s redirect, which versions before 4 do not', () => {
    for (const { typeVersion, parameters } of calls) {
      expect(typeVersion).toBeGreaterThanOrEqual(4);
      expect(parameters.options.redirect.redirect.followRedirects).toBe(true);
    }
  });

  test('each is tried again, except the one that would make something twice', () => {
    const again = (each: WorkflowNode) => each.retryOnFail === true && each.maxTries! >= 2;
    expect(calls.filter((each) => !again(each)).map(({ name }) => name)).toEqual(['Make the activity']);
    for (const name of ['Hand the lead over', 'Claim', 'Report']) expect(node(name).maxTries).toBe(5);
  });

  test('none fails silently: its error leads somewhere', () => {
    for (const { name, onError } of calls)
      if (onError === 'continueErrorOutput') expect(after(name, 1)).not.toEqual([]);
      else expect([name, onError]).toEqual(['Tick', 'continueRegularOutput']);
  });
});

test('nothing that sends or makes something is tried again by n8n', () => {
  for (const name of NEVER_TWICE) {
    expect(node(name).retryOnFail).toBe(false);
    expect(node(name).onError).toBe('continueErrorOutput');
  }
  expect(ofType(main, 'emailSend').map(({ name }) => name)).toEqual(['Send the mail']);
});

test('a mail goes out as the agent wrote it, without n8n’s own line', () => {
  expect(node('Send the mail').parameters.options.appendAttribution).toBe(false);
});

/** What a mail server's answer leads to, as nodemailer words it. */
describe('the answer of the mail server', () => {
  const { values } = node('What did the server say?').parameters.rules;

  function leadsTo(error: string): string {
    const output = values.findIndex(
      ({ conditions }: { conditions: { conditions: { rightValue: string }[] } }) =>
        new RegExp(conditions.conditions[0]!.rightValue).test(error),
    );
    return after('What did the server say?', output < 0 ? values.length : output)[0]!;
  }

  test.each([
    ['Message failed: 451 4.7.1 Greylisted, try again later', 'Refused for now'],
    ["Can't send mail - all recipients were rejected: 450 4.2.0 Mailbox busy", 'Refused for now'],
    ['Data command failed: 421 4.3.2 Shutting down', 'Refused for now'],
    ["Can't send mail - all recipients were rejected: 550 5.1.1 No such user", 'Refused for good'],
    ['Message failed: 554 5.7.1 Spam', 'Refused for good'],
    ['Invalid login: 535 5.7.8 Username and Password not accepted', 'Our mail account'],
    ['Mail command failed: 530 5.7.0 Authentication Required', 'Our mail account'],
    ['connect ECONNREFUSED 192.0.2.1:465', 'Our mail account'],
    ['getaddrinfo ENOTFOUND smtp.example.com', 'Our mail account'],
    ['Greeting never received', 'Our mail account'],
    ['Connection timeout', 'Our mail account'],
    ['self-signed certificate in certificate chain', 'Our mail account'],
    ['Connection closed unexpectedly', 'Nobody knows'],
    ['Timeout', 'Nobody knows'],
    ['read ECONNRESET', 'Nobody knows'],
    ['Unexpected socket close', 'Nobody knows'],
    ['anything else', 'Nobody knows'],
  ])('%s → %s', (error, outcome) => {
    expect(leadsTo(error)).toBe(outcome);
  });

  test('each outcome says what the agent needs to hear', () => {
    const told = (name: string) =>
      Object.fromEntries(
        node(name).parameters.assignments.assignments.map((each: { name: string; value: unknown }) => [
          each.name,
          each.value,
        ]),
      );
    expect(told('Sent')).toMatchObject({ outcome: 'sent', alarm: '' });
    expect(told('Refused for now')).toMatchObject({ outcome: 'failed', retry: true, alarm: '' });
    expect(told('Refused for good')).toMatchObject({ outcome: 'failed', retry: false, alarm: '' });
    expect(told('Our mail account')).toMatchObject({ outcome: 'failed', retry: true });
    expect(told('Our mail account').alarm).toContain('mail server');
    expect(told('Nobody knows')).toMatchObject({ outcome: 'unknown' });
  });
});

describe('claims and reports', () => {
  const schema = JSON.parse(readFileSync('docs/post.schema.json', 'utf8'));

  /** The schema of a request, wherever it stands in the file. */
  // biome-ignore lint/suspicious/noExplicitAny: a JSON Schema
  function requestSchema(type: string, at: any = schema): any {
    if (typeof at !== 'object' || at === null) return undefined;
    if (at.properties?.type?.const === type) return at;
    for (const inner of Object.values(at)) {
      const found = requestSchema(type, inner);
      if (found) return found;
    }
    return undefined;
  }

  /** Names of the fields of the object that a node posts. */
  function fieldsOf(name: string): string[] {
    const object = /JSON\.stringify\(\{(.*)\}\)/s.exec(node(name).parameters.jsonBody)![1]!;
    return [...object.matchAll(/(?:^|,)\s*(\w+): /g)].map(([, field]) => field!);
  }

  test.each([
    ['Claim', 'claim'],
    ['Report', 'report'],
    ['Tick', 'tick'],
  ])('%s posts what docs/post.schema.json describes', (name, type) => {
    const { properties, required } = requestSchema(type);
    const fields = fieldsOf(name);
    expect(node(name).parameters.jsonBody).toContain(`type: '${type}'`);
    for (const field of fields) expect(Object.keys(properties)).toContain(field);
    for (const field of required) expect(fields).toContain(field);
  });

  test('a claim that is tried again is the same claim', () => {
    const { jsonBody } = node('Claim').parameters;
    expect(jsonBody).toContain('$execution.id');
    expect(jsonBody).not.toMatch(/\$now|Date|Math\.random/);
  });

  test('one action a claim: n8n killed now leaves one mail uncertain', () => {
    const settings = node('Settings').parameters.assignments.assignments;
    expect(settings.find(({ name }: { name: string }) => name === 'actionsPerClaim').value).toBe(1);
  });

  test('a claim begins with the schedule alone, so that one run has one action in hand', () => {
    const before = Object.entries(main.connections)
      .filter(([, { main: outputs }]) => outputs.flat().some((connection) => connection.node === 'Claim'))
      .map(([name]) => name);
    expect(before.sort()).toEqual(['More to do?', 'Tick']);
  });
});
