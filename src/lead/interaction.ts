/** `in`: the customer spoke; `out`: we spoke to the customer; `internal`: among ourselves, not a contact. */
export type Direction = 'in' | 'out' | 'internal';

export type Channel = 'email' | 'call' | 'meeting' | 'note' | 'other';

/** One thing that happened between a customer and us. */
export interface Interaction {
  /** unique among all leads: `odoo:318`, `mail:<message id>`, or what another source gives */
  id: string;
  leadId: string;
  at: Date;
  direction: Direction;
  channel: Channel;
  /** who spoke, as the source names him */
  from: string;
  subject: string;
  /** plain text, quoted thread included */
  text: string;
  /** the message that made the lead: its text is the lead's description, not a new interaction */
  opening?: boolean;
}
