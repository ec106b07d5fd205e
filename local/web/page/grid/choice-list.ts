import { h } from '../elements';
import { ask } from '../host';
import { say } from '../words';
import type { Grid } from './grid';

let lastId = 0;

/** The list of a cell's dropdown, narrowed by what is written. */
export class ChoiceList {
  private readonly element = h('ul', {
    class: 'choices popup',
    role: 'listbox',
    id: `choices-${++lastId}`,
    'aria-label': say('choices'),
  });
  private shown: string[] = [];
  private at = -1;
  private input?: HTMLTextAreaElement;
  private choose: (choice: string) => void = () => {};

  private constructor(private readonly choices: string[]) {}

  /** `undefined`: the cell has no dropdown. */
  static async of(
    { book, sheetId }: Grid,
    place: { row: number; column: number },
  ): Promise<ChoiceList | undefined> {
    const rule = book.cell(sheetId, place.row, place.column).style.validation;
    if (rule?.type === 'VALUE_IN_LIST') return new ChoiceList(rule.values[0] as string[]);
    if (rule?.type !== 'VALUE_IN_RANGE') return undefined;
    const { choices } = await ask<{ choices: string[] | null }>('POST /api/page/choices', {
      sheetId,
      ...place,
    });
    return choices ? new ChoiceList(choices) : undefined;
  }

  open(input: HTMLTextAreaElement, choose: (choice: string) => void): void {
    this.input = input;
    this.choose = choose;
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': this.element.id,
      'aria-autocomplete': 'list',
    }))
      input.setAttribute(name, value);
    document.body.append(this.element);
    this.show(this.choices, this.choices.indexOf(input.value));
    const box = input.getBoundingClientRect();
    this.element.style.minWidth = `${box.width}px`;
    const { height, width } = this.element.getBoundingClientRect();
    this.element.style.left = `${Math.min(box.left, innerWidth - width - 8)}px`;
    this.element.style.top = `${box.bottom + height < innerHeight ? box.bottom + 2 : box.top - height - 2}px`;
  }

  close(): void {
    this.element.remove();
    for (const name of [
      'role',
      'aria-expanded',
      'aria-controls',
      'aria-autocomplete',
      'aria-activedescendant',
    ])
      this.input?.removeAttribute(name);
  }

  narrow(text: string): void {
    const part = text.trim().toLowerCase();
    const matching = this.choices.filter((choice) => choice.toLowerCase().includes(part));
    this.show(matching.length > 0 ? matching : this.choices, part && matching.length > 0 ? 0 : -1);
  }

  /** Returns whether the key was for the list. */
  key(event: KeyboardEvent): boolean {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      this.mark((this.at + by + this.shown.length) % this.shown.length);
      return true;
    }
    if ((event.key !== 'Enter' && event.key !== 'Tab') || this.at < 0) return false;
    event.preventDefault();
    this.choose(this.shown[this.at]!);
    return true;
  }

  private show(choices: string[], at: number): void {
    this.shown = choices;
    this.element.replaceChildren(
      ...choices.map((choice, index) =>
        h(
          'li',
          {
            role: 'option',
            id: `${this.element.id}-${index}`,
            // The editor would be left, and so its text entered, before the click arrives.
            onpointerdown: (event: Event) => event.preventDefault(),
            onclick: () => this.choose(choice),
          },
          choice,
        ),
      ),
    );
    this.mark(at);
  }

  private mark(at: number): void {
    this.at = at;
    [...this.element.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === at));
      if (index === at) item.scrollIntoView({ block: 'nearest' });
    });
    if (at >= 0) this.input?.setAttribute('aria-activedescendant', `${this.element.id}-${at}`);
    else this.input?.removeAttribute('aria-activedescendant');
  }
}
