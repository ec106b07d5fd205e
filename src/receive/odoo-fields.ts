/**
 * The fields of crm.lead that an Odoo webhook ought to send, for the set-up's instructions. Odoo always adds
 * `_model` and `_id`; what is not ticked is read back through the API where one is connected.
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
  'expected_revenue',
  'user_id',
  'source_id',
  'priority',
  'active',
  'won_status (19)',
  'create_date',
  'date_last_stage_update',
  'write_date',
];
