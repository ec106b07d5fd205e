import type { Clock } from './clock';
import { zonedTime } from './zoned-time';

/** What an account may do. Source: "Quotas for Google Services". */
export interface AccountLimits {
  /** recipients a day */
  email: number;
  /** calls a day */
  urlfetch: number;
  /** bytes of one e-mail's text and HTML */
  emailBodyBytes: number;
}

export const CONSUMER: AccountLimits = { email: 100, urlfetch: 20_000, emailBodyBytes: 200 * 1024 };
export const WORKSPACE: AccountLimits = { email: 1_500, urlfetch: 100_000, emailBodyBytes: 400 * 1024 };

type Daily = 'email' | 'urlfetch';

export interface QuotasState {
  /** `YYYY-MM-DD` in the user's zone */
  day: string;
  used: Partial<Record<Daily, number>>;
}

/** Daily quotas; they start anew at midnight of the user's day. */
export class Quotas {
  readonly limits: AccountLimits;

  constructor(
    private readonly clock: Clock,
    private readonly timeZone: string,
    limits: Partial<AccountLimits> = {},
    readonly state: QuotasState = { day: '', used: {} },
  ) {
    this.limits = { ...CONSUMER, ...limits };
  }

  remaining(service: Daily): number {
    return this.limits[service] - (this.today()[service] ?? 0);
  }

  /** Takes some of the day's quota. Throws Google's message when that much is not left; then nothing is taken. */
  take(service: Daily, amount: number): void {
    if (amount > this.remaining(service))
      throw new Error(`Service invoked too many times for one day: ${service}.`);
    this.give(service, -amount);
  }

  /** Gives back what was taken for something that did not happen. */
  give(service: Daily, amount: number): void {
    const used = this.today();
    used[service] = Math.max(0, (used[service] ?? 0) - amount);
  }

  private today(): Partial<Record<Daily, number>> {
    const { year, month, day } = zonedTime(this.clock.now(), this.timeZone);
    const today = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
    if (this.state.day !== today) Object.assign(this.state, { day: today, used: {} });
    return this.state.used;
  }
}
