import { accessError, userError } from './odoo-error';
import type { Rights, Row } from './tables';

export type Operation = 'read' | 'write' | 'create' | 'unlink';

/** Titles of models as Odoo names them to users. */
const TITLES: Record<string, string> = {
  'crm.lead': 'Lead',
  'mail.activity': 'Activity',
  'ir.model': 'Models',
  'ir.model.data': 'Model Data',
  'mail.mail': 'Outgoing Mails',
};

/** What only administrators may do. */
const ADMIN_ONLY: Record<string, Operation[]> = {
  'ir.model': ['read', 'write', 'create', 'unlink'],
  'ir.model.data': ['read', 'write', 'create', 'unlink'],
  'mail.mail': ['read', 'write', 'create', 'unlink'],
};

/** Refuses what a user may not do with a model at all. */
export function checkModel(rights: Rights, model: string, operation: Operation, version: number): void {
  const refuse = (groups: string[]) => {
    const verb = operation === 'read' ? 'access' : operation;
    const lines = groups.map((group) => `\t- ${group}`).join('\n');
    throw accessError(
      `You are not allowed to ${verb} '${title(model, version)}' (${model}) records.\n\nThis operation is allowed for the following groups:\n${lines}\n\nContact your administrator to request access if necessary.`,
    );
  };
  if (rights !== 'admin' && ADMIN_ONLY[model]?.includes(operation)) refuse(['Role / Administrator']);
  if (rights === 'none' && model.startsWith('crm.'))
    refuse(['Sales/Administrator', 'Sales/User: Own Documents Only']);
}

/** Whether a user may see a lead: "own documents" are his own and nobody's. */
export function maySee(rights: Rights, uid: number, lead: Row): boolean {
  return (
    rights === 'admin' ||
    rights === 'all' ||
    (rights === 'own' && (lead.user_id === uid || lead.user_id === false))
  );
}

export interface User {
  uid: number;
  name: string;
  rights: Rights;
}

export function refuseRecord(user: User, model: string, operation: Operation, version: number): never {
  throw accessError(
    `Uh-oh! Looks like you have stumbled upon some top-secret records.\n\nSorry, ${user.name} (id=${user.uid}) doesn't have '${operation}' access to:\n- ${title(model, version)} (${model})\n\nIf you really, really need access, perhaps you can win over your friendly administrator with a batch of freshly baked cookies.`,
  );
}

/** In 19 an activity on a lead that one may not see, or that is not there, is refused in other words than in 17. */
export function refuseActivity(user: User, version: number): never {
  if (version < 19) refuseRecord(user, 'mail.activity', 'create', version);
  throw accessError(
    `The requested operation cannot be completed due to security restrictions. Please contact your system administrator.\n\n(Document type: Activity, Operation: create)\n\nRecords: 1, User: ${user.uid}`,
  );
}

/** 17 and 18 let nobody write without an e-mail address of his own. */
export function checkSender(email: unknown, version: number): void {
  if (version < 19 && !email)
    throw userError("Unable to send message, please configure the sender's email address.");
}

function title(model: string, version: number): string {
  if (model === 'crm.lead' && version < 19) return 'Lead/Opportunity';
  return TITLES[model] ?? model;
}
