import type { State } from '../../attendance';
import { h, icon } from '../elements';
import { ask } from '../host';
import { say } from '../words';
import type { ScriptRuns } from './script-runs';

type Dialog = State['dialogs'][number];

/** What the script's document says to us, see ../../frame/google-script.ts. */
interface Said {
  googleScript?: true;
  call?: number;
  function?: string;
  args?: unknown[];
  close?: true;
  width?: number;
  height?: number;
  focus?: true;
  blocked?: string;
}

interface Shown {
  dialog: Dialog;
  frame: HTMLIFrameElement;
  box: HTMLElement;
}

/** Size of a dialog that names none. Source: what Google shows. */
const USUAL = { width: 600, height: 400 };

/** Dialogs and sidebars that a script made with HtmlService, each in a frame that is cut off from the page. */
export class ScriptDialogs {
  private readonly shown = new Map<number, Shown>();

  /** @param sidebarPlace where the sidebar goes */
  constructor(
    private readonly runs: ScriptRuns,
    private readonly sidebarPlace: HTMLElement,
    private readonly focusGrid: () => void,
  ) {
    addEventListener('message', ({ source, data }) => {
      const from = [...this.shown.values()].find(({ frame }) => frame.contentWindow === source);
      if (from && (data as Said)?.googleScript) this.hear(from, data as Said);
    });
  }

  take({ dialogs }: State): void {
    for (const [id, { box }] of this.shown)
      if (!dialogs.some((dialog) => dialog.id === id)) {
        box.remove();
        this.shown.delete(id);
      }
    const sidebars = dialogs.filter(({ kind }) => kind === 'sidebar');
    // A sidebar takes the place of the one before.
    for (const { id } of sidebars.slice(0, -1)) this.close(id);
    for (const dialog of dialogs)
      if (!this.shown.has(dialog.id) && (dialog.kind !== 'sidebar' || dialog === sidebars.at(-1)))
        this.show(dialog);
  }

  private show(dialog: Dialog): void {
    const frame = h('iframe', {
      src: dialog.src,
      title: dialog.title || say('panel'),
      sandbox: 'allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox',
      referrerpolicy: 'no-referrer',
    });
    const box = dialog.kind === 'sidebar' ? this.sidebar(dialog, frame) : this.window(dialog, frame);
    this.shown.set(dialog.id, { dialog, frame, box });
  }

  private sidebar(dialog: Dialog, frame: HTMLIFrameElement): HTMLElement {
    const box = h(
      'aside',
      { class: 'panel script-sidebar', 'aria-label': dialog.title || say('panel') },
      this.bar(dialog),
      frame,
    );
    this.sidebarPlace.append(box);
    return box;
  }

  private window(dialog: Dialog, frame: HTMLIFrameElement): HTMLElement {
    frame.style.width = `${dialog.width ?? USUAL.width}px`;
    frame.style.height = `${dialog.height ?? USUAL.height}px`;
    const box = h(
      'dialog',
      { class: 'script-dialog', 'aria-label': dialog.title || say('panel') },
      this.bar(dialog),
      frame,
    );
    box.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close(dialog.id);
    });
    document.body.append(box);
    if (dialog.kind === 'modal') box.showModal();
    else box.show();
    return box;
  }

  private bar({ id, title, kind }: Dialog): HTMLElement {
    const label = kind === 'sidebar' ? say('closeSidebar') : say('close');
    return h(
      'header',
      {},
      h('h2', {}, title),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': label, onclick: () => this.close(id) },
        icon('close'),
      ),
    );
  }

  private close(id: number): void {
    void ask('POST /api/ui/close', { dialog: id });
  }

  private hear(from: Shown, said: Said): void {
    const { dialog, frame } = from;
    if (said.call !== undefined) void this.call(from, said);
    if (said.close) this.close(dialog.id);
    if (said.width && dialog.kind !== 'sidebar') frame.style.width = `${Number(said.width)}px`;
    if (said.height && dialog.kind !== 'sidebar') frame.style.height = `${Number(said.height)}px`;
    if (said.focus) this.focusGrid();
    if (said.blocked)
      this.runs.showFailure({
        function: '',
        error: say('blocked', { what: String(said.blocked).slice(0, 200) }),
      });
  }

  private async call({ dialog, frame }: Shown, { call, function: name, args = [] }: Said): Promise<void> {
    const answer = await ask<object>('POST /api/page/dialog', {
      dialog: dialog.id,
      function: String(name),
      args,
    }).catch((error: Error) => ({ ok: false, error: error.message, name: 'Error' }));
    // The frame's origin is opaque: it can only be named by this.
    frame.contentWindow?.postMessage({ answers: call, ...answer }, '*');
  }
}
