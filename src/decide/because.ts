import type { Language } from '../i18n/language';
import { type MessageCode, say } from '../i18n/messages';
import type { Because } from './decision';
import { FACTS } from './facts';
import { COMPARISONS, type Condition } from './rule';

/** The reasons of a decision as one text for the reader. */
export function becauseText(reasons: Because[], language: Language, until = ''): string {
  return reasons
    .map((reason) => sentence(reason, language, until))
    .filter((text) => text !== '')
    .join(' · ');
}

function sentence(reason: Because, language: Language, until: string): string {
  switch (reason.code) {
    case 'condition':
      return conditionText(reason.condition, reason.actual, language);
    case 'noAddress':
      return say(language, 'becauseNoAddress');
    case 'backlog':
      return say(language, 'becauseBacklog');
    case 'unhappy':
      return say(language, 'becauseUnhappy');
    case 'addressGap':
      return say(language, 'becauseAddressGap', { hours: reason.hours });
    case 'unansweredLimit':
      return say(language, 'becauseUnansweredLimit', { mails: reason.mails });
    case 'weeklyLimit':
      return say(language, 'becauseWeeklyLimit', { mails: reason.mails });
    case 'stopped':
      return say(language, `stop_${reason.reason}` as MessageCode, { until });
    case 'waiting':
      return say(language, 'becauseWaiting', {
        rule: reason.rule,
        field: FACTS[reason.condition.field].label[language],
        comparison: COMPARISONS[reason.condition.comparison][language],
        value: number(reason.condition.value as number, language),
        actual: number(reason.actual, language),
      });
    case 'underWay':
      return say(language, 'becauseUnderWay');
    case 'nothingHolds':
      return say(language, 'becauseNothingHolds');
  }
}

function conditionText(condition: Condition, actual: number | boolean | string, language: Language): string {
  const field = FACTS[condition.field].label[language];
  if (typeof actual === 'boolean') {
    // "not first seen" tells a reader nothing that the other reasons don't.
    if (condition.field === 'first_seen' && !actual) return '';
    return say(language, actual ? 'becauseYes' : 'becauseNo', { field });
  }
  if (typeof actual === 'number') {
    return say(language, 'becauseNumber', {
      field,
      actual: number(beyond(actual, condition), language),
      comparison: COMPARISONS[condition.comparison][language],
      value: number(condition.value as number, language),
    });
  }
  return say(language, 'becauseText', { field, actual: moodIn(language, actual) || '–' });
}

/** 7.003 days are more than 7, and must not be shown as "7 (> 7)". */
function beyond(actual: number, { comparison, value }: Condition): number {
  return comparison === '>' && actual > (value as number)
    ? Math.max(actual, (value as number) + 0.1)
    : actual;
}

/** One decimal at most, rounded down: 6.96 is not yet 7. */
function number(value: number, language: Language): string {
  const rounded = Math.floor(value * 10 + 1e-9) / 10;
  return language === 'fr' ? String(rounded).replace('.', ',') : String(rounded);
}

function moodIn(language: Language, text: string): string {
  const code = { negative: 'moodNegative', neutral: 'moodNeutral', positive: 'moodPositive' }[text];
  return code ? say(language, code as MessageCode) : text;
}
