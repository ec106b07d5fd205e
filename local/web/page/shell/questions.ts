import type { State } from '../../attendance';
import { h } from '../elements';
import { ask } from '../host';
import { type Modal, openModal } from '../modal';
import { say } from '../words';

type Question = State['questions'][number];

const LABELS: Record<string, () => string> = {
  OK: () => say('ok'),
  CANCEL: () => say('cancel'),
  YES: () => say('yes'),
  NO: () => say('no'),
};

/** Alerts and prompts of the script, one after the other. */
export class Questions {
  private shown?: { id: number; modal: Modal };

  take({ questions }: State): void {
    if (this.shown && !questions.some(({ id }) => id === this.shown!.id)) this.close();
    const next = questions[0];
    if (next && !this.shown) this.show(next);
  }

  private show({ id, kind, title, text, buttons }: Question): void {
    const input = kind === 'prompt' ? h('input', { type: 'text', 'aria-label': text || title }) : undefined;
    const answer = (button: string) => {
      this.close();
      void ask('POST /api/ui/answer', { id, button, text: input?.value ?? '' });
    };
    input?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') answer(buttons[0]!);
    });
    const modal = openModal(
      title || document.title,
      [h('p', { class: 'message' }, text), ...(input ? [input] : [])],
      buttons
        .map((button, index) => ({ label: LABELS[button]!(), main: index === 0, act: () => answer(button) }))
        .reverse(),
      () => answer('CLOSE'),
    );
    this.shown = { id, modal };
  }

  private close(): void {
    this.shown?.modal.close();
    this.shown = undefined;
  }
}
