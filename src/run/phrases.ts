import { shortDate } from '../i18n/messages';
import type { LeadRecord } from '../lead/record';
import type { Run } from './run';

/** An instant as the reps write it, in the zone of the settings. */
export function dateIn(run: Run, date: Date): string {
  return shortDate(run.language, run.desk.localTime(date, run.settings.timeZone));
}

/** The lead's page in Odoo, or `''`. */
export function linkTo(run: Run, lead: LeadRecord): string {
  if (!run.desk.odooUrl || lead.origin !== 'odoo') return '';
  return `${run.desk.odooUrl}/web#id=${encodeURIComponent(lead.id)}&model=crm.lead&view_type=form`;
}
