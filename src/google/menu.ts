import type { Language } from '../i18n/language';
import { type MessageCode, say } from '../i18n/messages';

/** The custom menu: what is shown, and the global function behind it (build.mjs checks that it exists). */
export const MENU: { label: MessageCode; handler: string }[][] = [
  [
    { label: 'menuRun', handler: 'runAgent' },
    { label: 'menuCard', handler: 'showLeadCard' },
  ],
  [
    { label: 'menuLearn', handler: 'learnFromHistory' },
    { label: 'menuPrevious', handler: 'usePreviousModel' },
  ],
  [
    { label: 'menuSetUp', handler: 'setUp' },
    { label: 'menuWebhook', handler: 'showWebhook' },
    { label: 'menuConnect', handler: 'connectOdoo' },
    { label: 'menuImport', handler: 'importFromOdoo' },
  ],
];

export function addMenu(language: Language): void {
  const menu = SpreadsheetApp.getUi().createMenu(say(language, 'menuTitle'));
  MENU.forEach((group, i) => {
    if (i > 0) menu.addSeparator();
    for (const { label, handler } of group) menu.addItem(say(language, label), handler);
  });
  menu.addToUi();
}
