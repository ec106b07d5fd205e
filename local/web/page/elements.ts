/** Elements are made here and nowhere from text: what a lead is called can never become markup. */

type Child = Node | string | number | null | undefined | false;

/** `onclick` and the like are listeners; `class`, `aria-label` … attributes; `value`, `checked`, `disabled` the element's own properties. */
type Properties = Record<string, unknown>;

const OWN = new Set(['value', 'checked', 'disabled', 'hidden', 'selected', 'readOnly', 'tabIndex', 'open']);

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener);
    else if (OWN.has(name)) Object.assign(element, { [name]: value });
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children)
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : String(child));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(
  tag: string,
  attributes: Record<string, string | number> = {},
  ...children: Node[]
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Drawn on a field of 16 × 16. */
const ICONS = {
  sheet: 'M3 2.5h10v11H3zM3 6h10M3 9.5h10M7 6v7.5',
  mail: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  play: 'M5 3l8 5-8 5z',
  plus: 'M8 3v10M3 8h10',
  reply: 'M7 4L3 8l4 4M3 8h6a4 4 0 0 1 4 4',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8l2.5 1.5',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4.5 6.5L8 10l3.5-3.5',
  up: 'M4.5 9.5L8 6l3.5 3.5',
  funnel: 'M3 4h10L9.5 8.5V13l-3-1.5v-3z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3L14 14',
  list: 'M3 4.5h10M3 8h10M3 11.5h10',
} as const;

export type IconName = keyof typeof ICONS;

export function icon(name: IconName): SVGElement {
  const path = svg('path', { d: ICONS[name] });
  return svg('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, path);
}
