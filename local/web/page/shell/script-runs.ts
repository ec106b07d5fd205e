import { h, icon } from '../elements';
import { ask } from '../host';
import { Signal } from '../signal';
import { say } from '../words';

export interface Failure {
  function: string;
  error: string;
  stack?: string;
  execution?: number;
}

interface Ran {
  ok: boolean;
  error?: string;
  stack?: string;
  execution: number;
}

/** Functions that a person started here: how long they have been running, and what went wrong. */
export class ScriptRuns {
  readonly element = h('div', { class: 'runs' });
  readonly openExecutions = new Signal<number | undefined>();

  /** Runs a function of the script, as a menu item does. */
  async run(functionName: string): Promise<void> {
    const over = this.showRunning();
    try {
      const {
        ok,
        error = '',
        stack,
        execution,
      } = await ask<Ran>('POST /api/run', { function: functionName });
      if (!ok) this.showFailure({ function: functionName, error, stack, execution });
    } catch (error) {
      this.showFailure({ function: functionName, error: (error as Error).message });
    } finally {
      over();
    }
  }

  /** A red line with the script's error; its stack opens below. */
  showFailure({ error, stack, execution }: Failure): void {
    const line = h(
      'div',
      { class: 'failure', role: 'alert' },
      h('strong', {}, error),
      stack && h('details', {}, h('summary', {}, say('details')), h('pre', {}, stack)),
      execution !== undefined &&
        h(
          'button',
          { type: 'button', class: 'link-button', onclick: () => this.openExecutions.tell(execution) },
          say('openExecutions'),
        ),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': say('dismiss'), onclick: () => line.remove() },
        icon('close'),
      ),
    );
    this.element.append(line);
  }

  private showRunning(): () => void {
    const elapsed = h('span', { class: 'elapsed' });
    const line = h(
      'div',
      { class: 'running', role: 'status' },
      h('span', { class: 'spinner', 'aria-hidden': 'true' }),
      say('running'),
      elapsed,
      h('button', { type: 'button', class: 'link-button', onclick: () => line.remove() }, say('dismiss')),
    );
    const since = performance.now();
    const tick = () => {
      elapsed.textContent = clockText(performance.now() - since);
    };
    tick();
    const timer = setInterval(tick, 250);
    this.element.append(line);
    return () => {
      clearInterval(timer);
      line.remove();
    };
  }
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
