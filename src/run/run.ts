import type { Mailer } from '../act/mailer';
import { bearsReference, type OutboxRow, type Verdict } from '../act/outbox';
import { SHIPPED_TEMPLATES, type Template } from '../act/templates';
import { hear } from '../assess/hearing';
import { moodNote } from '../assess/mood-note';
import type { Published, Scoring } from '../assess/score/score';
import type { Rule } from '../decide/rule';
import { type Language, languageOf } from '../i18n/language';
import { applyInteraction, type JudgedInteraction } from '../lead/apply';
import { groupBy } from '../lead/group';
import type { Interaction } from '../lead/interaction';
import type { LeadRecord } from '../lead/record';
import type { Crm, Stage } from '../ports';
import type { Inbox } from '../sheet/inbox';
import type { Progress } from '../sheet/memory';
import { interactionOf, leadOf, outboxOf } from '../sheet/rows';
import type { Workbook } from '../sheet/workbook';

/** What a run works with. */
export interface Desk {
  workbook: Workbook;
  /** absent where no CRM is connected */
  crm?: Crm;
  mailer: Mailer;
  progress: Progress;
  /** what scores are made with */
  scoring: Scoring;
  /** the address of the account that the agent runs as */
  ownAddress(): string;
  /** where Odoo's pages are, or `''` */
  odooUrl: string;
  now(): Date;
  /** `2026-11-22 10:14` of an instant in a time zone such as `Europe/Paris` */
  localTime(date: Date, timeZone: string): string;
  /** makes what was written take effect */
  flush(): void;
  timeIsUp(): boolean;
  /** Notes the progress at once. @param learning state of the learning that is under way; absent: as it was */
  remember(learning?: string): void;
  /** the state of a learning that was left, or `''` */
  learningState(): string;
  /** Scores are made with this model from now on; none: by the expert alone. Notes the progress in the same call. */
  publish(model: Published | undefined): void;
}

/** `card`: a rep's decision about one lead, from the sidebar. `claim`: actions are handed out, nothing else. */
export type RunKind = 'tick' | 'menu' | 'card' | 'post' | 'claim';

/** One run: what it read, what it changed, and what it has to tell. */
export class Run {
  readonly now: Date;
  readonly language: Language;
  readonly leads: Map<string, LeadRecord>;
  readonly outbox: Map<string, OutboxRow>;
  readonly touched = new Set<string>();
  readonly changedActions = new Set<string>();
  readonly newInteractions: JudgedInteraction[] = [];
  readonly faults: string[] = [];
  readonly inboxStates = new Map<string, string>();
  /** the rep's decisions that were carried out, to be cleared */
  readonly carried: { leadId: string; decision: string }[] = [];
  /** the same of verdicts on actions */
  readonly heard: { key: string; verdict: Verdict }[] = [];
  /** leads that Odoo told of, whose state and messages are to be read back */
  readonly toReadBack = new Set<string>();
  /** what was posted and not taken yet, once the Inbox was read */
  inbox?: Inbox;
  readonly count = { events: 0, mails: 0, proposed: 0, approved: 0, withdrawn: 0 };
  stages: Stage[];
  rules: Rule[] = [];
  templates: Template[] = [];
  private readonly known: Map<string, JudgedInteraction>;
  private byLead?: Map<string, JudgedInteraction[]>;
  private actionsByLead?: Map<string, OutboxRow[]>;
  private mailedAt?: Map<string, Date>;

  /** @param withInteractions false where the run can do without what was said earlier (the quick answer to a post) */
  constructor(
    readonly kind: RunKind,
    readonly desk: Desk,
    withInteractions = true,
  ) {
    const { workbook } = desk;
    this.now = desk.now();
    this.language = workbook.language;
    this.leads = new Map([...workbook.table('leads').all()].map(([id, row]) => [id, leadOf(row, this.now)]));
    const { torn, lost } = workbook.table('leads');
    for (const id of [...torn, ...lost]) this.touched.add(id);
    this.outbox = new Map([...workbook.table('outbox').all()].map(([key, row]) => [key, outboxOf(row)]));
    this.known = withInteractions
      ? new Map([...workbook.table('interactions').all()].map(([id, row]) => [id, interactionOf(row)]))
      : new Map();
    this.stages = workbook.settings.stages.map(({ id, name }, place) => ({
      id,
      name,
      first: place === 0,
      won: false,
    }));
  }

