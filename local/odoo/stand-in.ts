import { escapeHtml } from '../../src/odoo/html';
import { ExternalApi } from './api';
import { addActivity, addMessage, finishActivity, logCreation } from './chatter';
import { deliver, pythonJson } from './deliver';
import { CREDENTIALS, DEFAULT_USER, firstState, SUBTYPE } from './first-state';
import { type Act, newLead, writeLead } from './lead';
import { type PastLead, putPast } from './past';
import { type Entered, userOf, valuesOf } from './people';
import { type Reading, search, tell } from './records';
import { type LoggedRequest, REQUESTS_KEPT } from './requests';
import { schemaOf } from './schema';
import { type OdooState, type Row, Tables, Transaction } from './tables';
import { type Post, postsOnCreate, postsOnMessage, postsOnUnlink, postsOnWrite } from './webhooks';
import type { WireRequest, WireResponse } from './wire';

export type OdooVersion = 17 | 18 | 19;

export interface StandInOptions {
  version?: OdooVersion;
  clock: { now(): number };
  /** where its automation rules post; may be set later */
  webhookUrl?: string;
  /** `fr` or `fr_FR`: an Odoo in French; else English */
  lang?: string;
  /** what {@link OdooStandIn.snapshot} gave */
  saved?: unknown;
}

/** A message as a person or a customer writes it. */
export interface Said {
  /** plain text, or HTML if it begins with a tag */
  body: string;
  /** a colleague's name or address: he writes to the customer; else, or absent: the customer */
  from?: string;
  subject?: string;
  /** a colleague's note that the customer does not see */
  internal?: boolean;
}

/**
 * Stands in for an Odoo with the app CRM, so far as the agent calls it: keeps leads, messages and activities,
 * answers both external APIs, and posts webhooks as Odoo does, with the set-up that the agent recommends.
 */
export class OdooStandIn {
  readonly version: OdooVersion;
  readonly credentials = CREDENTIALS;
  webhookUrl: string;
  private readonly clock: { now(): number };
  private readonly state: OdooState;
  private readonly tables: Tables;
  private readonly api: ExternalApi;

  constructor({ version = 19, clock, webhookUrl = '', lang = 'en', saved }: StandInOptions) {
    this.version = version;
    this.clock = clock;
    this.webhookUrl = webhookUrl;
    this.state = saved ? (structuredClone(saved) as OdooState) : firstState(lang);
    this.tables = new Tables(this.state);
    this.api = new ExternalApi(this.state, this.tables, {
      version,
      now: () => clock.now(),
      hasMessageRule: () => this.webhookUrl !== '',
      log: (request) => this.log(request),
    });
  }

  /** Everything it knows, as plain JSON. */
  snapshot(): OdooState {
    return structuredClone(this.state);
  }

  /** Answers one HTTP request of the external API. Changes made through the API post no webhooks. */
  handle(request: WireRequest): WireResponse {
    return this.api.answer(request);
  }

  /**
   * A salesperson enters a lead. `email_body` instead: a customer's e-mail makes it; its text is a message then and
   * the description stays empty. Resolves when the webhooks are answered; gives the lead as the API tells it.
   */
  async createLead(entered: Entered): Promise<Record<string, unknown>> {
    const { email_body: mail, email_subject: subject, ...fields } = entered;
    const id = await this.perform((tables) => {
      const byMail = { user_id: false, ...fields };
      const lead = newLead(tables, this.values(tables, mail ? byMail : fields), this.act());
      if (!lead.name)
        lead.name = lead.display_name =
          String(subject ?? lead.partner_name ?? lead.contact_name ?? '') || 'New lead';
      tables.put('crm.lead', lead);
      if (!mail) logCreation(tables, lead, this.act());
      const posts = postsOnCreate(tables, lead, this.reading());
      if (mail) {
        const message = { message_type: 'email', subtype_id: SUBTYPE.leadCreated, author_id: false };
        const text = {
          email_from: lead.email_from!,
          subject: String(subject ?? lead.name),
          body: asHtml(String(mail)),
        };
        addMessage(tables, lead.id, { ...message, ...text }, this.act());
        posts.push(...postsOnMessage(tables, lead, this.reading()));
      }
      return { result: lead.id, posts };
    });
    return this.lead(id);
  }

  /** A salesperson edits a lead; `lost: true` is the button "Lost", which Odoo does in two writes. */
  async updateLead(id: number, entered: Entered): Promise<Record<string, unknown>> {
    await this.perform((tables) => {
      const { lost, lost_reason: reason, ...fields } = entered;
      const why = reason === undefined ? {} : { lost_reason: reason };
      const writes = lost
        ? [
            { ...fields, active: false },
            { probability: 0, ...why },
          ]
        : [{ ...fields, ...why }];
      const posts = writes.flatMap((write) => {
        const before = this.existing(tables, id);
        const lead = { ...before };
        writeLead(tables, lead, this.values(tables, write), this.act());
        tables.put('crm.lead', lead);
        return postsOnWrite(tables, before, lead, this.reading());
      });
      return { result: undefined, posts };
    });
    return this.lead(id);
  }

