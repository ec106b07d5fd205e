import { toast } from '../google/ui';
import { say } from '../i18n/messages';
import { beginLearning, type Learned, useVersion } from '../run/learn';
import { language } from './menu';
import { type Ended, learn, runByHand, tellLearned } from './run';

/** Menu → Learn from history: reads closed leads, learns, and scores every open lead anew. */
export function learnFromMenu(): string {
  const startedAt = Date.now();
  let learned: Learned | undefined;
  const ended = runByHand((desk) => {
    beginLearning(desk, 'menu');
    learned = learn(desk);
    tellLearned(desk.workbook, learned, startedAt);
  });
  return tell(ended, () => {
    const { done, told, faults } = learned!;
    const said = done && told ? say(language(), 'learnDone', { said: told }) : told;
    return [done ? said : say(language(), 'learnLater'), ...faults].filter((text) => text !== '').join('\n');
  });
}

/** Menu → Back to the previous model. */
export function usePreviousFromMenu(): string {
  let told = '';
  const ended = runByHand((desk) => {
    told = useVersion(desk, 'previous');
  });
  return tell(ended, () => told);
}

function tell(ended: Ended, text: () => string): string {
  const spoken = language();
  const title = say(spoken, 'menuTitle');
  let said: string;
  if ('busy' in ended) said = say(spoken, 'runBusy');
  else if ('notSetUp' in ended) said = say(spoken, 'notSetUp');
  else if ('failed' in ended) said = ended.failed;
  else said = text();
  toast(said, title);
  return said;
}
