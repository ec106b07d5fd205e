import { OFFERS, report, type Told } from '../act/lease';
import type { OutboxRow } from '../act/outbox';
import { say } from '../i18n/messages';
import type { ReportAnswer } from '../receive/delivery-answers';
import { outboxOf, outboxRow } from '../sheet/rows';
import type { Workbook } from '../sheet/workbook';

export interface Reporting extends Told {
  key: string;
  error: string;
}

export type Reported =
  | { ok: true; state: ReportAnswer['state']; fault: string; untold: boolean }
  | { ok: false; reason: 'UNKNOWN_KEY' | 'OLD_LEASE' };

/**
 * Takes a report about an action that was handed out and stores what became of it; reads and writes the Outbox only.
 * The next run tells the lead and the CRM.
 */
export function takeReport(workbook: Workbook, told: Reporting, now: Date): Reported {
  const table = workbook.table('outbox');
  const values = table.get(told.key);
  if (!values) return { ok: false, reason: 'UNKNOWN_KEY' };
  const row = outboxOf(values);
  const taken = report(row, told, now);
  if (!taken) return { ok: false, reason: 'OLD_LEASE' };
  const next = { ...taken.row };
  if (next.state !== row.state) next.result = wordsOf(workbook, next, told);
  if (taken.changed) table.save([outboxRow(next)]);
  const failed = taken.changed && told.outcome !== 'sent';
  return {
    ok: true,
    state: taken.state as ReportAnswer['state'],
    fault: failed ? `${next.key}: ${next.result}` : '',
    untold: next.untold,
  };
}

function wordsOf({ language }: Workbook, row: OutboxRow, { error }: Reporting): string {
  if (row.state === 'sent')
    return say(language, row.action === 'activity' ? 'resultActivityDelivered' : 'resultDelivered', {
      to: row.to,
    });
  if (row.state === 'unknown') return say(language, 'resultNotKnown', { error }).trim();
  const said = error || say(language, 'resultNoDetail');
  return say(language, 'resultFailed', { error: said, tries: row.tries, of: OFFERS });
}
