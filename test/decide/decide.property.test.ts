import fc from 'fast-check';
import type { OutboxRow } from '../../src/act/outbox';
import { decide } from '../../src/decide/decide';
import type { Surroundings } from '../../src/decide/decision';
import { type Rule, readRule } from '../../src/decide/rule';
import { SHIPPED_RULES } from '../../src/decide/rules';
import { applyUpdate } from '../../src/lead/apply';
import type { LeadRecord } from '../../src/lead/record';

const NOW = new Date('2026-11-23T09:00:00Z');
const DAY = 86_400_000;

const TEMPLATES = new Set(SHIPPED_RULES.map(({ template }) => String(template)));
const RULES: Rule[] = SHIPPED_RULES.map((row) => {
  const read = readRule(row, TEMPLATES);
  if (!read.ok) throw new Error(read.fault.code);
  return read.rule;
});

const daysAgo = fc
  .double({ min: 0, max: 60, noNaN: true })
  .map((days) => new Date(NOW.getTime() - days * DAY));
const mood = fc.constantFrom('negative', 'neutral', 'positive') as fc.Arbitrary<LeadRecord['sentiment']>;

const lead: fc.Arbitrary<LeadRecord> = fc
  .record({
    status: fc.constantFrom('open', 'open', 'open', 'won', 'lost', 'archived', 'deleted') as fc.Arbitrary<
      LeadRecord['status']
    >,
    email: fc.constantFrom('', 'customer@example.com', 'other@muted.example'),
    firstStage: fc.boolean(),
    probability: fc.integer({ min: 0, max: 100 }),
    positive: fc.integer({ min: 0, max: 5 }),
    negative: fc.integer({ min: 0, max: 5 }),
    sentiment: mood,
    descriptionSentiment: mood,
    optedOut: fc.boolean(),
    backlog: fc.boolean(),
    welcomedAt: fc.option(daysAgo, { nil: undefined }),
    snoozedUntil: fc.option(
      daysAgo.map((date) => new Date(2 * NOW.getTime() - date.getTime())),
      { nil: undefined },
    ),
    lastContactAt: daysAgo,
    lastMovementAt: daysAgo,
    newestIncomingAt: fc.option(daysAgo, { nil: undefined }),
    openMessageId: fc.constantFrom('', 'post:1'),
    openMessageSentiment: fc.option(mood, { nil: undefined }),
    confirmation: fc.constantFrom('confirmed', 'missing') as fc.Arbitrary<LeadRecord['confirmation']>,
  })
  .map((known) => ({
    ...applyUpdate(undefined, { id: '1', origin: 'other', fields: { createdAt: NOW } }, [], NOW),
    ...known,
  }));

const row = fc
  .record({
    rule: fc.constantFrom(...RULES),
    state: fc.constantFrom(
      'proposed',
      'approved',
      'sending',
      'sent',
      'cancelled',
      'failed',
      'unknown',
      'drafted',
    ) as fc.Arbitrary<OutboxRow['state']>,
    createdAt: daysAgo,
    occasion: fc.constantFrom('first', 'post:1', '2026-11-01T09:00'),
  })
  .map(
    ({ rule, state, createdAt, occasion }): OutboxRow => ({
      key: `1|${rule.id}|${occasion}`,
      leadId: '1',
      ruleId: rule.id,
      lead: 'Customer',
      state,
      action: rule.action,
      mode: rule.mode,
      purpose: purposeOf(rule.template),
      template: rule.template,
      draftOnly: false,
      approve: false,
      to: 'customer@example.com',
      subject: 's',
      text: 't',
      because: '',
      result: '',
      createdAt,
      doneAt: state === 'sent' ? createdAt : undefined,
      draftId: '',
      threadId: '',
      lease: '',
      reported: '',
      untold: false,
      verdict: '',
      tries: 0,
    }),
  );

const history = fc
  .uniqueArray(row, { selector: ({ key }) => key, maxLength: 6 })
  .map((rows) => rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()));

function purposeOf(template: string): OutboxRow['purpose'] {
  if (template === 'new-lead-alert') return 'internal';
  return template === 'support' ? 'support' : 'sales';
}

