import { h } from './elements';
import { say } from './words';

export interface ModalButton {
  label: string;
  main?: boolean;
  act: () => void;
}

export interface Modal {
  element: HTMLDialogElement;
  close(): void;
}

let lastTitle = 0;

/**
 * A dialog before the page.
 * @param closed when a person leaves it by Escape
 */
export function openModal(
  title: string,
  content: Node[],
  buttons: ModalButton[],
  closed: () => void = () => {},
): Modal {
  const titleId = `modal-title-${++lastTitle}`;
  const element = h(
    'dialog',
    { class: 'modal', 'aria-labelledby': titleId },
    h('h2', { id: titleId }, title),
    ...content,
    buttons.length > 0 &&
      h(
        'div',
        { class: 'buttons' },
        ...buttons.map(({ label, main, act }) =>
          h('button', { type: 'button', class: main ? 'main' : '', onclick: act }, label),
        ),
      ),
  );
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    closed();
  });
  document.body.append(element);
  const back = document.activeElement as HTMLElement | null;
  element.showModal();
  element.querySelector<HTMLElement>('input, textarea, button.main')?.focus();
  return {
    element,
    close() {
      element.close();
      element.remove();
      back?.focus({ preventScroll: true });
    },
  };
}

/** Sheets' own words for a refusal. */
export function tellProblem(text: string): void {
  const modal = openModal(
    say('problem'),
    [h('p', { class: 'message' }, text)],
    [{ label: say('ok'), main: true, act: () => modal.close() }],
    () => modal.close(),
  );
}

/** Asks for a line of text. */
export function askText(title: string, label: string, value: string, done: (text: string) => void): void {
  const input = h('input', { type: 'text', value, 'aria-label': label });
  const finish = () => {
    modal.close();
    if (input.value.trim()) done(input.value.trim());
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') finish();
  });
  const modal = openModal(
    title,
    [input],
    [
      { label: say('cancel'), act: () => modal.close() },
      { label: say('ok'), main: true, act: finish },
    ],
    () => modal.close(),
  );
  input.select();
}

/** Asks whether to go on. */
export function askConsent(title: string, done: () => void): void {
  const go = () => {
    modal.close();
    done();
  };
  const modal = openModal(
    title,
    [],
    [
      { label: say('cancel'), act: () => modal.close() },
      { label: say('ok'), main: true, act: go },
    ],
    () => modal.close(),
  );
}
