import type { ButtonAnswer, MenuItem } from '../../world/ui';
import { call, emulated } from '../door';
import { carried, carry } from './carried';
import { Button, ButtonSet, memberOf, nameOf } from './enums';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;

/** What SpreadsheetApp.getUi gives. */
export function ui(): Ui {
  return emulated('Ui', {
    Button,
    ButtonSet,
    createMenu: menu,
    createAddonMenu: () => menu('Extensions'),
    alert: (...args: unknown[]) =>
      memberOf(Button, ask('alert', args).button) as GoogleAppsScript.Base.Button,
    prompt: (...args: unknown[]) => promptResponse(ask('prompt', args)),
    showModalDialog: (html: HtmlOutput, title: string) => call('Ui.showModalDialog', dialog(html, title)),
    showModelessDialog: (html: HtmlOutput, title: string) =>
      call('Ui.showModelessDialog', dialog(html, title)),
    showSidebar: (html: HtmlOutput) => call('Ui.showSidebar', dialog(html, html.getTitle())),
  } satisfies Partial<Ui>) as unknown as Ui;
}

/** Google's overloads: a text; a text and buttons; a title, a text and buttons. */
function ask(kind: 'alert' | 'prompt', args: unknown[]): ButtonAnswer {
  const texts = args.filter((each) => typeof each !== 'object' || each === null).map(String);
  const buttons = args.find((each) => typeof each === 'object' && each !== null) ?? 'OK';
  const [title, text] = texts.length > 1 ? texts : ['', texts[0] ?? ''];
  return call(`Ui.${kind}`, title, text, nameOf(buttons));
}

function promptResponse({ button, text }: ButtonAnswer): GoogleAppsScript.Base.PromptResponse {
  return emulated('PromptResponse', {
    getSelectedButton: () => memberOf(Button, button) as GoogleAppsScript.Base.Button,
    getResponseText: () => text,
  } satisfies Partial<GoogleAppsScript.Base.PromptResponse>);
}

function dialog(html: HtmlOutput, title: string) {
  return { title, html: html.getContent(), width: html.getWidth(), height: html.getHeight() };
}

function menu(caption: string): Menu {
  const items: MenuItem[] = [];
  const self = emulated('Menu', {
    addItem(text, functionName) {
      items.push({ kind: 'item', caption: text, functionName });
      return self;
    },
    addSeparator() {
      items.push({ kind: 'separator' });
      return self;
    },
    addSubMenu(sub) {
      items.push(carried<MenuItem>(sub));
      return self;
    },
    addToUi: () => call('Menu.addToUi', { kind: 'menu', caption, items }),
  } satisfies Partial<Menu>) as Menu;
  return carry(self, { kind: 'menu', caption, items });
}