  /** Somebody writes on a lead. Only what a customer writes fires a rule. */
  async message(id: number, said: Said): Promise<Record<string, unknown>> {
    const messageId = await this.perform((tables) => {
      const lead = this.existing(tables, id);
      const colleague = said.from ? userOf(tables, said.from) : undefined;
      const act = this.act(colleague?.id);
      const common = { body: asHtml(said.body), subject: said.subject ?? false };
      if (said.internal || colleague) {
        const subtype = said.internal ? SUBTYPE.note : SUBTYPE.discussions;
        const row = addMessage(tables, id, { ...common, message_type: 'comment', subtype_id: subtype }, act);
        return { result: row.id, posts: [] };
      }
      const customer = {
        message_type: 'email',
        subtype_id: SUBTYPE.discussions,
        author_id: false,
        email_from: said.from ?? lead.email_from ?? false,
      };
      const row = addMessage(tables, id, { ...common, ...customer }, act);
      return { result: row.id, posts: postsOnMessage(tables, lead, this.reading()) };
    });
    return this.told('mail.message', this.tables.row('mail.message', messageId)!);
  }

  async deleteLead(id: number): Promise<void> {
    await this.perform((tables) => {
      const posts = postsOnUnlink(tables, this.existing(tables, id), this.reading());
      tables.remove('crm.lead', id);
      for (const model of ['mail.message', 'mail.activity'])
        for (const row of tables.rows(model)) if (row.res_id === id) tables.remove(model, row.id);
      return { result: undefined, posts };
    });
  }

  /** Leads of former years, closed long since: no webhook tells of them. */
  addPast(leads: readonly PastLead[]): void {
    const transaction = new Transaction(this.state, this.tables);
    putPast(transaction, leads, this.version);
    transaction.commit();
  }

  /** The button "Test" of an import: webhooks go out for leads that never exist. */
  async importDryRun(rows: Entered[]): Promise<void> {
    const dry = new Transaction(this.state, this.tables);
    const posts = rows.flatMap((row) => {
      const lead = newLead(dry, this.values(dry, row), this.act());
      dry.put('crm.lead', lead);
      return postsOnCreate(dry, lead, this.reading());
    });
    await this.post(posts);
  }

  /** A salesperson marks an activity as done. No rule fires. */
  async finishActivity(activityId: number, feedback = ''): Promise<void> {
    const activity = this.tables.row('mail.activity', activityId);
    if (!activity) throw new Error(`There is no activity ${activityId}.`);
    finishActivity(this.tables, activity, escapeHtml(feedback), this.act(Number(activity.user_id)));
  }

  /** A call or meeting that took place with a customer. */
  async logContact(id: number, type: 'call' | 'meeting', feedback: string): Promise<void> {
    const lead = this.existing(this.tables, id);
    const owner = Number(lead.user_id) || DEFAULT_USER;
    const values = { activity_type_id: type === 'call' ? 2 : 3, user_id: owner, automated: false };
    const activity = addActivity(this.tables, id, values, this.act(owner));
    finishActivity(this.tables, activity, escapeHtml(feedback), this.act(owner));
  }

  /** What there is, as the API tells it, and what went over the wire. */
  view() {
    const all = (model: string) =>
      search(this.tables, model, [], 'id asc', this.reading()).map((row) => this.told(model, row));
    return {
      leads: all('crm.lead'),
      messages: all('mail.message'),
      activities: all('mail.activity'),
      requests: structuredClone(this.state.requests),
    };
  }

  /**
   * One transaction and its webhooks, one after the other. 17 and 18 post before they commit: until the last one is
   * answered nobody else sees the change. 19 commits first.
   */
  private async perform<T>(work: (tables: Tables) => { result: T; posts: Post[] }): Promise<T> {
    const transaction = new Transaction(this.state, this.tables);
    const { result, posts } = work(transaction);
    if (this.version >= 19) transaction.commit();
    await this.post(posts);
    if (this.version < 19) transaction.commit();
    return result;
  }

  private async post(posts: Post[]): Promise<void> {
    if (!this.webhookUrl) return;
    for (const { rule, body } of posts) {
      const url = `${this.webhookUrl}${this.webhookUrl.includes('?') ? '&' : '?'}event=${rule}`;
      const outcome = await deliver(url, pythonJson(body));
      this.log({ kind: 'webhook', at: this.time(), url, body, outcome });
    }
  }

  private lead(id: number): Record<string, unknown> {
    return this.told('crm.lead', this.existing(this.tables, id));
  }

  private told(model: string, row: Row): Record<string, unknown> {
    return tell(this.tables, model, row, [], this.reading());
  }

  private existing(tables: Tables, id: number): Row {
    const lead = tables.row('crm.lead', Number(id));
    if (!lead) throw new Error(`There is no lead ${id}.`);
    return lead;
  }

  private values(tables: Tables, entered: Entered): Partial<Row> {
    return valuesOf(tables, entered, Object.keys(schemaOf('crm.lead', this.version)!));
  }

  private act(uid = DEFAULT_USER): Act {
    return { version: this.version, now: this.clock.now(), uid };
  }

  private reading(): Reading {
    return { version: this.version, now: this.clock.now(), lang: this.state.languages[0]!, archived: true };
  }

  private time(): string {
    return new Date(this.clock.now()).toISOString();
  }

  private log(request: LoggedRequest): void {
    this.state.requests.push(request);
    if (this.state.requests.length > REQUESTS_KEPT) this.state.requests.shift();
  }
}

function asHtml(text: string): string {
  if (/^\s*</.test(text)) return text;
  return `<p>${escapeHtml(text).replace(/\r?\n/g, '<br>')}</p>`;
}
