/**
 * Runs in a worker thread of its own, for one execution: makes a fresh V8 context, puts Google's services in it,
 * loads the project's files and calls one function. Built to one string by bundle.ts.
 */
import vm from 'node:vm';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Answer } from './protocol';

/** What one execution is given. */
export interface Assignment {
  /** the project's scripts, evaluated in this order */
  files: { name: string; source: string; cache?: Uint8Array }[];
  functionName: string;
  /** JSON text of the argument list (Dates tagged); the context decodes it */
  args: string;
  /** JSON text of what services/index.ts's `install` takes */
  context: string;
}

export type Outcome =
  | { ok: true; value: string }
  | { ok: false; name: string; message: string; stack: string };

const { services, servicesCache, door, signal } = workerData as {
  services: string;
  servicesCache?: Uint8Array;
  door: MessagePort;
  signal: Int32Array;
};

function callWorld(method: string, args: string): string {
  Atomics.store(signal, 0, 0);
  door.postMessage({ method, args });
  // The notify of the answer before may come late and wake this wait.
  while (Atomics.load(signal, 0) === 0) Atomics.wait(signal, 0, 0);
  const received = receiveMessageOnPort(door) as { message: Answer };
  return JSON.stringify(received.message);
}

/**
 * A global object as a browser or Google has it. One that Node wraps answers each `Math` and `Uint8Array` a hundred
 * times more slowly; Node 20 knew nothing else before 20.18.
 */
const globals = vm.createContext(vm.constants?.DONT_CONTEXTIFY ?? {});
const installServices = new vm.Script(services, {
  filename: 'services.js',
  cachedData: asBuffer(servicesCache),
});

/** A Buffer comes out of a message as plain bytes. */
function asBuffer(bytes: Uint8Array | undefined): Buffer | undefined {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

parentPort!.once('message', (assignment: Assignment) => {
  parentPort!.postMessage(perform(assignment));
});

function perform(assignment: Assignment): Outcome {
  Object.assign(globals, {
    __callWorld: callWorld,
    __tellWorld: (method: string, args: string) => door.postMessage({ method, args, tell: true }),
    __context: assignment.context,
  });
  try {
    installServices.runInContext(globals);
    for (const { name, source, cache } of assignment.files) {
      new vm.Script(source, { filename: name, cachedData: asBuffer(cache) }).runInContext(globals);
    }
    const run = `__invoke(${JSON.stringify(assignment.functionName)}, ${JSON.stringify(assignment.args)})`;
    return { ok: true, value: vm.runInContext(run, globals) as string };
  } catch (thrown) {
    const error = thrown as { name?: string; message?: string; stack?: string };
    return {
      ok: false,
      name: String(error?.name ?? 'Error'),
      message: String(error?.message ?? thrown),
      stack: String(error?.stack ?? ''),
    };
  }
}
