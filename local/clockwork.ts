import type { Clock } from './world/clock';

/**
 * In one advance a trigger fires at most about this often, evenly spread; the firings in between are left out.
 * A trigger of each minute is due 21,600 times in 15 days, and each is an execution of its own.
 */
export const FIRINGS_PER_ADVANCE = 200;

/** When triggers are due; the world's triggers are one. */
export interface Schedule<Trigger> {
  /** the first that is due until then, if any (epoch milliseconds) */
  next(until: number): { trigger: Trigger; at: number } | undefined;
  /** says that this one has had its turn */
  fired(trigger: Trigger, at: number): void;
}

/** `left out`: firings that were due and not carried out, see {@link FIRINGS_PER_ADVANCE}. */
export interface Advance {
  now: number;
  fired: number;
  leftOut: number;
}

/** Moves the clock and fires what falls due: in jumps on demand, or second by second as the machine's clock runs. */
export class Clockwork<Trigger extends { id: string }> {
  private moving: Promise<unknown> = Promise.resolve();
  private jumps = 0;
  private pulse?: NodeJS.Timeout;

  /** @param fire runs the trigger's function to its end */
  constructor(
    private readonly clock: Clock,
    private readonly schedule: Schedule<Trigger>,
    private readonly fire: (trigger: Trigger, at: number) => Promise<unknown>,
  ) {}

  /**
   * Moves the clock, stopping at each due firing. A second advance waits for the first.
   * A trigger whose last due firing was left out fires once more at the end, so that nothing due stays undone.
   * @param destination asked when the move begins; epoch milliseconds
   * @param firings at most about so many of each trigger
   */
  advance(destination: () => number, firings = FIRINGS_PER_ADVANCE): Promise<Advance> {
    const move = this.moving.then(() => this.move(destination(), firings));
    this.moving = move.catch(() => {});
    return move;
  }

  /** Looks each second of real time what is due. Does nothing while the clock stands still or is being moved. */
  start(): void {
    this.pulse ??= setInterval(() => this.catchUp(), 1000);
  }

  stop(): void {
    clearInterval(this.pulse);
    this.pulse = undefined;
  }

  private async move(to: number, firings: number): Promise<Advance> {
    if (to < this.clock.now()) throw new Error('The clock does not go back.');
    this.jumps++;
    try {
      return await this.stepThrough(to, (to - this.clock.now()) / firings);
    } finally {
      this.jumps--;
    }
  }

  private async stepThrough(to: number, spacing: number): Promise<Advance> {
    const count = { fired: 0, leftOut: 0 };
    const lastRun = new Map<string, number>();
    const owed = new Map<string, Trigger>();
    for (let due = this.schedule.next(to); due; due = this.schedule.next(to)) {
      const { trigger, at } = due;
      this.schedule.fired(trigger, at);
      if (at < (lastRun.get(trigger.id) ?? Number.NEGATIVE_INFINITY) + spacing) {
        owed.set(trigger.id, trigger);
        count.leftOut++;
        continue;
      }
      lastRun.set(trigger.id, at);
      owed.delete(trigger.id);
      this.clock.set(Math.max(at, this.clock.now()));
      await this.fire(trigger, at);
      count.fired++;
    }
    this.clock.set(Math.max(to, this.clock.now()));
    for (const trigger of owed.values()) {
      await this.fire(trigger, to);
      count.fired++;
      count.leftOut--;
    }
    return { now: this.clock.now(), ...count };
  }

  /** A trigger that was due several times, because the machine slept or the host was stopped, fires once. */
  private catchUp(): void {
    if (this.jumps > 0 || this.clock.read().kind === 'still') return;
    const now = this.clock.now();
    const late = new Map<string, Trigger>();
    for (let due = this.schedule.next(now); due; due = this.schedule.next(now)) {
      this.schedule.fired(due.trigger, due.at);
      late.set(due.trigger.id, due.trigger);
    }
    for (const trigger of late.values()) void this.fire(trigger, now);
  }
}
