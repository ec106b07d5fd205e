import { h } from '../elements';
import { ask } from '../host';
import type { Live } from '../live';
import { numberText, say, timeText } from '../words';

/** Runs of each trigger that one step carries out at most: the page waits for them. */
const RUNS_A_STEP = 20;

interface Moved {
  now: string;
  fired: number;
  leftOut: number;
}

export interface Execution {
  id: number;
  function: string;
  kind: string;
  start: string;
  ms: number;
  outcome: string;
  error?: string;
  stack?: string;
  calls: { total: number; handles: number; byMethod: Record<string, number> };
  log: { level: string; time: string; text: string }[];
}

/** Moves the clock and tells which triggers fired on the way. */
export function timePanel(live: Live): HTMLElement {
  const clock = h('p', { class: 'clock' });
  const result = h('div', { class: 'result', role: 'status' });
  const next = h('button', { type: 'button' });
  const steps = [
    [say('plusHour'), '1h'],
    [say('plusDay'), '1d'],
    [say('plusDays', { days: 8 }), '8d'],
    [say('plusDays', { days: 15 }), '15d'],
  ] as const;
  const buttons = [
    next,
    ...steps.map(([label, advance]) =>
      h('button', { type: 'button', onclick: () => void move({ advance, firings: RUNS_A_STEP }) }, label),
    ),
  ];
  let moving = false;
  const refresh = () => {
    clock.textContent = say('clockNow', { time: timeText(live.now(), 'long') });
    const { nextTrigger } = live.state.clock;
    next.disabled = moving || nextTrigger === null;
    next.textContent =
      nextTrigger === null ? say('noTrigger') : say('nextTrigger', { time: timeText(nextTrigger) });
  };
  next.addEventListener('click', () => {
    const { nextTrigger } = live.state.clock;
    if (nextTrigger !== null) void move({ to: new Date(nextTrigger).toISOString() });
  });
  const move = async (step: object) => {
    moving = true;
    for (const button of buttons) button.disabled = true;
    const before = live.state.newestExecution;
    result.replaceChildren(
      h('p', {}, h('span', { class: 'spinner', 'aria-hidden': 'true' }), ` ${say('advancing')}`),
    );
    try {
      const moved = await ask<Moved>('POST /api/clock', step);
      const { executions } = await ask<{ executions: Execution[] }>('GET /api/executions');
      const fired = executions.filter(({ id, kind }) => id > before && kind === 'time');
      result.replaceChildren(...report(moved, fired));
    } catch (error) {
      result.replaceChildren(h('p', { class: 'wrong' }, (error as Error).message));
    }
    moving = false;
    for (const button of buttons) button.disabled = false;
    refresh();
  };
  live.news.on(refresh);
  refresh();
  const kind = live.state.clock.kind === 'still' ? say('clockStill') : say('clockLive');
  return h(
    'div',
    { class: 'form' },
    clock,
    h('p', { class: 'hint' }, `${kind} ${say('timeHint')}`),
    h('div', { class: 'steps' }, ...buttons),
    result,
  );
}

function report({ now, fired, leftOut }: Moved, executions: Execution[]): HTMLElement[] {
  const lines = executions.slice(-12).reverse();
  return [
    h('p', {}, say('advanced', { fired: numberText(fired), time: timeText(Date.parse(now)) })),
    ...(leftOut > 0 ? [h('p', { class: 'hint' }, say('leftOut', { count: numberText(leftOut) }))] : []),
    ...(lines.length > 0
      ? [
          h('h3', {}, say('firedTriggers')),
          h(
            'ul',
            { class: 'fired' },
            ...lines.map(({ function: name, start, ms, outcome, calls }) =>
              h(
                'li',
                { class: outcome === 'completed' ? '' : 'wrong' },
                h('span', {}, timeText(Date.parse(start))),
                h('code', {}, name),
                h('span', { class: 'soft' }, `${numberText(ms)} ms · ${calls.total}`),
              ),
            ),
          ),
        ]
      : []),
  ];
}
