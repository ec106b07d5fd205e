import type { OutboxRow } from './outbox';

/** What decides whether an action may be begun, whoever carries it out. */
export interface Gate {
  /** the last word before something leaves: a reason not to, or to wait until */
  objection(row: OutboxRow): { cancel: string } | { waitUntil: Date; result: string } | undefined;
  /** whether its task can be made in the CRM; if not, it goes out as an internal mail */
  goesToCrm(row: OutboxRow): boolean;
  /** where tasks go without a CRM; `''`: nowhere */
  taskAddress(row: OutboxRow): string;
  /** recipients that may be written to in this run */
  allowance: number;
  /** automatic mails to customers that may still leave today */
  automaticAllowance: number;
  say(code: GateMessage): string;
}

export type GateMessage = 'resultQuota' | 'resultDailyLimit' | 'resultNoRecipient' | 'resultWaitsTask';

/**
 * Whether this action may be begun now; if not, says why in the row. Who is let through is counted: mark the row as
 * begun at once, what may go next depends on it (two mails to one address for instance).
 * @param held takes the rows that have to wait
 */
export function mayGo(row: OutboxRow, gate: Gate, held: OutboxRow[]): boolean {
  const objection = gate.objection(row);
  if (objection && 'cancel' in objection) {
    Object.assign(row, { state: 'cancelled', result: objection.cancel });
    return false;
  }
  if (objection) return hold(objection.result, objection.waitUntil);
  if (row.action === 'activity' && gate.goesToCrm(row)) return true;
  if (row.action === 'activity' && gate.taskAddress(row) === '') return hold(gate.say('resultWaitsTask'));
  if (row.action === 'alert' && row.to === '') return hold(gate.say('resultNoRecipient'));
  const automatic = row.mode === 'auto' && row.action === 'email';
  if (gate.allowance <= 0) return hold(gate.say('resultQuota'));
  if (automatic && gate.automaticAllowance <= 0) return hold(gate.say('resultDailyLimit'));
  gate.allowance--;
  if (automatic) gate.automaticAllowance--;
  return true;

  function hold(result: string, until?: Date): false {
    row.result = result;
    if (until) row.dueAt = until;
    held.push(row);
    return false;
  }
}
