import type { State } from '../../attendance';
import { h, icon } from '../elements';
import { say } from '../words';

/** How long a toast stays that names no time. Source: `Spreadsheet.toast`, 5 seconds. */
const USUAL_SECONDS = 5;

/** The script's short words in the corner; those from before the page was opened are over. */
export class Toasts {
  readonly element = h('div', { class: 'toasts', role: 'status' });
  private newest = Number.POSITIVE_INFINITY;

  take({ toasts }: State): void {
    const last = Math.max(0, ...toasts.map(({ id }) => id));
    if (this.newest === Number.POSITIVE_INFINITY) this.newest = last;
    for (const toast of toasts) if (toast.id > this.newest) this.show(toast);
    this.newest = Math.max(this.newest, last);
  }

  private show({ title, text, seconds }: State['toasts'][number]): void {
    const toast = h(
      'div',
      { class: 'toast' },
      title && h('strong', {}, title),
      h('p', {}, text),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': say('close'), onclick: () => toast.remove() },
        icon('close'),
      ),
    );
    this.element.replaceChildren(toast);
    // A negative number: until it is closed.
    const stay = seconds ?? USUAL_SECONDS;
    if (stay > 0) setTimeout(() => toast.remove(), stay * 1000);
  }
}
