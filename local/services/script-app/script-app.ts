import type { Trigger } from '../../world/triggers/triggers';
import { context } from '../context';
import { call, emulated } from '../door';
import { authorisedMembers } from '../permission';
import { trigger, triggerBuilder, WEEKDAYS } from './trigger-builder';

type Google = GoogleAppsScript.Script.ScriptApp;
type Emulated = Pick<
  Google,
  | 'AuthMode'
  | 'AuthorizationStatus'
  | 'EventType'
  | 'TriggerSource'
  | 'WeekDay'
  | 'deleteTrigger'
  | 'getAuthorizationInfo'
  | 'getOAuthToken'
  | 'getProjectTriggers'
  | 'getScriptId'
  | 'getService'
  | 'getUserTriggers'
  | 'newTrigger'
>;

/** An enum of Google's: each value is its own name as text. */
const names = <Enum>(name: string, list: string[]) =>
  emulated(name, Object.fromEntries(list.map((value) => [value, value]))) as Enum;

const triggers = () => call<Trigger[]>('ScriptApp.getProjectTriggers').map(trigger);

export const ScriptApp = emulated<Emulated>('ScriptApp', {
  AuthMode: names<Google['AuthMode']>('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']),
  AuthorizationStatus: names<Google['AuthorizationStatus']>('AuthorizationStatus', [
    'REQUIRED',
    'NOT_REQUIRED',
  ]),
  EventType: names<Google['EventType']>('EventType', [
    'CLOCK',
    'ON_OPEN',
    'ON_EDIT',
    'ON_FORM_SUBMIT',
    'ON_CHANGE',
    'ON_EVENT_UPDATED',
  ]),
  TriggerSource: names<Google['TriggerSource']>('TriggerSource', [
    'SPREADSHEETS',
    'CLOCK',
    'FORMS',
    'DOCUMENTS',
    'CALENDAR',
  ]),
  WeekDay: names<Google['WeekDay']>('WeekDay', WEEKDAYS),
  ...authorisedMembers<
    Pick<Google, 'newTrigger' | 'getProjectTriggers' | 'getUserTriggers' | 'deleteTrigger'>
  >('ScriptApp', 'https://www.googleapis.com/auth/script.scriptapp', {
    newTrigger: triggerBuilder,
    getProjectTriggers: triggers,
    getUserTriggers: () => triggers().filter((one) => one.getTriggerSourceId() !== null),
    deleteTrigger: (given) => call('ScriptApp.deleteTrigger', given.getUniqueId()),
  }),
  getService: () =>
    emulated<Pick<GoogleAppsScript.Script.Service, 'getUrl' | 'isEnabled'>>('Service', {
      getUrl: () => call('Service.getUrl'),
      isEnabled: () => call<string | null>('Service.getUrl') !== null,
    }) as GoogleAppsScript.Script.Service,
  getScriptId: () => call('ScriptApp.getScriptId'),
  getOAuthToken: () => 'no-token-on-the-local-host',
  getAuthorizationInfo: () =>
    emulated<GoogleAppsScript.Script.AuthorizationInfo>('AuthorizationInfo', {
      getAuthorizationStatus: () =>
        (context.authorised
          ? 'NOT_REQUIRED'
          : 'REQUIRED') as unknown as GoogleAppsScript.Script.AuthorizationStatus,
      getAuthorizationUrl: () => null as unknown as string,
    }),
});
