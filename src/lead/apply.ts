import type { Stage } from '../ports';
import type { Interaction } from './interaction';
import type { LeadFields, LeadUpdate } from './lead';
import type { LeadRecord, Sentiment } from './record';
import { DAY_MS, later } from './time';

/** An interaction and the mood of its words. */
export interface JudgedInteraction extends Interaction {
  sentiment: Sentiment;
  /** the note on the mood, where it was judged just now */
  evidence?: string;
}

/** A lead that its source made longer ago than this is not new when the agent first hears of it. Days. */
export const NEW_FOR_DAYS = 7;

const EMPTY_FIELDS: Omit<LeadFields, 'createdAt' | 'movedAt' | 'updatedAt'> = {
  name: '',
  company: '',
  industry: '',
  size: '',
  contact: '',
  email: '',
  phone: '',
  website: '',
  city: '',
  country: '',
  lang: '',
  description: '',
  stageId: '',
  stage: '',
  firstStage: true,
  probability: 0,
  revenue: 0,
  salespersonId: '',
  salesperson: '',
  salespersonEmail: '',
  source: '',
  tags: '',
  priority: 0,
  status: 'open',
};

/**
 * A lead as it stands after an update. What the update does not mention stays; an update that is older than what
 * is known changes nothing.
 * @param stages of the pipeline, as far as they are known, the first one first
 * @param now the instant of receipt
 */
export function applyUpdate(
  known: LeadRecord | undefined,
  update: LeadUpdate,
  stages: Stage[],
  now: Date,
): LeadRecord {
  const at = floor(update.fields.updatedAt ?? now);
  const before = known ?? newRecord(update, floor(now));
  if (known && at < known.updatedAt) return known;
  const lead: LeadRecord = { ...before, updatedAt: at };
  for (const [field, value] of Object.entries(update.fields)) {
    if (value === undefined || field === 'updatedAt' || isNameOfSame(field, value, before, update)) continue;
    (lead as unknown as Record<string, unknown>)[field] = value instanceof Date ? floor(value) : value;
  }
  if (update.origin === 'odoo') lead.origin = 'odoo';
  nameStage(lead, update.fields, stages);
  const closed = lead.status === 'won' || lead.status === 'lost';
  lead.closedAt = closed ? (before.closedAt ?? at) : undefined;
  lead.lastContactAt = later(before.lastContactAt, known ? undefined : lead.createdAt)!;
  if (!known) lead.lastContactAt = lead.createdAt;
  lead.lastMovementAt = later(later(lead.movedAt, lead.lastContactAt), known?.lastMovementAt)!;
  return lead;
}

/** What an interaction changes about its lead. Interactions may arrive in any order. */
export function applyInteraction(lead: LeadRecord, interaction: JudgedInteraction): LeadRecord {
  if (interaction.direction === 'internal') return lead;
  const at = floor(interaction.at);
  if (interaction.opening) {
    const description = lead.description || interaction.text;
    return { ...lead, description, lastContactAt: later(lead.lastContactAt, at)! };
  }
  const next: LeadRecord = {
    ...lead,
    lastContactAt: later(lead.lastContactAt, at)!,
    lastMovementAt: later(lead.lastMovementAt, at)!,
  };
  if (interaction.direction === 'in') {
    next.backlog = false;
    if (!lead.newestIncomingAt || at >= lead.newestIncomingAt) {
      next.newestIncomingAt = at;
      next.newestIncomingSentiment = interaction.sentiment;
      next.newestIncomingEvidence = interaction.evidence ?? '';
    }
    if (!lead.openMessageId || unhappier(interaction.sentiment, lead.openMessageSentiment)) {
      next.openMessageId = interaction.id;
      next.openMessageSentiment = interaction.sentiment;
    }
  }
  return next;
}