  /** leads that the CRM made before are older than the agent */
  get installedAt(): Date {
    return new Date(this.desk.workbook.layout.installedAt);
  }

  get settings() {
    return this.desk.workbook.settings;
  }

  /** Puts a lead in its new state; it is judged and saved later in the run. */
  put(lead: LeadRecord): void {
    this.leads.set(lead.id, lead);
    this.touched.add(lead.id);
  }

  /** Takes in something that was said, unless it is known. Its lead must be known. */
  take(interaction: Interaction): void {
    if (this.known.has(interaction.id)) return;
    const lead = this.leads.get(interaction.leadId);
    if (!lead || (interaction.direction === 'internal' && bearsReference(interaction.text))) return;
    const { mood, leaves } = hear(interaction, this.settings.leastConfidence / 100);
    const judged: JudgedInteraction = {
      ...interaction,
      sentiment: mood?.label ?? 'neutral',
      evidence: mood && moodNote(mood, this.language),
    };
    this.known.set(judged.id, judged);
    this.newInteractions.push(judged);
    this.byLead?.set(lead.id, [...(this.byLead.get(lead.id) ?? []), judged]);
    const next = applyInteraction(lead, judged);
    this.put(leaves ? { ...next, optedOut: true } : next);
  }

  /** What the caller of a post is told of the leads it was about. */
  shown() {
    return [...this.touched].map((id) => {
      const { score, grade, sentiment, nextBestAction, because } = this.leads.get(id)!;
      return { id, score, grade, sentiment, nextBestAction, because };
    });
  }

  interactionsOf(leadId: string): JudgedInteraction[] {
    this.byLead ??= groupBy(this.known.values(), ({ leadId: id }) => id);
    return this.byLead.get(leadId) ?? [];
  }

  isKnown(interactionId: string): boolean {
    return this.known.has(interactionId);
  }

  /** Earlier and intended actions for a lead, oldest first. */
  actionsOf(leadId: string): OutboxRow[] {
    this.actionsByLead ??= groupBy(this.outbox.values(), ({ leadId: id }) => id);
    return this.actionsByLead.get(leadId) ?? [];
  }

  /** Stores an action that is new or changed. */
  putAction(row: OutboxRow): void {
    const known = this.outbox.get(row.key);
    this.outbox.set(row.key, row);
    this.changedActions.add(row.key);
    if (this.actionsByLead) {
      const others = this.actionsOf(row.leadId).filter((other) => other !== known && other.key !== row.key);
      this.actionsByLead.set(row.leadId, [...others, row]);
    }
  }

  /** When a customer's address was last written to about any lead; mails on their way count as of now. */
  addressMailedAt(address: string, except?: string): Date | undefined {
    if (!address) return undefined;
    if (!this.mailedAt || except !== undefined) {
      const latest = new Map<string, Date>();
      for (const row of this.outbox.values()) {
        if (row.action !== 'email' || row.key === except) continue;
        const mayHaveLeft = row.state === 'sent' || row.state === 'unknown';
        const at = mayHaveLeft ? row.doneAt : row.state === 'sending' ? this.now : undefined;
        if (at && !((latest.get(row.to) ?? 0) > at)) latest.set(row.to, at);
      }
      if (except !== undefined) return latest.get(address);
      this.mailedAt = latest;
    }
    return this.mailedAt.get(address);
  }

  /** A template in a language, or in the other one where it is missing. */
  template(id: string, language: Language): Template | undefined {
    const templates = this.templates.length > 0 ? this.templates : SHIPPED_TEMPLATES;
    return (
      templates.find((template) => template.id === id && template.language === language) ??
      templates.find((template) => template.id === id)
    );
  }

  /** The language to write to a customer in. */
  languageFor(lead: LeadRecord, detected: Language | undefined): Language {
    return lead.lang ? languageOf(lead.lang) : (detected ?? this.language);
  }
}
