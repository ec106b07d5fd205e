import { GRACE_MINUTES, LEASE_MINUTES } from '../../src/act/lease';
import type { HandedAction } from '../../src/receive/delivery-answers';
import type { Agent, AgentOptions } from './agent';
import { WORDS } from './words';

/** Posts to the web app; `undefined` where the execution died, or answered what is no JSON. */
export async function tryPost(agent: Agent, body: unknown) {
  try {
    return await agent.post(body);
  } catch {
    return undefined;
  }
}

/**
 * Somebody who delivers for the agent as n8n does: claims, does, reports, and posts again whatever was not answered,
 * the claim with the same id.
 */
export function workerOf(agent: Agent) {
  let claims = 0;
  const worker = {
    /** what left: mails, and activities made in Odoo */
    done: [] as HandedAction[],
    async persistently(body: unknown) {
      for (let tries = 0; tries < 5; tries++) {
        const answer = await tryPost(agent, body);
        if (answer && !('error' in answer)) return answer;
      }
      throw new Error(`No answer to ${JSON.stringify(body)}`);
    },
    async claim(more: object = {}): Promise<HandedAction[]> {
      claims++;
      const answer = await worker.persistently({ type: 'claim', claimId: `worker-${claims}`, ...more });
      return answer.actions;
    },
    do(action: HandedAction): void {
      worker.done.push(action);
    },
    report: ({ key, lease }: HandedAction, outcome = 'sent', more: object = {}) =>
      worker.persistently({ type: 'report', key, lease, outcome, ...more }),
    /** Claims until nothing is left, and does it all. */
    async deliver(): Promise<void> {
      for (let actions = await worker.claim(); actions.length > 0; actions = await worker.claim()) {
        for (const action of actions) {
          worker.do(action);
          await worker.report(action);
        }
      }
    },
    /** What left, as `recipient: subject`, in alphabetical order. */
    sent: () => worker.done.map(({ to, subject }) => `${to}: ${subject}`).sort(),
  };
  return worker;
}

/** After this time nothing is expected of a lease any more. */
export const leaseIsOver = `${LEASE_MINUTES + GRACE_MINUTES + 1}m`;

/** Starts agents for which n8n delivers, each with the worker who does; `startAgent` as of `agents()`. */
export function delivering(startAgent: (options?: AgentOptions) => Promise<Agent>) {
  return async (options: AgentOptions = {}) => {
    const agent = await startAgent({ ...options, settings: { deliver: 'n8n', ...options.settings } });
    return { agent, worker: workerOf(agent) };
  };
}

/** The agent's automatic support mail for this lead is due. */
export async function angryLead(agent: Agent, id: string, more: object = {}): Promise<void> {
  await agent.postLead({ id, stage: 'Proposition', description: WORDS.en.angry, ...more });
  await agent.tick();
}

/** The states of what was intended for a lead. */
export const states = (agent: Agent, id: string) => agent.outbox(id).map(({ State }) => State);
