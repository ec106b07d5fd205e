/** What Google calls: the only globals of the bundle. Each is one line; what it does is told where it leads. */
import { decideFromCard, selectedCard, showCard } from './entry/card';
import { importLeads } from './entry/import';
import { learnFromMenu, usePreviousFromMenu } from './entry/learn';
import {
  connectFromMenu,
  noticeEdit,
  runFromMenu,
  setUpFromMenu,
  showMenu,
  showWebhookDialog,
} from './entry/menu';
import { answerGet, answerPost } from './entry/post';
import { tick as runTick } from './entry/run';

export const doPost = (event: GoogleAppsScript.Events.DoPost) => answerPost(event);
export const doGet = (event: GoogleAppsScript.Events.DoGet) => answerGet(event);
export const onOpen = () => showMenu();
export const onEdit = (event: GoogleAppsScript.Events.SheetsOnEdit) => noticeEdit(event);
export const tick = () => runTick();
export const runAgent = () => runFromMenu();
export const showLeadCard = () => showCard();
export const getLeadCard = () => selectedCard();
export const decideLead = (...word: Parameters<typeof decideFromCard>) => decideFromCard(...word);
export const setUp = () => setUpFromMenu();
export const showWebhook = () => showWebhookDialog();
export const connectOdoo = () => connectFromMenu();
export const importFromOdoo = () => importLeads();
export const learnFromHistory = () => learnFromMenu();
export const usePreviousModel = () => usePreviousFromMenu();