function around(rows: OutboxRow[], addressMailedAt?: Date): Surroundings {
  return {
    rules: RULES,
    purposeOf,
    history: rows,
    addressMailedAt,
    neverWriteTo: ['@muted.example'],
    restraint: { addressGapHours: 24, unansweredLimit: 3, weeklyLimit: 3 },
  };
}

const situation = fc.tuple(lead, history, fc.option(daysAgo, { nil: undefined }));

const toCustomer = (intents: ReturnType<typeof decide>['intents']) =>
  intents.filter(({ purpose }) => purpose !== 'internal');

test('whatever the situation, at most one thing is intended for the customer, and no key twice', () => {
  fc.assert(
    fc.property(situation, ([who, rows, mailed]) => {
      const { intents } = decide(who, around(rows, mailed), NOW);
      expect(toCustomer(intents).length).toBeLessThanOrEqual(1);
      const written = rows.filter(({ state, text }) => !(state === 'failed' && text === ''));
      for (const { key } of intents) expect(written.map((each) => each.key)).not.toContain(key);
    }),
  );
});

test('won, lost, archived, deleted, missing, snoozed: nothing, and no proposal stands', () => {
  fc.assert(
    fc.property(situation, ([who, rows, mailed]) => {
      const snoozed = who.snoozedUntil !== undefined && who.snoozedUntil > NOW;
      fc.pre(who.status !== 'open' || who.confirmation === 'missing' || snoozed);
      const { intents, withdrawals } = decide(who, around(rows, mailed), NOW);
      expect(intents).toEqual([]);
      expect(withdrawals.map(({ row: { key } }) => key).sort()).toEqual(
        rows
          .filter(({ state }) => state === 'proposed')
          .map(({ key }) => key)
          .sort(),
      );
    }),
  );
});

test('who is unhappy gets no offer and no follow-up; who opted out or has no address gets no mail', () => {
  fc.assert(
    fc.property(situation, ([who, rows, mailed]) => {
      for (const { purpose, action } of toCustomer(decide(who, around(rows, mailed), NOW).intents)) {
        if (who.sentiment === 'negative') expect(purpose).toBe('support');
        const mute = who.optedOut || who.email === '' || who.email.endsWith('@muted.example');
        if (mute) expect(action).toBe('activity');
        if (who.optedOut) expect(purpose).toBe('support');
      }
    }),
  );
});

test('a lead older than the agent gets nothing automatic by mail', () => {
  fc.assert(
    fc.property(situation, ([who, rows, mailed]) => {
      fc.pre(who.backlog);
      for (const { action, state } of toCustomer(decide(who, around(rows, mailed), NOW).intents))
        if (action === 'email') expect(state).toBe('proposed');
    }),
  );
});

test('deciding again, with what was intended now in the Outbox, intends nothing new', () => {
  fc.assert(
    fc.property(situation, ([who, rows, mailed]) => {
      const first = decide(who, around(rows, mailed), NOW);
      const gone = new Set(first.withdrawals.map(({ row: { key } }) => key));
      const after = [
        ...rows.map((each) =>
          gone.has(each.key) ? { ...each, state: 'cancelled' as const, doneAt: NOW } : each,
        ),
        ...first.intents.map((intent) => ({
          ...rows[0],
          ...intentRow(intent),
        })),
      ];
      const second = decide(who, around(after, mailed), NOW);
      const keys = new Set(first.intents.map(({ key }) => key));
      for (const { key } of second.intents) expect(keys.has(key)).toBe(false);
      expect(
        second.intents.filter(({ rule }) => first.intents.some((known) => known.rule.id === rule.id)),
      ).toEqual([]);
    }),
  );
});

function intentRow(intent: ReturnType<typeof decide>['intents'][number]): OutboxRow {
  return {
    key: intent.key,
    leadId: '1',
    ruleId: intent.rule.id,
    lead: 'Customer',
    state: intent.state,
    action: intent.action,
    mode: intent.rule.mode,
    purpose: intent.purpose,
    template: intent.rule.template,
    draftOnly: false,
    approve: false,
    to: 'customer@example.com',
    subject: 's',
    text: 't',
    because: '',
    result: '',
    createdAt: NOW,
    draftId: '',
    threadId: '',
    lease: '',
    reported: '',
    untold: false,
    verdict: '',
    tries: 0,
  };
}
