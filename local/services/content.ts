import { emulated } from './door';
import { type WebResponse, webResponse } from './web-response';

type Output = Pick<
  GoogleAppsScript.Content.TextOutput,
  | 'append'
  | 'clear'
  | 'downloadAsFile'
  | 'getContent'
  | 'getFileName'
  | 'getMimeType'
  | 'setContent'
  | 'setMimeType'
>;

/** What each of ContentService's types is called on the web. */
const MIME_TYPES = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'text/xml',
};
type Name = keyof typeof MIME_TYPES;

const MimeType = emulated(
  'MimeType',
  Object.fromEntries(Object.keys(MIME_TYPES).map((name) => [name, name])) as Record<Name, Name>,
) as unknown as typeof GoogleAppsScript.Content.MimeType;

function textOutput(initial: string): GoogleAppsScript.Content.TextOutput {
  let content = initial;
  let type: Name = 'TEXT';
  let fileName: string | null = null;
  const back =
    <Args extends unknown[]>(act: (...args: Args) => void) =>
    (...args: Args) => {
      act(...args);
      return self as GoogleAppsScript.Content.TextOutput;
    };
  const self: Output = emulated<Output & Record<symbol, () => WebResponse>>('TextOutput', {
    getContent: () => content,
    getMimeType: () => type as unknown as GoogleAppsScript.Content.MimeType,
    getFileName: () => fileName as string,
    setContent: back((text: string) => {
      content = String(text);
    }),
    append: back((text: string) => {
      content += String(text);
    }),
    clear: back(() => {
      content = '';
    }),
    setMimeType: back((mimeType: GoogleAppsScript.Content.MimeType) => {
      const name = mimeType as unknown as Name;
      if (!(name in MIME_TYPES)) throw new Error(`Invalid argument: ${name}`);
      type = name;
    }),
    downloadAsFile: back((name: string) => {
      fileName = name;
    }),
    [webResponse]: () => ({
      kind: 'text',
      mimeType: MIME_TYPES[type],
      content,
      fileName: fileName ?? undefined,
    }),
  });
  return self as GoogleAppsScript.Content.TextOutput;
}

export const ContentService = emulated<GoogleAppsScript.Content.ContentService>('ContentService', {
  MimeType,
  createTextOutput: (content?: string) => textOutput(content === undefined ? '' : String(content)),
});
