import type { Clock } from './clock';
import { type Execution, type Handlers, handle } from './execution';

export type MenuItem =
  | { kind: 'item'; caption: string; functionName: string }
  | { kind: 'separator' }
  | { kind: 'menu'; caption: string; items: MenuItem[] };

export type Menu = Extract<MenuItem, { kind: 'menu' }>;

/** A question that waits for the person at the page. */
export interface Question {
  id: number;
  kind: 'alert' | 'prompt';
  title: string;
  text: string;
  /** names of Google's enum Button */
  buttons: string[];
}

/** A dialog or sidebar; sizes in pixels. */
export interface Dialog {
  id: number;
  kind: 'modal' | 'modeless' | 'sidebar';
  title: string;
  html: string;
  width?: number;
  height?: number;
}

export interface ButtonAnswer {
  /** name of Google's enum Button */
  button: string;
  text: string;
}

/** Buttons of each ButtonSet, the one an unattended alert answers first. */
const BUTTONS: Record<string, string[]> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

/** The newest of each are kept. */
const KEPT = 50;

/** What a script shows around the spreadsheet: menus, questions, dialogs, toasts. */
export class Ui {
  /** Whether somebody is at the page who answers; if not, an alert is confirmed and a prompt cancelled at once. */
  attended = false;
  readonly menus: Menu[] = [];
  readonly dialogs: Dialog[] = [];
  readonly toasts: { id: number; title: string; text: string; seconds: number | null; time: number }[] = [];
  private waiting: { question: Question; execution: Execution; settle: (answer: ButtonAnswer) => void }[] =
    [];
  private lastId = 0;

  constructor(private readonly clock: Clock) {}

  /** The questions that wait for an answer, oldest first. */
  get questions(): Question[] {
    return this.waiting.map(({ question }) => question);
  }

  /** @throws when the question is not there, or has no such button */
  answer(id: number, { button, text = '' }: { button: string; text?: string }): void {
    const asked = this.waiting.find(({ question }) => question.id === id);
    if (!asked) throw new Error(`No question ${id} is waiting.`);
    if (button !== 'CLOSE' && !asked.question.buttons.includes(button))
      throw new Error(`Question ${id} has the buttons ${asked.question.buttons.join(', ')}.`);
    this.waiting = this.waiting.filter((each) => each !== asked);
    asked.settle({ button, text });
  }

  close(dialogId: number): void {
    const index = this.dialogs.findIndex(({ id }) => id === dialogId);
    if (index >= 0) this.dialogs.splice(index, 1);
  }

  /** Nobody need answer an execution that has ended. */
  ended(execution: Execution): void {
    this.waiting = this.waiting.filter((each) => each.execution !== execution);
  }

  private ask(execution: Execution, question: Omit<Question, 'id'>): Promise<ButtonAnswer> | ButtonAnswer {
    if (this.attended) {
      const asked: Question = { id: ++this.lastId, ...question };
      return new Promise((settle) => this.waiting.push({ question: asked, execution, settle }));
    }
    const button = question.kind === 'alert' ? question.buttons[0]! : 'CANCEL';
    const said = [question.title, question.text].filter(Boolean).join(': ');
    execution.log.push({
      level: 'info',
      time: this.clock.now(),
      text: `${question.kind}: ${said} → ${button}`,
    });
    return { button, text: '' };
  }

  handlers(): Handlers {
    const question =
      (kind: Question['kind']) => (execution: Execution, title: string, text: string, set: string) =>
        this.ask(execution, { kind, title, text, buttons: BUTTONS[set] ?? ['OK'] });
    const show = (kind: Dialog['kind']) => (_: Execution, dialog: Omit<Dialog, 'id' | 'kind'>) =>
      keep(this.dialogs, { id: ++this.lastId, kind, ...dialog });
    return {
      'SpreadsheetApp.getUi': handle((execution) => {
        if (!hasUi(execution)) throw new Error('Cannot call SpreadsheetApp.getUi() from this context.');
      }),
      'Menu.addToUi': (_, menu: Menu) => {
        const present = this.menus.findIndex(({ caption }) => caption === menu.caption);
        if (present >= 0) this.menus[present] = menu;
        else this.menus.push(menu);
      },
      'Ui.alert': question('alert'),
      'Ui.prompt': question('prompt'),
      'Ui.showModalDialog': show('modal'),
      'Ui.showModelessDialog': show('modeless'),
      'Ui.showSidebar': show('sidebar'),
      'Spreadsheet.toast': (execution, text: string, title: string, seconds: number | null) => {
        const toast = { id: ++this.lastId, title, text, seconds, time: this.clock.now() };
        if (hasUi(execution)) keep(this.toasts, toast);
      },
    };
  }
}

/** Only what a person started has a UI; of the simple triggers that is onOpen, which makes the menus. */
function hasUi({ kind, functionName }: Execution): boolean {
  return (
    kind === 'menu' || kind === 'dialog' || kind === 'api' || (kind === 'simple' && functionName === 'onOpen')
  );
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > KEPT) list.shift();
}
