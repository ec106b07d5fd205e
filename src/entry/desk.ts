import type { Published } from '../assess/score/score';
import { ownAddress } from '../google/account';
import { gmail } from '../google/gmail';
import { sendHttp } from '../google/http';
import { scriptProperties } from '../google/properties';
import { flush, gridOf, renamedColumns } from '../google/spreadsheet';
import { localTime } from '../google/time';
import type { Language } from '../i18n/language';
import { say } from '../i18n/messages';
import { odooCrm } from '../odoo/client';
import { baseUrl, type Session } from '../odoo/connection';
import type { Crm } from '../ports';
import type { Desk } from '../run/run';
import { fromChunks, KEPT_LIMIT, toChunks } from '../sheet/chunks';
import { type Layout, PROPERTY, progressOf } from '../sheet/memory';
import { scoringOf } from '../sheet/settings';
import { Workbook } from '../sheet/workbook';

/** A run stops by itself well before Google's six minutes. */
export const BUDGET_MS = 4.5 * 60_000;

/** What a run needs, from the script's properties. @param startedAt epoch milliseconds */
export function openDesk(properties: Record<string, string>, layout: Layout, startedAt: number): Desk {
  const workbook = openWorkbook(layout);
  const progress = progressOf(properties);
  const noted = () => ({ [PROPERTY.progress]: JSON.stringify(progress) });
  const desk: Desk = {
    workbook,
    crm: crmOf(properties, workbook.language, progress.odoo, {
      industry: workbook.settings.industryField || undefined,
      size: workbook.settings.sizeField || undefined,
    }),
    mailer: gmail,
    progress,
    ownAddress,
    odooUrl: properties[PROPERTY.odooUrl] ? baseUrl(properties[PROPERTY.odooUrl]!) : '',
    now: () => new Date(),
    localTime,
    flush,
    timeIsUp: () => Date.now() - startedAt > BUDGET_MS,
    scoring: { ...scoringOf(workbook.settings), published: publishedIn(properties) },
    learningState: () => fromChunks(PROPERTY.learning, properties),
    remember(learning) {
      const state = learning === undefined ? {} : learningChunks(learning);
      scriptProperties.set({ ...noted(), ...state });
    },
    publish(published) {
      const model = toChunks(PROPERTY.model, published ? JSON.stringify(published) : '');
      scriptProperties.set({ ...model, ...noted(), ...learningChunks('') });
      desk.scoring = { ...desk.scoring, published };
    },
  };
  return desk;
}

/** The model in use; `undefined` where there is none, or it is torn or of another shape: the expert scores until the next learning. */
function publishedIn(properties: Record<string, string>): Published | undefined {
  const text = fromChunks(PROPERTY.model, properties);
  const published = text === '' ? undefined : (JSON.parse(text) as Published);
  return published?.model.version === 1 ? published : undefined;
}

/** A state that is too long to be kept costs the work that is in it, no more. */
function learningChunks(state: string): Record<string, string> {
  return toChunks(PROPERTY.learning, state.length > KEPT_LIMIT ? '' : state);
}

export function openWorkbook(layout: Layout): Workbook {
  return new Workbook(layout, { grid: gridOf, renamed: renamedColumns });
}

/** The CRM, where its address and key are known. */
export function crmOf(
  properties: Record<string, string>,
  language: Language,
  session: Session = {},
  extraFields: { industry?: string; size?: string } = {},
): Crm | undefined {
  const url = properties[PROPERTY.odooUrl];
  const key = properties[PROPERTY.odooKey];
  if (!url || !key) return undefined;
  const transport = properties[PROPERTY.odooTransport];
  return odooCrm({
    connection: {
      url,
      key,
      db: properties[PROPERTY.odooDb] ?? '',
      login: properties[PROPERTY.odooLogin] ?? '',
      transport: transport === 'json-2' || transport === 'json-rpc' ? transport : 'auto',
    },
    send: sendHttp,
    session,
    lang: language === 'fr' ? 'fr_FR' : undefined,
    telling: { language, menu: `${say(language, 'menuTitle')} → ${say(language, 'menuConnect')}` },
    extraFields,
  });
}