/** Names that a webhook does not tell beside its bare ids: as long as the id stays, so does the name. */
const NAMED_BY: Partial<Record<string, keyof LeadFields>> = {
  stage: 'stageId',
  salesperson: 'salespersonId',
  salespersonEmail: 'salespersonId',
};

function isNameOfSame(field: string, value: unknown, before: LeadRecord, update: LeadUpdate): boolean {
  const id = NAMED_BY[field];
  return id !== undefined && value === '' && update.fields[id] === before[id];
}

/** Whether the words tell the customer's mood: his own do, and a colleague's about a call or meeting. */
export function tellsMood({ direction, channel }: Interaction): boolean {
  return direction === 'in' || (direction === 'out' && (channel === 'call' || channel === 'meeting'));
}

/** What was said on a lead, in numbers. */
export type CountsOfSaid = Pick<LeadRecord, 'received' | 'sent' | 'positive' | 'negative'>;

/**
 * How often the customer spoke and we spoke to him, and how many of these interactions were positive and negative:
 * what the customer said, and calls and meetings.
 */
export function countSaid(interactions: readonly JudgedInteraction[]): CountsOfSaid {
  const said = interactions.filter(({ opening }) => !opening);
  const moods = said.filter(tellsMood).map(({ sentiment }) => sentiment);
  return {
    received: said.filter(({ direction }) => direction === 'in').length,
    sent: said.filter(({ direction }) => direction === 'out').length,
    positive: moods.filter((mood) => mood === 'positive').length,
    negative: moods.filter((mood) => mood === 'negative').length,
  };
}

/** Gives the stage its name, and says whether it is the first. */
export function nameStage(lead: LeadRecord, told: Partial<LeadFields>, stages: Stage[]): void {
  const stage = stages.find(({ id }) => id === lead.stageId);
  if (stage) {
    if (!lead.stage || !told.stage) lead.stage = stage.name;
    lead.firstStage = stage.first;
    if (stage.won && lead.probability >= 100 && lead.status === 'open') lead.status = 'won';
  } else if (told.firstStage === undefined && (told.stage !== undefined || told.stageId !== undefined)) {
    lead.firstStage = !lead.stage ? !lead.stageId : /^(new|nouveau|nouvelle)$/i.test(lead.stage.trim());
  }
}

/** A lead of which nothing is known but when it came in. */
export function blankLead(at: Date): LeadFields {
  return { ...EMPTY_FIELDS, createdAt: at, movedAt: at, updatedAt: at };
}

function newRecord(update: LeadUpdate, now: Date): LeadRecord {
  const createdAt = floor(update.fields.createdAt ?? now);
  const old = now.getTime() - createdAt.getTime() > NEW_FOR_DAYS * DAY_MS;
  return {
    ...EMPTY_FIELDS,
    id: update.id,
    origin: update.origin,
    createdAt,
    movedAt: createdAt,
    updatedAt: now,
    confirmation: update.origin === 'odoo' ? 'pending' : 'confirmed',
    confirmationTries: 0,
    seenAt: now,
    welcomedAt: old ? now : undefined,
    backlog: false,
    optedOut: false,
    lastContactAt: createdAt,
    lastMovementAt: createdAt,
    received: 0,
    sent: 0,
    positive: 0,
    negative: 0,
    newestIncomingEvidence: '',
    openMessageId: '',
    need: '',
    sentiment: 'neutral',
    descriptionSentiment: 'neutral',
    evidence: '',
    score: 0,
    grade: 'D',
    why: '',
    trend: '',
    pastScores: '',
    lookedAt: '',
    nextBestAction: '',
    because: '',
    lastAction: '',
    noted: '',
    decision: '',
    notes: '',
    decisionResult: '',
  };
}

function unhappier(a: Sentiment, b: Sentiment | undefined): boolean {
  const rank: Record<Sentiment, number> = { negative: 0, neutral: 1, positive: 2 };
  return b === undefined || rank[a] < rank[b];
}

function floor(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1_000) * 1_000);
}
