import type { OutboxRow } from '../act/outbox';
import type { JudgedInteraction } from '../lead/apply';
import type { LeadRecord } from '../lead/record';
import { daysBetween } from '../lead/time';
import type { RowValues } from './table';

/** A lead as its row says; what a row lacks takes a harmless value. @param now for what was never written */
export function leadOf(row: RowValues, now: Date): LeadRecord {
  const createdAt = (row.createdAt as Date | undefined) ?? now;
  return {
    ...(row as unknown as LeadRecord),
    probability: (row.probability as number) ?? 0,
    revenue: (row.revenue as number) ?? 0,
    priority: (row.priority as number) ?? 0,
    status: (row.status || 'open') as LeadRecord['status'],
    origin: row.origin === 'odoo' ? 'odoo' : 'other',
    confirmation: (row.confirmation || 'pending') as LeadRecord['confirmation'],
    confirmationTries: (row.confirmationTries as number) ?? 0,
    createdAt,
    movedAt: (row.movedAt as Date) ?? createdAt,
    updatedAt: (row.updatedAt as Date) ?? createdAt,
    seenAt: (row.seenAt as Date) ?? now,
    lastContactAt: (row.lastContactAt as Date) ?? createdAt,
    lastMovementAt: (row.lastMovementAt as Date) ?? createdAt,
    sentiment: (row.sentiment || 'neutral') as LeadRecord['sentiment'],
    descriptionSentiment: (row.descriptionSentiment || 'neutral') as LeadRecord['descriptionSentiment'],
    newestIncomingSentiment: (row.newestIncomingSentiment ||
      undefined) as LeadRecord['newestIncomingSentiment'],
    openMessageSentiment: (row.openMessageSentiment || undefined) as LeadRecord['openMessageSentiment'],
    score: (row.score as number) ?? 0,
    received: (row.received as number) ?? 0,
    sent: (row.sent as number) ?? 0,
    positive: (row.positive as number) ?? 0,
    negative: (row.negative as number) ?? 0,
  };
}

/** @param link address of the lead in Odoo, or `''` */
export function leadRow(lead: LeadRecord, link: string, now: Date): RowValues {
  return {
    ...(lead as unknown as RowValues),
    daysWithoutContact: Math.max(0, Math.floor(daysBetween(lead.lastContactAt, now))),
    link,
  };
}

export function interactionOf(row: RowValues): JudgedInteraction {
  const at = (row.at as Date | undefined) ?? new Date(0);
  return { ...(row as unknown as JudgedInteraction), at, opening: row.opening === true };
}

export function interactionRow(interaction: JudgedInteraction, lead: string): RowValues {
  return { ...(interaction as unknown as RowValues), lead };
}

export function outboxOf(row: RowValues): OutboxRow {
  return {
    ...(row as unknown as OutboxRow),
    tries: (row.tries as number) ?? 0,
    approve: row.approve === true,
    untold: row.untold === true,
    verdict: row.verdict === 'again' || row.verdict === 'sent' ? row.verdict : '',
    createdAt: (row.createdAt as Date) ?? new Date(0),
  };
}

export function outboxRow(row: OutboxRow): RowValues {
  return { ...(row as unknown as RowValues) };
}
