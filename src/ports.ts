import type { Interaction } from './lead/interaction';
import type { LeadUpdate } from './lead/lead';

/** One HTTP request. The body is text; headers carry the content type. */
export interface HttpRequest {
  url: string;
  method: 'get' | 'post';
  headers: Record<string, string>;
  body?: string;
}

export interface HttpResponse {
  status: number;
  /** header `Content-Type`, lower case, `''` if absent */
  contentType: string;
  body: string;
}

/** Sends requests in parallel and answers in their order, whatever the status. Throws when a host cannot be reached. */
export type SendHttp = (requests: HttpRequest[]) => HttpResponse[];

/** A stage of the sales pipeline. `first`: the lowest in sequence, whatever its name. */
export interface Stage {
  id: string;
  name: string;
  first: boolean;
  won: boolean;
}

/** An activity for the salesperson. */
export interface NewActivity {
  leadId: string;
  type: 'call' | 'email' | 'meeting' | 'todo';
  /** one line of plain text */
  summary: string;
  /** plain text; paragraphs separated by an empty line */
  note: string;
  /** `YYYY-MM-DD` */
  deadline: string;
  /** Odoo's user id; `''`: whoever owns the lead */
  userId: string;
  /** unique short text that stands in the note, by which the activity is found again after a crash */
  ref: string;
}

/**
 * How far the changes have been read: every lead changed before the second `at`, and of that very second the leads
 * up to this id (`0`: none of them).
 */
export interface ChangeMark {
  at: Date;
  id: string;
}

/** A lead that was won or lost, and when. */
export interface ClosedLead {
  update: LeadUpdate;
  closedAt: Date;
}

/** What the agent asks of the CRM. Every method throws {@link CrmError} with a sentence an admin understands. */
export interface Crm {
  /** The leads as they stand now; one that does not exist (not committed yet, dry run, deleted) is left out. */
  readLeads(ids: string[]): LeadUpdate[];
  /**
   * Leads changed after `from`, oldest change first, at most `limit`; and where to go on. When there is no `more`,
   * begin the next sweep some minutes before `next`: a transaction still open now (an import) is dated by its start.
   */
  changedSince(from: ChangeMark, limit: number): { leads: LeadUpdate[]; next: ChangeMark; more: boolean };
  /** What was said on these leads after `since`, oldest first. */
  readInteractions(leadIds: string[], since: Date | undefined): Interaction[];
  /**
   * Leads that were won or lost, archived ones included, newest first: at most `limit` with an id below `before`.
   * @param since only those closed from then on
   */
  closedLeads(before: string | undefined, since: Date | undefined, limit: number): ClosedLead[];
  stages(): Stage[];
  /** Creates an activity, unless one with this `ref` is already there; returns its id (`''` when Odoo tells none). */
  scheduleActivity(activity: NewActivity): string;
  /** Whether an activity with this `ref` is, or was, on the lead. */
  hasActivity(leadId: string, ref: string): boolean;
  /** Posts an internal note (plain text), unless one with this `ref` is already there. */
  postNote(leadId: string, text: string, ref: string): void;
}

/** A fault of the CRM or of the way to it. `retry`: the same call may succeed later. */
export class CrmError extends Error {
  override name = 'CrmError';
  constructor(
    message: string,
    readonly retry: boolean,
    /** what is wrong, for code to branch on, e.g. `BAD_KEY` */
    readonly code = '',
  ) {
    super(message);
  }
}
