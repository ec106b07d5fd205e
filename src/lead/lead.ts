/** Where a lead stands. `archived` is not lost: Odoo hides it, nobody decided. `deleted`: gone from Odoo. */
export type LeadStatus = 'open' | 'won' | 'lost' | 'archived' | 'deleted';

/** What a source (Odoo, a form, a script) tells of a lead. Text is plain: no HTML, `''` where the source has none. */
export interface LeadFields {
  /** title of the lead or opportunity */
  name: string;
  company: string;
  /** what the company does */
  industry: string;
  /** number of employees as the source words it, e.g. `25-50` */
  size: string;
  contact: string;
  /** one bare address, lower case, or `''` */
  email: string;
  phone: string;
  website: string;
  city: string;
  country: string;
  /** `fr` or `en`; `''` when the source does not say or it is another language */
  lang: string;
  /** what the customer wrote when the lead came in */
  description: string;
  stageId: string;
  /** name of the stage; `''` while only its id is known */
  stage: string;
  /** whether that is the pipeline's first stage ("New"), whatever its name */
  firstStage: boolean;
  /** 0–100 */
  probability: number;
  /** 0–100: the CRM's own estimate, whatever people made of it; absent where it tells none */
  automatedProbability?: number;
  /** expected revenue, in the company's currency */
  revenue: number;
  salespersonId: string;
  salesperson: string;
  salespersonEmail: string;
  source: string;
  /** names, separated by `, ` */
  tags: string;
  /** 0–3, as Odoo's stars */
  priority: number;
  status: LeadStatus;
  createdAt: Date;
  /** last change of stage */
  movedAt: Date;
  /** last change of anything, by the source's own clock */
  updatedAt: Date;
}

/** What a lead is called where people read: by its company, else by whatever is known of it. */
export function callName(
  lead: Pick<LeadFields, 'company' | 'contact' | 'name' | 'email'> & { id: string },
): string {
  return lead.company || lead.contact || lead.name || lead.email || lead.id;
}

/** What is told about one lead at one moment. A field that is absent was not mentioned and stays as it was. */
export interface LeadUpdate {
  /** Odoo's id of the crm.lead, or the id another source gives it */
  id: string;
  /** `odoo`: can be read back through Odoo's API */
  origin: 'odoo' | 'other';
  fields: Partial<LeadFields>;
}
