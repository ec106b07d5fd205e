/**
 * The fields of crm.lead that the agent uses: an Odoo webhook ought to send them (it always adds `_model` and `_id`),
 * and the API reads them.
 */
export const ODOO_FIELDS = [
  'name',
  'partner_name',
  'contact_name',
  'email_from',
  'email_normalized',
  'phone',
  'website',
  'city',
  'country_id',
  'lang_code',
  'description',
  'stage_id',
  'probability',
  'automated_probability',
  'expected_revenue',
  'user_id',
  'source_id',
  'priority',
  'active',
  'create_date',
  'date_last_stage_update',
  'write_date',
];

/** Tells won and lost apart; earlier versions do not have it. */
export const ODOO_FIELD_FROM_19 = 'won_status';
