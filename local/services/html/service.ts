import { context } from '../context';
import { emulated } from '../door';
import { htmlOutput } from './output';
import { template } from './template';

type Emulated = Pick<
  GoogleAppsScript.HTML.HtmlService,
  | 'SandboxMode'
  | 'XFrameOptionsMode'
  | 'createHtmlOutput'
  | 'createHtmlOutputFromFile'
  | 'createTemplate'
  | 'createTemplateFromFile'
>;

type Html = string | GoogleAppsScript.Base.BlobSource;

export const HtmlService = emulated<Emulated>('HtmlService', {
  SandboxMode: emulated('SandboxMode', {
    EMULATED: 'EMULATED',
    IFRAME: 'IFRAME',
    NATIVE: 'NATIVE',
  }) as unknown as typeof GoogleAppsScript.HTML.SandboxMode,
  XFrameOptionsMode: emulated('XFrameOptionsMode', {
    ALLOWALL: 'ALLOWALL',
    DEFAULT: 'DEFAULT',
  }) as unknown as typeof GoogleAppsScript.HTML.XFrameOptionsMode,
  createHtmlOutput: (html?: Html) => htmlOutput(textOf(html)),
  createHtmlOutputFromFile: (fileName) => htmlOutput(fileNamed(fileName)),
  createTemplate: (html: Html) => template(textOf(html)),
  createTemplateFromFile: (fileName) => template(fileNamed(fileName)),
});

const textOf = (html: Html = '') =>
  typeof html === 'object' ? html.getBlob().getDataAsString() : String(html);

function fileNamed(fileName: string): string {
  const html = context.html[fileName.replace(/\.html$/, '')];
  if (html === undefined) throw new Error(`No HTML file named ${fileName} was found.`);
  return html;
}
