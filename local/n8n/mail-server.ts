import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next message after it has read it whole. */
export type Answer =
  /** takes it and says so */
  | 'taken'
  /** refuses it, e.g. with 451 */
  | { refuse: number }
  /** takes it and never says so: the line stays open until the client goes */
  | 'silent'
  /** takes it, and the line breaks before the answer */
  | 'cut';

/** An answer, or what happens elsewhere in the moment before it. */
export type Turn = Answer | (() => Promise<Answer>);

export interface Letter extends Email {
  /** addresses of the envelope */
  recipients: string[];
  /** what the client was told */
  answer: Answer;
}

/** A mail server on 127.0.0.1 that keeps what it is given, and behaves badly when asked to. */
export class MailServer {
  /** every message that was read whole and not refused: it would have reached its recipient */
  readonly taken: Letter[] = [];
  readonly refused: Letter[] = [];
  /** what will happen to the next messages to an address; everything else is taken */
  private readonly turns = new Map<string, Turn[]>();
  private server = this.create();
  private port = 0;

  /** @param login what clients must log in with; absent: anyone may send */
  constructor(private readonly login?: { user: string; password: string }) {}

  /** The next messages to this address (`*`: to any) get these answers, in this order. */
  next(address: string, ...turns: Turn[]): void {
    this.turns.set(address, [...(this.turns.get(address) ?? []), ...turns]);
  }

  async start(): Promise<number> {
    this.server = this.create();
    await new Promise<void>((listening) => this.server.listen(this.port, '127.0.0.1', listening));
    this.port = (this.server.server.address() as AddressInfo).port;
    return this.port;
  }

  /** Nobody listens any more; open lines are cut. */
  async stop(): Promise<void> {
    if (!this.server.server.listening) return;
    for (const connection of this.server.connections) connection.close();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  private create(): SMTPServer {
    const { login } = this;
    const server = new SMTPServer({
      authOptional: !login,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      closeTimeout: 100,
      onAuth: (given, _session, done) =>
        given.username === login?.user && given.password === login?.password
          ? done(null, { user: given.username })
          : done(new Error('Wrong user or password')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', async () => {
          const email = await PostalMime.parse(Buffer.concat(chunks));
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          const turn = this.turns.get(recipients[0]!)?.shift() ?? this.turns.get('*')?.shift() ?? 'taken';
          const answer = typeof turn === 'function' ? await turn() : turn;
          const letter = { ...email, recipients, answer };
          if (typeof answer === 'object') {
            this.refused.push(letter);
            done(Object.assign(new Error('not now'), { responseCode: answer.refuse }));
            return;
          }
          this.taken.push(letter);
          if (answer === 'taken') done();
          if (answer === 'cut')
            for (const line of server.connections) if (line.id === session.id) line.close();
        });
      },
    });
    server.on('error', () => {});
    return server;
  }
}
