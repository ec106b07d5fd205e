/** Handler of the time-driven trigger; build.mjs checks that main.ts exports it. */
export const TICK_HANDLER = 'tick';

/** Sees to it that exactly one trigger runs the agent, as often as the settings say. */
export function setUpTrigger(minutes: number, installed: string | undefined): string {
  const wanted = `${TICK_HANDLER}/${minutes}`;
  const ours = ScriptApp.getProjectTriggers().filter(
    (trigger) => trigger.getHandlerFunction() === TICK_HANDLER,
  );
  if (ours.length === 1 && installed === wanted) return wanted;
  for (const trigger of ours) ScriptApp.deleteTrigger(trigger);
  ScriptApp.newTrigger(TICK_HANDLER).timeBased().everyMinutes(minutes).create();
  return wanted;
}
