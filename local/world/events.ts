/**
 * Event objects of a person's acts in the spreadsheet, as plain data. The members that are objects of a service
 * (`range`, `source`) cross as marks; ../services/events.ts puts the object in their place.
 */
export const SPREADSHEET_MARK = '$spreadsheet';
export const RANGE_MARK = '$range';

export interface RangeMark {
  sheet: string;
  a1: string;
}

/**
 * @param edited the cell's content before and now, as text; undefined: it is empty
 * @param triggerUid of an installable trigger; without it the event is a simple trigger's
 */
export function editEvent(
  range: RangeMark,
  edited: { oldValue?: string; value?: string },
  triggerUid?: string,
) {
  const { oldValue, value } = edited;
  return { ...openEvent(triggerUid), range: { [RANGE_MARK]: range }, oldValue, value };
}

export function openEvent(triggerUid?: string) {
  return { ...origin(triggerUid), source: { [SPREADSHEET_MARK]: true } };
}

/** @param changeType Google's word, e.g. `INSERT_ROW` */
export function changeEvent(changeType: string, triggerUid?: string) {
  return { ...openEvent(triggerUid), changeType };
}

function origin(triggerUid?: string) {
  return triggerUid === undefined ? { authMode: 'LIMITED' } : { authMode: 'FULL', triggerUid };
}
