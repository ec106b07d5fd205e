import type { Project } from '../isolate/execute';
import type { ExecutionContext } from '../services/context';
import { accountHandlers } from './account';
import { Cache } from './cache';
import { Clock } from './clock';
import type { Execution, ExecutionKind, Handlers } from './execution';
import { Executions } from './executions';
import { Locks } from './locks';
import { Mailbox } from './mailbox/mailbox';
import type { MailboxState } from './mailbox/message';
import { smtpTransport } from './mailbox/smtp-transport';
import { Outside, type OutsidePolicy } from './outside';
import { Properties, type PropertiesState } from './properties';
import { type AccountLimits, Quotas, type QuotasState } from './quotas';
import { Triggers, type TriggersState } from './triggers/triggers';
import { Ui } from './ui';
import { Utilities, type UtilitiesState } from './utilities';
import type { WorkbookState } from './workbook/state';
import { Workbook } from './workbook/workbook';

export interface WorldOptions {
  /** epoch milliseconds at which a still clock starts; without it the clock is the machine's */
  now?: number;
  /** of the spreadsheet, e.g. `fr_FR` */
  locale?: string;
  /** of the spreadsheet, e.g. `Europe/Paris`; a script's own zone stands in its manifest */
  timeZone?: string;
  /** the e-mail address of who runs the script */
  user?: string;
  /** further addresses that this account may send from */
  aliases?: string[];
  /** SMTP server by which mail leaves, e.g. `smtp://127.0.0.1:2525`; without it mail stays in the mailbox */
  smtp?: string;
  /** what the account may do; without it a consumer account's limits */
  limits?: Partial<AccountLimits>;
  /** which hosts UrlFetchApp reaches; without it only this machine */
  outside?: OutsidePolicy;
  /** makes Utilities.getUuid give the same ids in every run */
  seed?: string;
  scriptId?: string;
  /** what an earlier start left, from {@link World.snapshot} */
  saved?: WorldState;
}

/** All that outlives the process, as plain JSON. */
export interface WorldState {
  properties: PropertiesState;
  workbook: WorkbookState;
  mailbox: MailboxState;
  triggers: TriggersState;
  quotas: QuotasState;
  utilities: UtilitiesState;
}

const DEFAULT_USER = 'coach@example.com';

/** Everything behind the services of one script: its spreadsheet, mailbox, clock, locks, triggers, properties. */
export class World {
  readonly clock: Clock;
  readonly executions: Executions;
  readonly properties: Properties;
  readonly cache: Cache;
  readonly locks = new Locks();
  readonly workbook: Workbook;
  readonly ui: Ui;
  readonly quotas: Quotas;
  readonly mailbox: Mailbox;
  readonly triggers: Triggers;
  readonly outside: Outside;
  readonly utilities: Utilities;
  /** where the web app answers; the host tells it once it listens */
  webAppUrl: string | null = null;

  constructor(readonly options: WorldOptions = {}) {
    this.clock = new Clock(options.now);
    this.executions = new Executions(this.clock);
    this.properties = new Properties(options.saved?.properties);
    this.cache = new Cache(this.clock);
    this.ui = new Ui(this.clock);
    this.workbook = new Workbook(
      {
        locale: options.locale ?? 'en_US',
        timeZone: options.timeZone ?? 'Etc/UTC',
        name: 'Spreadsheet',
        now: () => this.clock.now(),
      },
      options.saved?.workbook,
    );
    const timeZone = options.timeZone ?? 'Etc/UTC';
    this.quotas = new Quotas(this.clock, timeZone, options.limits, options.saved?.quotas);
    this.mailbox = new Mailbox(
      {
        clock: this.clock,
        quotas: this.quotas,
        user: options.user ?? DEFAULT_USER,
        aliases: options.aliases,
        timeZone,
        transport: options.smtp === undefined ? undefined : smtpTransport(options.smtp),
      },
      options.saved?.mailbox,
    );
    this.triggers = new Triggers(this.clock, options.saved?.triggers);
    this.outside = new Outside(this.quotas, options.outside);
    this.utilities = new Utilities(this.clock, options.seed, options.saved?.utilities);
  }

  /** Every service call that can be answered, by `Class.member`. */
  handlers(): Handlers {
    return {
      ...this.properties.handlers(),
      ...this.cache.handlers(),
      ...this.locks.handlers(),
      ...this.workbook.handlers(),
      ...this.ui.handlers(),
      ...this.mailbox.handlers(),
      ...this.triggers.handlers(),
      ...this.outside.handlers(),
      ...this.utilities.handlers(),
      ...accountHandlers(() => this.account()),
    };
  }

  private account() {
    const { locale = 'en_US', scriptId = 'local-script' } = this.options;
    return { user: this.mailbox.user, locale, scriptId, webAppUrl: this.webAppUrl };
  }

  /** What an execution of this kind is told at its start. */
  contextFor(kind: ExecutionKind, project: Project): ExecutionContext {
    return {
      clock: this.clock.read(),
      hasUi: kind === 'menu' || kind === 'dialog' || kind === 'api',
      authorised: kind !== 'simple',
      scriptTimeZone: project.manifest.timeZone ?? 'Etc/UTC',
      html: project.html,
    };
  }

  /** A word from an execution that wants no answer: a line of its log. */
  tell(execution: Execution, what: string, args: unknown[]): void {
    if (what !== 'log') return;
    const [level, text] = args as [Execution['log'][number]['level'], string];
    execution.log.push({ level, time: this.clock.now(), text });
  }

  ended(execution: Execution): void {
    this.locks.releaseAll(execution);
    this.ui.ended(execution);
  }

  snapshot(): WorldState {
    return {
      properties: this.properties.state,
      workbook: this.workbook.snapshot(),
      mailbox: this.mailbox.state,
      triggers: this.triggers.state,
      quotas: this.quotas.state,
      utilities: this.utilities.state,
    };
  }
}
