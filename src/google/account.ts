import { counted } from './meter';

/** The address of the account that the script runs as: its mailbox is the one the agent reads. */
export function ownAddress(): string {
  return counted(() => Session.getEffectiveUser().getEmail());
}
