import fc from 'fast-check';
import {
  handOut,
  hasRunOut,
  isUnderLease,
  judged,
  OFFERS,
  type Outcome,
  report,
  runOut,
} from '../../src/act/lease';
import { isDue, type OutboxRow, type Verdict } from '../../src/act/outbox';

const START = Date.parse('2026-11-23T09:00:00Z');

const approved: OutboxRow = {
  key: 'a|support-new|first',
  leadId: 'a',
  ruleId: 'support-new',
  lead: 'Acme',
  state: 'approved',
  action: 'email',
  mode: 'auto',
  purpose: 'support',
  template: 'support',
  draftOnly: false,
  approve: false,
  to: 'jane@acme.example',
  subject: 'Sorry',
  text: 'We are sorry.',
  because: '',
  result: '',
  createdAt: new Date(START),
  draftId: '',
  threadId: '',
  tries: 0,
  lease: '',
  reported: '',
  untold: false,
  verdict: '',
};

/** What may happen, in any order; `nth` counts back from the newest lease. */
type Event =
  | { what: 'claim' }
  | { what: 'report'; nth: number; outcome: Outcome; retry: boolean }
  | { what: 'minutes'; minutes: number }
  | { what: 'run' }
  | { what: 'verdict'; verdict: Verdict };

const outcomes = fc.constantFrom<Outcome>('sent', 'failed', 'unknown');

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('claim' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('report' as const),
      nth: fc.constantFrom(0, 0, 0, 1, 2),
      outcome: outcomes,
      retry: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('minutes' as const),
      minutes: fc.constantFrom(1, 6, 16, 60),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('run' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('verdict' as const),
      verdict: fc.constantFrom<Verdict>('again', 'sent'),
    }),
  },
);

/** Plays events on one action and notes what was allowed. */
function play(events: Event[]) {
  let row = approved;
  let now = START;
  const leases: string[] = [];
  const seen: OutboxRow[] = [row];
  let leave = 1;
  for (const each of events) {
    const at = new Date(now);
    if (each.what === 'minutes') now += each.minutes * 60_000;
    if (each.what === 'claim' && isDue(row, at)) {
      leave--;
      leases.push(`lease${leases.length}`);
      row = handOut(row, leases[leases.length - 1]!, at);
    }
    if (each.what === 'run' && hasRunOut(row, at)) row = runOut(row);
    if (each.what === 'verdict') {
      const next = judged({ ...row, verdict: each.verdict }, at);
      if (next && each.verdict === 'again') leave++;
      row = next ?? row;
    }
    if (each.what === 'report') {
      const lease = leases[leases.length - 1 - each.nth] ?? 'no lease';
      const told = { lease, outcome: each.outcome, messageId: '<m@x>', retry: each.retry };
      const taken = report(row, told, at);
      if (taken && row.state !== 'approved' && taken.row.state === 'approved') leave++;
      if (taken) {
        const again = report(taken.row, told, new Date(now + 1_000));
        expect(again).toEqual({ row: taken.row, state: taken.state, changed: false });
      } else expect(lease).not.toBe(row.lease);
      row = taken?.row ?? row;
    }
    seen.push(row);
    expect(leave).toBeGreaterThanOrEqual(0);
  }
  return { seen, leases };
}

const events = fc.array(event, { maxLength: 40, size: 'max' });

/** Doubts, verdicts and late reports come in a certain order only by chance. */
const numRuns = 600;

test('whatever happens, an action leaves once more only where it is sure not to have left, or a rep says so', () => {
  // `leave` in play(): the mails that may leave; one at first, one more for each sure failure or word of a rep.
  fc.assert(
    fc.property(events, (each) => void play(each)),
    { numRuns },
  );
});

test('what was sent stays sent', () => {
  fc.assert(
    fc.property(events, (each) => {
      const { seen } = play(each);
      const sent = seen.findIndex(({ state }) => state === 'sent');
      if (sent >= 0) expect(seen.slice(sent).every(({ state }) => state === 'sent')).toBe(true);
    }),
    { numRuns },
  );
});

test('a lease has an end as long as it lasts, and only then; tries are counted up to the last', () => {
  fc.assert(
    fc.property(events, (each) => {
      for (const row of play(each).seen) {
        expect(row.leaseUntil !== undefined).toBe(row.state === 'sending');
        expect(isUnderLease(row)).toBe(row.state === 'sending');
        expect(row.tries).toBeLessThanOrEqual(OFFERS);
        expect(row.state === 'failed' && row.tries === 0).toBe(false);
      }
    }),
  );
});

test('a report under a lease that was handed out anew is refused, whatever it says', () => {
  fc.assert(
    fc.property(outcomes, fc.boolean(), (outcome, retry) => {
      const at = new Date(START);
      const first = handOut(approved, 'first', at);
      const again = judged({ ...runOut(first), verdict: 'again' }, at)!;
      const second = handOut(again, 'second', at);
      expect(report(second, { lease: 'first', outcome, messageId: '', retry }, at)).toBeUndefined();
    }),
  );
});

test('a late report that it was sent is believed until somebody has it in hand again', () => {
  const at = new Date(START);
  const first = handOut(approved, 'first', at);
  const told = { lease: 'first', outcome: 'sent' as const, messageId: '', retry: true };
  const doubt = runOut(first);
  expect(report(doubt, told, at)!.state).toBe('sent');
  expect(report(judged({ ...doubt, verdict: 'again' }, at)!, told, at)!.state).toBe('sent');
});
