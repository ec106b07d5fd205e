import { decode } from '../isolate/protocol';
import type { ClockReading } from './clock';

/** What an execution knows from its start, without asking the world. */
export interface ExecutionContext {
  clock: ClockReading;
  /** whether SpreadsheetApp.getUi() works here */
  hasUi: boolean;
  /** a simple trigger may use no service that needs authorisation */
  authorised: boolean;
  scriptTimeZone: string;
  /** HTML files by name without ending */
  html: Record<string, string>;
}

declare const __context: string;

export const context = decode(__context) as ExecutionContext;
