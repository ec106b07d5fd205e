import { h, icon } from '../elements';
import { say } from '../words';

/** A pane at the right of the grid; one at a time is open. */
export class Panels {
  readonly place = h('div', { class: 'panels' });
  private openName?: string;
  private element?: HTMLElement;
  private back: HTMLElement | null = null;

  toggle(name: string, make: () => { title: string; content: HTMLElement }): void {
    if (this.openName === name) this.close();
    else this.open(name, make);
  }

  open(name: string, make: () => { title: string; content: HTMLElement }): void {
    const opener = document.activeElement as HTMLElement | null;
    this.element?.remove();
    const { title, content } = make();
    this.element = h(
      'aside',
      { class: 'panel', 'aria-label': title },
      h(
        'header',
        {},
        h('h2', {}, title),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': say('close'), onclick: () => this.close() },
          icon('close'),
        ),
      ),
      h('div', { class: 'panel-content' }, content),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.close();
    });
    this.openName = name;
    this.back = opener;
    this.place.append(this.element);
    this.mark();
    this.element.querySelector<HTMLElement>('.panel-content :is(button, input, select, textarea)')?.focus();
  }

  close(): void {
    this.element?.remove();
    this.element = undefined;
    this.openName = undefined;
    this.mark();
    this.back?.focus({ preventScroll: true });
  }

  private mark(): void {
    for (const button of document.querySelectorAll<HTMLElement>('[data-panel]'))
      button.setAttribute('aria-expanded', String(button.dataset.panel === this.openName));
  }
}

let lastField = 0;

/** A labelled input, select or text area. */
export function field<Input extends HTMLElement>(label: string, input: Input, wide = false): HTMLElement {
  input.id ||= `field-${++lastField}`;
  return h('div', { class: wide ? 'field wide' : 'field' }, h('label', { for: input.id }, label), input);
}
