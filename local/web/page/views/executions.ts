import { h } from '../elements';
import { ask } from '../host';
import type { Execution } from '../panels/time';
import { numberText, say, timeText, type Word } from '../words';

/** What ran, as on Google's page "Executions"; and how the next one is made to crash. */
export class ExecutionsView {
  readonly element = h('section', { class: 'view executions', 'aria-label': say('executions'), tabIndex: 0 });
  private readonly body = h('tbody');
  private readonly fault = h('p', { class: 'fault', role: 'status' });
  private readonly call = h('input', { type: 'number', min: 1, value: '5', id: 'crash-at' });
  private readonly open = new Set<number>();

  constructor() {
    const columns: Word[] = ['function', 'startedBy', 'start', 'duration', 'calls', 'outcome'];
    this.element.append(
      h(
        'form',
        { class: 'crash', onsubmit: (event: Event) => this.arm(event) },
        h('label', { for: 'crash-at' }, say('crash')),
        this.call,
        h('button', { type: 'submit' }, say('arm')),
        h('button', { type: 'button', onclick: () => void this.setFault({}) }, say('disarm')),
        this.fault,
      ),
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...columns.map((word) => h('th', { scope: 'col' }, say(word))))),
        this.body,
      ),
    );
  }

  /** @param chosen an execution to be opened */
  async refresh(pending: { crashAtCall?: number }, chosen?: number): Promise<void> {
    const { executions } = await ask<{ executions: Execution[] }>('GET /api/executions');
    if (chosen !== undefined) this.open.add(chosen);
    this.fault.textContent = pending.crashAtCall ? say('armed', { call: pending.crashAtCall }) : '';
    this.body.replaceChildren(
      ...(executions.length === 0 ? [h('tr', {}, h('td', { colspan: 6 }, say('noExecutions')))] : []),
      ...executions.reverse().flatMap((execution) => this.rowsOf(execution)),
    );
    if (chosen !== undefined)
      this.body.querySelector(`[data-execution="${chosen}"]`)?.scrollIntoView({ block: 'center' });
  }

  private arm(event: Event): void {
    event.preventDefault();
    void this.setFault({ crashAtCall: Number(this.call.value) });
  }

  private async setFault(fault: { crashAtCall?: number }): Promise<void> {
    await ask('POST /api/faults', fault);
  }

  private rowsOf(execution: Execution): HTMLElement[] {
    const { id, kind, start, ms, calls, outcome } = execution;
    const isOpen = this.open.has(id);
    const detail = h(
      'tr',
      { class: 'detail', hidden: !isOpen },
      h('td', { colspan: 6 }, ...(isOpen ? detailOf(execution) : [])),
    );
    const toggle = h(
      'button',
      {
        type: 'button',
        class: 'link-button',
        'aria-expanded': String(isOpen),
        onclick: () => {
          if (detail.hidden) this.open.add(id);
          else this.open.delete(id);
          detail.hidden = !detail.hidden;
          detail.firstElementChild!.replaceChildren(...(detail.hidden ? [] : detailOf(execution)));
          toggle.setAttribute('aria-expanded', String(!detail.hidden));
        },
      },
      execution.function,
    );
    const row = h(
      'tr',
      { 'data-execution': id },
      h('td', {}, toggle),
      h('td', {}, say(`kind_${kind}` as Word)),
      h('td', {}, timeText(Date.parse(start), 'exact')),
      h('td', { class: 'number' }, `${numberText(ms / 1000)} s`),
      h('td', { class: 'number' }, calls.total),
      h(
        'td',
        {},
        h('span', { class: `outcome ${outcome.replace(' ', '-')}` }, say(`state_${outcome}` as Word)),
      ),
    );
    return [row, detail];
  }
}

function detailOf({ error, stack, calls, log }: Execution): HTMLElement[] {
  const methods = Object.entries(calls.byMethod).sort(([, a], [, b]) => b - a);
  return [
    ...(error
      ? [
          h(
            'pre',
            { class: 'stack' },
            stack?.includes(error) ? stack : [error, stack].filter(Boolean).join('\n'),
          ),
        ]
      : []),
    h('h2', {}, say('log')),
    log.length
      ? h(
          'ul',
          { class: 'log' },
          ...log.map(({ level, time, text }) =>
            h('li', { class: level }, h('time', {}, timeText(Date.parse(time), 'exact')), text),
          ),
        )
      : h('p', { class: 'soft' }, say('noLog')),
    h('h2', {}, say('calls')),
    h(
      'ul',
      { class: 'methods' },
      ...methods.map(([method, count]) => h('li', {}, h('code', {}, method), ` × ${count}`)),
    ),
    h('p', { class: 'soft' }, say('handles', { count: calls.handles })),
  ];
}
