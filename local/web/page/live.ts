import type { News, State } from '../attendance';
import { ask, Refusal } from './host';
import { Signal } from './signal';

/** Pause before the host is asked again after it did not answer, in milliseconds. */
const RETRY_MS = 1_500;

/** What is new at the host, as it happens: one question stays open all the time. */
export class Live {
  readonly news = new Signal<News>();
  /** the host does not answer (a sentence), or does so again (`undefined`) */
  readonly trouble = new Signal<string | undefined>();
  state!: State;
  private known?: { last: number; mark: string };

  /** The first news, which tell everything. */
  async start(): Promise<News> {
    const news = await this.next();
    void this.goOn();
    return news;
  }

  /** epoch milliseconds of the world's clock */
  now(): number {
    const { kind, at } = this.state.clock;
    return kind === 'still' ? at : Date.now() + at;
  }

  private async goOn(): Promise<never> {
    for (;;) {
      try {
        this.news.tell(await this.next());
        this.trouble.tell(undefined);
      } catch (error) {
        this.trouble.tell((error as Error).message);
        // Another start has another token: only its own address opens it.
        if (error instanceof Refusal && error.status === 401) this.known = undefined;
        await new Promise((over) => setTimeout(over, RETRY_MS));
      }
    }
  }

  private async next(): Promise<News> {
    const news = await ask<News>('POST /api/page/news', { known: this.known });
    this.known = { last: news.last, mark: news.mark };
    this.state = news.state;
    return news;
  }
}
