/**
 * `google.script` of a dialog or sidebar. The dialog's document is cut off from the page; each call goes to the page
 * as a message, and the page asks the host.
 */
type Handler = ((value: unknown, userObject?: unknown) => void) | undefined;

interface Runner {
  success: Handler;
  failure: Handler;
  userObject: unknown;
}

const waiting = new Map<number, Runner>();
let lastCall = 0;

/** Only what is answered with a message is sent: the rest of what comes in is not for us. */
addEventListener('message', ({ source, data }) => {
  if (source !== parent || typeof data?.answers !== 'number') return;
  const runner = waiting.get(data.answers);
  waiting.delete(data.answers);
  if (data.ok) runner?.success?.(data.value ?? null, runner.userObject);
  else if (runner?.failure)
    runner.failure(Object.assign(new Error(data.error), { name: data.name }), runner.userObject);
  else if (runner) console.error(`Uncaught ${data.name}: ${data.error}`);
});

addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
  tell({ blocked: blockedURI, directive: effectiveDirective });
});

function runner(state: Runner): unknown {
  const changed = (change: Partial<Runner>) => runner({ ...state, ...change });
  const setters: Record<string, (value: never) => unknown> = {
    withSuccessHandler: (success: Handler) => changed({ success }),
    withFailureHandler: (failure: Handler) => changed({ failure }),
    withUserObject: (userObject: unknown) => changed({ userObject }),
  };
  return new Proxy(
    {},
    {
      get: (_, name) =>
        typeof name !== 'string'
          ? undefined
          : (setters[name] ?? ((...args: unknown[]) => call(name, args, state))),
    },
  );
}

function call(name: string, args: unknown[], state: Runner): void {
  const sent = args.map((arg) => carried(arg));
  waiting.set(++lastCall, state);
  tell({ call: lastCall, function: name, args: sent });
}

/** What Google carries: plain values, and a form as its fields. @throws TypeError for anything else */
function carried(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof HTMLFormElement) return fieldsOf(value);
  if (value instanceof Date || value instanceof Node || typeof value === 'function')
    throw new TypeError(
      `Failed due to illegal value in property: a ${value.constructor.name} is not carried.`,
    );
  if (Array.isArray(value)) return value.map(carried);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, carried(each)]));
}

function fieldsOf(form: HTMLFormElement): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

function tell(message: object): void {
  parent.postMessage({ googleScript: true, ...message }, '*');
}

Object.assign(globalThis, {
  google: {
    script: {
      run: runner({ success: undefined, failure: undefined, userObject: undefined }),
      host: {
        close: () => tell({ close: true }),
        setWidth: (width: number) => tell({ width }),
        setHeight: (height: number) => tell({ height }),
        editor: { focus: () => tell({ focus: true }) },
        origin: '',
      },
    },
  },
});
