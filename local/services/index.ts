/**
 * Evaluated inside every execution's context before the project's files: puts Google's global objects there.
 * Each service is thin and keeps no state; what is behind it lives in ../world.
 */
import { decode, encode } from '../isolate/protocol';
import { dateOf } from './clock';
import { ContentService } from './content';
import { context } from './context';
import { revive } from './events';
import { GmailApp } from './gmail/app';
import { HtmlService } from './html/service';
import { LockService } from './lock';
import { console, Logger } from './log';
import { MailApp } from './mail';
import { CacheService, PropertiesService } from './properties';
import { ScriptApp } from './script-app/script-app';
import { Session } from './session';
import { Charts, SpreadsheetApp } from './spreadsheet/app';
import { UrlFetchApp } from './url-fetch';
import { Charset, DigestAlgorithm, MacAlgorithm, Utilities } from './utilities/utilities';
import { crossing } from './web-response';

const scope = globalThis as unknown as Record<string, unknown>;

function define(globals: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

define({
  Date: dateOf(context.clock),
  console,
  Logger,
  PropertiesService,
  CacheService,
  LockService,
  SpreadsheetApp,
  Charts,
  GmailApp,
  MailApp,
  UrlFetchApp,
  HtmlService,
  ContentService,
  Utilities,
  Charset,
  DigestAlgorithm,
  MacAlgorithm,
  Session,
  ScriptApp,
  /** Called by the worker: runs a global function of the project. Arguments and result as tagged JSON text. */
  __invoke(functionName: string, args: string): string {
    const target = scope[functionName];
    if (typeof target !== 'function') throw new Error(`Script function not found: ${functionName}`);
    return encode(crossing(target(...revive(decode(args) as unknown[]))) ?? null);
  },
});
