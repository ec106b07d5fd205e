import type { ClockReading } from '../services/clock';

/** The world's clock: stands still between advances when started at an instant, else follows the machine's. */
export class Clock {
  private reading: ClockReading;

  /** @param startsAt epoch milliseconds; without it the clock is the machine's */
  constructor(startsAt?: number) {
    this.reading = startsAt === undefined ? { kind: 'live', offset: 0 } : { kind: 'still', now: startsAt };
  }

  /** epoch milliseconds */
  now(): number {
    return this.reading.kind === 'still' ? this.reading.now : Date.now() + this.reading.offset;
  }

  /** Moves the clock to an instant; refuses to go back. */
  set(to: number): void {
    const now = this.now();
    if (to < now) throw new Error('The clock does not go back.');
    this.reading =
      this.reading.kind === 'still' ? { kind: 'still', now: to } : { kind: 'live', offset: to - Date.now() };
  }

  /** From here on the clock is the machine's, ahead of it by `offset` milliseconds. */
  follow(offset = 0): void {
    this.reading = { kind: 'live', offset };
  }

  /** The clock stands still at this instant until it is moved. Only for the start of a world, before anything is in it. */
  stand(at: number): void {
    this.reading = { kind: 'still', now: at };
  }

  read(): ClockReading {
    return { ...this.reading };
  }
}
