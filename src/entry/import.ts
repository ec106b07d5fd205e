import { withLock } from '../google/lock';
import { scriptProperties } from '../google/properties';
import { toast } from '../google/ui';
import type { Language } from '../i18n/language';
import { say } from '../i18n/messages';
import { layoutOf, PROPERTY, progressOf } from '../sheet/memory';
import { openDesk } from './desk';
import { runByHand } from './run';

/** Leads older than this are not worth bringing in. Days. */
const IMPORT_DAYS = 365;

/**
 * Menu → Bring in open leads from Odoo: the sweep starts again a year back. It takes what it finds in portions, this
 * run the first one and the ticks the rest; for leads older than the agent it only proposes.
 */
export function importLeads(): void {
  const prepared = withLock(25_000, () => {
    const properties = scriptProperties.all();
    const layout = layoutOf(properties);
    if (!layout) return undefined;
    const desk = openDesk(properties, layout, Date.now());
    if (!desk.crm) return { language: desk.workbook.language, connected: false };
    const from = new Date(Date.now() - IMPORT_DAYS * 86_400_000).toISOString();
    const progress = { ...progressOf(properties), swept: { at: from, id: '0' }, nextSweepAt: '' };
    scriptProperties.set({ [PROPERTY.progress]: JSON.stringify(progress) });
    return { language: desk.workbook.language, connected: true };
  });
  const language = prepared?.result?.language ?? 'en';
  toast(
    prepared ? importedText(prepared.result, language) : say(language, 'runBusy'),
    say(language, 'menuTitle'),
  );
}

function importedText(prepared: { connected: boolean } | undefined, language: Language): string {
  if (!prepared) return say(language, 'notSetUp');
  if (!prepared.connected) return say(language, 'importNoCrm');
  const ended = runByHand();
  const told = 'report' in ended ? [ended.report.read, ...ended.report.faults] : [];
  return [say(language, 'importDone'), ...told].join('\n');
}
