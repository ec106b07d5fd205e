import { tellsMood } from '../lead/apply';
import type { Interaction } from '../lead/interaction';
import { asksToOptOut } from '../lead/opt-out';
import { ownWords } from './clean';
import { analyse, type Mood } from './sentiment/analyse';

/** Who asks in so few words for no more mails has no complaint that somebody ought to see to. */
const FAREWELL_WORDS = 12;

export interface Heard {
  /** absent: the words tell none */
  mood?: Mood;
  /** the customer asks not to be written to any more */
  leaves: boolean;
}

/** What an interaction's words tell. @param leastConfidence 0…1: a mood less sure counts as neutral */
export function hear(interaction: Interaction, leastConfidence: number): Heard {
  const words = ownWords(interaction.text);
  const leaves = interaction.direction === 'in' && asksToOptOut(words);
  const justLeaves = leaves && words.split(/\s+/).length <= FAREWELL_WORDS;
  if (!tellsMood(interaction) || justLeaves) return { leaves };
  return { mood: analyse(interaction.text, undefined, leastConfidence), leaves };
}
