import { scriptProperties } from '../google/properties';
import { activeSpreadsheet } from '../google/spreadsheet';
import { showSidebar } from '../google/ui';
import { say } from '../i18n/messages';
import type { RepDecision } from '../lead/record';
import { cardOf, type LeadCard } from '../run/card';
import { Run } from '../run/run';
import { layoutOf } from '../sheet/memory';
import { openDesk } from './desk';
import { language } from './menu';
import { runForRep } from './run';

/** What the sidebar gets: a card, or why there is none. */
export type CardAnswer =
  | { card: LeadCard; said?: string }
  | { card?: undefined; said: string; refresh: string };

/** Menu → Lead card. */
export function showCard(): void {
  showSidebar('lead-card', say(language(), 'menuCard'));
}

/** The card of the lead in the selected row. */
export function selectedCard(): CardAnswer {
  const startedAt = Date.now();
  const properties = scriptProperties.all();
  const layout = layoutOf(properties);
  if (!layout) return without(say(language(), 'notSetUp'));
  const run = new Run('menu', openDesk(properties, layout, startedAt));
  const id = selectedLead(run, layout.sheets.leads!);
  const lead = id === undefined ? undefined : run.leads.get(id);
  return lead ? { card: cardOf(run, lead) } : without(say(run.language, 'cardSelect'), run.language);
}

/**
 * The rep's decision from the card, with the mail as he left it; carried out at once.
 * @param edited what the rep made of subject and text, for `send` and `draft`
 */
export function decideFromCard(
  leadId: string,
  decision: RepDecision,
  edited?: { key: string; subject: string; text: string },
): CardAnswer {
  const mailing = decision === 'send' || decision === 'draft';
  if (mailing && edited && !(edited.subject.trim() && edited.text.trim()))
    return without(say(language(), 'cardEmpty'));
  const ended = runForRep({ leadId, decision, edited: mailing ? edited : undefined });
  if ('busy' in ended) return without(say(language(), 'runBusy'));
  if ('notSetUp' in ended) return without(say(language(), 'notSetUp'));
  if ('failed' in ended) return without(ended.failed);
  const properties = scriptProperties.all();
  const run = new Run('menu', openDesk(properties, layoutOf(properties)!, Date.now()));
  const lead = run.leads.get(leadId)!;
  return { card: cardOf(run, lead), said: lead.decisionResult };
}

/** No card: the page stays as it is and tells why. */
function without(said: string, spoken = language()): CardAnswer {
  return { said, refresh: say(spoken, 'cardRefresh') };
}

function selectedLead(run: Run, leadsSheet: number): string | undefined {
  const sheet = activeSpreadsheet().getActiveSheet();
  const row = sheet.getActiveRange()?.getRow() ?? 1;
  if (sheet.getSheetId() !== leadsSheet || row < 2) return undefined;
  return run.desk.workbook.table('leads').idAt(row);
}
