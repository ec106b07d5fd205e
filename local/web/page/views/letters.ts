/** The mailbox as the host tells it, see ../../correspondence.ts. */
export interface Correspondence {
  user: string;
  threads: Thread[];
}

export interface Thread {
  id: string;
  /** oldest first */
  messages: Letter[];
}

export interface Letter {
  id: string;
  from: string;
  to: string;
  cc: string;
  subject: string;
  text: string;
  /** address of the HTML part, shown in a frame that is cut off */
  preview: string | null;
  /** ISO */
  date: string;
  folder: 'draft' | 'sent' | 'received';
  attachments: string[];
  why?: { sheetId: number; row: number; because: string; rule: string };
}

/** `"Ada King" <ada@x.example>` → `Ada King` */
export function nameIn(address: string): string {
  const [first = ''] = address.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const name = /^\s*"?([^"<]*?)"?\s*</.exec(first)?.[1];
  return name || first.replace(/[<>]/g, '').trim();
}
