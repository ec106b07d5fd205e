import { randomBytes } from 'node:crypto';
import { type Advance, Clockwork } from './clockwork';
import type { Edited, Host, HostOptions } from './host';
import { Isolate, type Project, type Request, type Result } from './isolate/execute';
import { OdooStandIn } from './odoo/stand-in';
import { declares } from './project';
import type { Kept, Storage } from './storage';
import { readDuration, readInstant } from './time';
import { controlApi } from './web/control-api';
import { frames } from './web/frames';
import { odooMount } from './web/odoo-mount';
import { page } from './web/page';
import { type Listening, listen } from './web/server';
import { webApp } from './web/web-app';
import { changeEvent, editEvent, openEvent } from './world/events';
import type { ExecutionKind } from './world/execution';
import { type SheetEvent, type Trigger, timeDrivenEvent } from './world/triggers/triggers';
import { World } from './world/world';

/** At the end the host waits this long for executions that still run, in real milliseconds; then they are lost. */
const LAST_EXECUTIONS_MS = 5_000;

/** See {@link Host}: puts the world, the isolate, the web server, the clock and the storage together. */
export class LocalHost implements Host {
  url = '';
  readonly token = randomBytes(18).toString('base64url');
  readonly world: World;
  readonly odoo?: OdooStandIn;
  readonly formerOdooUrl?: string;
  readonly isNew: boolean;
  readonly notices: string[];
  private readonly isolate: Isolate;
  private readonly clockwork: Clockwork<Trigger>;
  private server?: Listening;
  private ready = false;
  private readonly running = new Set<Promise<Result>>();

  constructor(
    options: HostOptions,
    private readonly project: Project,
    private readonly storage: Storage | undefined,
  ) {
    const kept = storage?.kept;
    this.isNew = !kept;
    this.notices = storage?.notices ?? [];
    const odoo = options.odoo ?? { kind: 'stand-in', version: 19 };
    this.world = new World({
      now: options.now,
      locale: options.locale,
      timeZone: project.manifest.timeZone,
      smtp: options.smtp,
      // Beyond this machine a script reaches the Odoo that was chosen, and nothing else.
      outside: odoo.kind === 'server' ? { hosts: { [new URL(odoo.url).host]: true } } : undefined,
      saved: kept?.world,
    });
    resumeClock(this.world, options.now, kept);
    this.isolate = new Isolate(this.world, project);
    if (odoo.kind === 'stand-in') {
      const lang = this.world.workbook.state.locale;
      this.odoo = new OdooStandIn({
        version: odoo.version,
        clock: this.world.clock,
        lang,
        saved: kept?.odoo,
      });
      this.formerOdooUrl = kept && `${kept.url}/odoo`;
    }
    this.clockwork = new Clockwork(this.world.clock, this.world.triggers, (trigger, at) =>
      this.run(trigger.functionName, [timeDrivenEvent(trigger, at)], 'time'),
    );
  }

  get exec(): string {
    return `${this.url}/exec`;
  }

  get odooUrl(): string {
    return `${this.url}/odoo`;
  }

  async serve(port: number): Promise<void> {
    const run = (functionName: string, event: unknown) => this.run(functionName, [event], 'webapp');
    this.server = await listen(port, [controlApi(this), webApp(run), odooMount(this), frames(this), page()]);
    this.url = `http://127.0.0.1:${this.server.port}`;
    this.world.webAppUrl = this.exec;
    this.clockwork.start();
  }

  announce(): void {
    const { url, exec, token } = this;
    this.storage?.announce({ url, exec, token, pid: process.pid });
    this.ready = true;
    this.keep();
  }

  async run(functionName: string, args: unknown[] = [], kind: ExecutionKind = 'menu'): Promise<Result> {
    return this.perform({ functionName, args, kind });
  }

  async advance(move: { by: string } | { to: string }, firings?: number): Promise<Advance> {
    await this.quiet();
    const { clock } = this.world;
    const given = 'by' in move ? readDuration(move.by) : readInstant(move.to);
    const destination = () => ('by' in move ? clock.now() + given : given);
    return this.clockwork.advance(destination, firings).finally(() => this.keep());
  }

  async edit(sheet: string, a1: string, value: string | number | boolean): Promise<Edited> {
    const edited = this.world.workbook.type(sheet, a1, value);
    this.keep();
    await this.fire('onEdit', 'ON_EDIT', (triggerUid) => editEvent({ sheet, a1 }, edited, triggerUid));
    await this.changed('EDIT');
    return edited;
  }

  open(): Promise<void> {
    return this.fire('onOpen', 'ON_OPEN', openEvent);
  }

  changed(changeType: string): Promise<void> {
    this.keep();
    return this.fire(undefined, 'ON_CHANGE', (triggerUid) => changeEvent(changeType, triggerUid));
  }

  /** A start that is broken off leaves nothing: half a preparation would be taken for a whole one. */
  keep(): void {
    if (this.ready) this.storage?.keep(() => this.kept());
  }

  async close(): Promise<void> {
    await this.stop();
    this.storage?.close(this.kept());
  }

  /** Ends whatever runs, and keeps nothing. */
  async stop(): Promise<void> {
    this.clockwork.stop();
    await this.server?.close();
    const patience = new Promise((over) => setTimeout(over, LAST_EXECUTIONS_MS).unref());
    await Promise.race([this.isolate.close(), patience]);
  }

  private async perform(request: Request): Promise<Result> {
    const running = this.isolate.run(request);
    this.running.add(running);
    try {
      return await running;
    } finally {
      this.running.delete(running);
      this.keep();
    }
  }

  /** Odoo stops waiting after a second; what it set off goes on, and ends before the clock moves. */
  private async quiet(): Promise<void> {
    while (this.running.size > 0 && this.world.ui.questions.length === 0) await Promise.race(this.running);
  }

  /** Runs the simple trigger, if the project declares it, and then the installed ones of this kind. */
  private async fire(simple: string | undefined, kind: SheetEvent, event: (uid?: string) => unknown) {
    if (simple && declares(this.project, simple)) await this.run(simple, [event()], 'simple');
    for (const trigger of this.world.triggers.installed(kind))
      await this.run(trigger.functionName, [event(trigger.id)], 'installable');
  }

  private kept(): Kept {
    return {
      world: this.world.snapshot(),
      clock: this.world.clock.read(),
      odoo: this.odoo?.snapshot(),
      url: this.url,
    };
  }
}

/** A kept world goes on no earlier than where it stood: nothing in it may lie in the future. */
function resumeClock(world: World, now: number | undefined, kept: Kept | undefined): void {
  if (!kept) return;
  const ahead = kept.clock.kind === 'live' ? kept.clock.offset : kept.clock.now - Date.now();
  if (now === undefined) world.clock.follow(Math.max(0, ahead));
  else world.clock.stand(Math.max(now, kept.clock.kind === 'still' ? kept.clock.now : Date.now() + ahead));
}
