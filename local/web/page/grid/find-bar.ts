import { h, icon } from '../elements';
import { ask } from '../host';
import { say } from '../words';
import type { Grid } from './grid';
import type { Place } from './selection';

/** A pause in the writing before it is searched, in milliseconds. */
const PAUSE_MS = 150;

/** Ctrl-F: finds a text in the sheet that is shown. */
export class FindBar {
  private readonly input = h('input', { type: 'text', 'aria-label': say('find'), placeholder: say('find') });
  private readonly count = h('span', { class: 'count', role: 'status' });
  private readonly element: HTMLElement;
  private found: Place[] = [];
  private at = 0;
  private timer?: number;

  constructor(private readonly grid: Grid) {
    this.element = h(
      'div',
      { class: 'find-bar', role: 'search', hidden: true },
      this.input,
      this.count,
      this.button('up', 'previous', () => this.go(-1)),
      this.button('down', 'next', () => this.go(1)),
      this.button('close', 'close', () => this.close()),
    );
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.search(), PAUSE_MS);
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      if (event.key === 'Enter' && event.target === this.input) this.go(event.shiftKey ? -1 : 1);
    });
    grid.element.append(this.element);
  }

  open(): void {
    this.element.hidden = false;
    this.input.focus();
    this.input.select();
    if (this.input.value) void this.search();
  }

  private close(): void {
    this.element.hidden = true;
    this.found = [];
    this.grid.scroller.focus({ preventScroll: true });
  }

  private async search(): Promise<void> {
    const text = this.input.value;
    const { sheetId } = this.grid;
    const answer = text
      ? await ask<{ found: Place[] }>('POST /api/page/find', { sheetId, text })
      : { found: [] };
    if (text !== this.input.value) return;
    this.found = answer.found;
    this.at = 0;
    this.show();
  }

  private go(by: 1 | -1): void {
    if (this.found.length === 0) return;
    this.at = (this.at + by + this.found.length) % this.found.length;
    this.show();
  }

  private show(): void {
    const place = this.found[this.at];
    const nothing = this.input.value ? say('notFound') : '';
    this.count.textContent = place ? say('found', { at: this.at + 1, count: this.found.length }) : nothing;
    if (place) this.grid.selection.goTo(place);
  }

  private button(
    name: 'up' | 'down' | 'close',
    word: 'previous' | 'next' | 'close',
    act: () => void,
  ): HTMLElement {
    return h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': say(word), title: say(word), onclick: act },
      icon(name),
    );
  }
}
