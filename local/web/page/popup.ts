import { h, icon } from './elements';

export type MenuEntry =
  | 'line'
  | {
      label: string;
      act?: () => void;
      entries?: MenuEntry[];
      checked?: boolean;
      disabled?: boolean;
      keys?: string;
    };

type Anchor = Element | { x: number; y: number };

const EDGE = 8;

const open: { element: HTMLElement; close: () => void; back: HTMLElement | null }[] = [];

/** Closes whatever menu or list is open. */
export function closePopups(): void {
  for (const { element, close, back } of open.splice(0).reverse()) {
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    close();
    if (hadFocus) back?.focus({ preventScroll: true });
  }
}

/** A small window at a place, until one clicks elsewhere or presses Escape. */
export function openPopup(element: HTMLElement, at: Anchor, closed: () => void = () => {}): void {
  closePopups();
  show(element, at, 'below', closed);
}

/** A menu with the keys that menus have. */
export function openMenu(
  entries: MenuEntry[],
  at: Anchor,
  label: string,
  closed: () => void = () => {},
): void {
  const menu = menuOf(entries, label);
  openPopup(menu, at, closed);
  first(menu)?.focus();
}

function menuOf(entries: MenuEntry[], label: string): HTMLElement {
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label });
  menu.append(
    ...entries.map((entry) =>
      entry === 'line' ? h('div', { class: 'line', role: 'separator' }) : itemOf(entry, menu),
    ),
  );
  menu.addEventListener('keydown', (event) => walk(event, menu));
  return menu;
}

function itemOf(entry: Exclude<MenuEntry, 'line'>, menu: HTMLElement): HTMLElement {
  const { label, act, entries, checked, disabled, keys } = entry;
  const item = h(
    'button',
    {
      type: 'button',
      role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
      'aria-checked': checked === undefined ? undefined : String(checked),
      'aria-haspopup': entries ? 'menu' : undefined,
      disabled: disabled ?? false,
      tabIndex: -1,
    },
    h('span', { class: 'check', 'aria-hidden': 'true' }, checked ? '✓' : ''),
    h('span', { class: 'label' }, label),
    keys && h('span', { class: 'keys', 'aria-hidden': 'true' }, keys),
    entries && icon('play'),
  );
  const openEntries = () => {
    closeAbove(menu);
    const sub = menuOf(entries!, label);
    show(sub, item, 'beside', () => {});
    return sub;
  };
  item.addEventListener('click', () => {
    if (entries) return void first(openEntries())?.focus();
    closePopups();
    act?.();
  });
  item.addEventListener('pointerenter', () => (entries ? openEntries() : closeAbove(menu)));
  return item;
}

function walk(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>('button:not([disabled])')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const goTo = (index: number) => items[(index + items.length) % items.length]?.focus();
  const depth = open.findIndex(({ element }) => element === menu);
  const keys: Record<string, () => void> = {
    ArrowDown: () => goTo(at + 1),
    ArrowUp: () => goTo(at < 0 ? -1 : at - 1),
    Home: () => goTo(0),
    End: () => goTo(-1),
    ArrowRight: () => items[at]?.getAttribute('aria-haspopup') && items[at].click(),
    ArrowLeft: () => depth > 0 && closeAbove(open[depth - 1]!.element),
    Tab: closePopups,
  };
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function first(menu: HTMLElement): HTMLElement | null {
  return menu.querySelector<HTMLElement>('button:not([disabled])');
}

/** Closes what was opened from a menu. */
function closeAbove(menu: HTMLElement): void {
  const depth = open.findIndex(({ element }) => element === menu);
  for (const { element, close, back } of open.splice(depth + 1).reverse()) {
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    close();
    if (hadFocus) back?.focus();
  }
}

function show(element: HTMLElement, at: Anchor, where: 'below' | 'beside', close: () => void): void {
  element.classList.add('popup');
  open.push({ element, close, back: document.activeElement as HTMLElement | null });
  // A modal dialog hides all that is not in it.
  const modals = document.querySelectorAll('dialog:modal');
  (modals[modals.length - 1] ?? document.body).append(element);
  const box = at instanceof Element ? at.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, 0);
  const { width, height } = element.getBoundingClientRect();
  const [left, top] = where === 'below' ? [box.left, box.bottom] : [box.right, box.top];
  const fitsRight = left + width <= innerWidth - EDGE;
  const x = fitsRight
    ? left
    : where === 'beside' && box.left > width
      ? box.left - width
      : innerWidth - width - EDGE;
  const fitsBelow = top + height <= innerHeight - EDGE;
  const y = fitsBelow
    ? top
    : where === 'below' && box.top > height
      ? box.top - height
      : innerHeight - height - EDGE;
  element.style.left = `${Math.max(EDGE / 2, x)}px`;
  element.style.top = `${Math.max(EDGE / 2, y)}px`;
}

document.addEventListener(
  'pointerdown',
  ({ target }) => {
    if (!open.some(({ element }) => element.contains(target as Node))) closePopups();
  },
  true,
);
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || open.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (open.length > 1) closeAbove(open.at(-2)!.element);
    else closePopups();
  },
  true,
);
