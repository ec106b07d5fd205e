import { OdooStandIn } from '../../local/odoo/stand-in';
import { postingTo } from './receiver';
import { postOf, type RecordedPair, type RecordedVersion, recordedPairs } from './recorded';

const KEY = '<API_KEY>';

/** The lab in which the pairs were recorded: its database, users with their rights, and the ids it had reached. */
function lab(version: RecordedVersion): OdooStandIn {
  const clock = { now: () => Date.parse('2026-11-22T10:20:49Z') };
  const saved = new OdooStandIn({ version, clock, lang: version === 19 ? 'fr' : 'en' }).snapshot();
  const [bot, stranger] = version === 17 ? [6, 7] : [5, 6];
  const users = saved.tables['res.users']!;
  Object.assign(saved, { database: `lab${version}` });
  for (const user of users) if (user.id === 2) user.login = 'admin';
  for (const user of users)
    if (user.id === bot)
      Object.assign(user, { name: 'Lab Bot', email: version === 17 ? false : 'bot@lab.test' });
  saved.access = {
    2: { rights: 'admin', keys: [KEY] },
    [bot!]: { rights: 'own', keys: [KEY] },
    [stranger!]: { rights: 'none', keys: [KEY, 'key of a user without CRM'] },
  };
  saved.lastId['crm.lead'] = version === 17 ? 82 : 110;
  saved.tables['ir.model'] = [{ id: version === 17 ? 394 : 422, model: 'crm.lead', name: 'Lead' }];
  return new OdooStandIn({ version, clock, saved });
}

/** The recording hides the keys, and with them who asked. */
function requestOf({ label, request }: RecordedPair) {
  const headers = { ...request.headers };
  if (label.includes('user without CRM') && headers.authorization)
    headers.authorization = 'bearer key of a user without CRM';
  const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  return { method: request.method, path: request.path, headers, body: request.body === null ? '' : body };
}

/** Keys and types of a value; of a list, those of its elements. Empty lists and `false` fit any list and any field. */
function differences(got: unknown, recorded: unknown, at = ''): string[] {
  if (Array.isArray(recorded) && Array.isArray(got)) {
    if (recorded.length === 0 || got.length === 0) return [];
    const isTuple = new Set(recorded.map((item) => typeof item)).size > 1;
    if (isTuple) return recorded.flatMap((item, index) => differences(got[index], item, `${at}[${index}]`));
    return got.flatMap((item, index) => differences(item, recorded[0], `${at}[${index}]`));
  }
  if (isObject(recorded) && isObject(got)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(got)])];
    return keys.flatMap((key) => {
      if (!(key in got)) return [`${at}.${key} is missing`];
      if (!(key in recorded)) return [`${at}.${key} is not Odoo's`];
      return differences(got[key], recorded[key], `${at}.${key}`);
    });
  }
  if (at.endsWith('.context') || got === false || recorded === false) return [];
  const [gotType, recordedType] = [got, recorded].map((value) =>
    Array.isArray(value) ? 'array' : typeof value,
  );
  return gotType === recordedType ? [] : [`${at}: ${gotType} instead of ${recordedType}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const errorName = (body: unknown): unknown => {
  if (!isObject(body)) return undefined;
  const error = isObject(body.error) ? (body.error.data as Record<string, unknown>) : body;
  return error.name;
};

const errorMessage = (body: unknown): string =>
  String(
    isObject(body) && isObject(body.error)
      ? (body.error.data as { message: string }).message
      : (body as { message?: string })?.message,
  );

/** Words that change with the lab, or that the agent does not look at. */
const OWN_WORDS = /allowed for the following groups|Records: |mandatory field|stumbled|could not parse/;

describe.each<RecordedVersion>([17, 19])('asked what Odoo %i was asked', (version) => {
  const odoo = lab(version);
  // In the order of the recording: later requests are about what earlier ones made.
  const answered = recordedPairs(version)
    .filter(({ api, request }) => api !== 'http' || !request.path.startsWith('/web/webclient'))
    .map((pair) => ({ pair, answer: odoo.handle(requestOf(pair)) }));

  test.each(answered.map(({ pair, answer }) => [pair.api, pair.label, pair, answer] as const))(
    '%s: %s',
    (_api, _label, pair, answer) => {
      expect(answer.status).toBe(pair.response.status);
      const contentType = (answer.headers['Content-Type'] ?? '').split(';')[0];
      expect(contentType).toBe(pair.response.contentType.split(';')[0]);
      if (contentType !== 'application/json') return;
      const body = JSON.parse(answer.body);
      expect(errorName(body)).toEqual(errorName(pair.response.body));
      expect(differences(body, pair.response.body)).toEqual([]);
      const said = errorMessage(pair.response.body);
      if (errorName(body) && !OWN_WORDS.test(said)) expect(errorMessage(body)).toBe(said);
    },
  );
});

describe.each<RecordedVersion>([17, 19])('a lead of Odoo %i', (version) => {
  test('is told to the webhook with the fields, types and empty values of the recording', async () => {
    const bodies: Record<string, unknown>[] = [];
    const recorded = postOf(version, 'new_lead_full');
    const { odoo, close } = await postingTo((body) => bodies.push(body), version);
    await odoo.createLead(enteredAs(recorded));
    await close();
    const own = ['x_industry', 'x_size'];
    const sent = Object.fromEntries(Object.entries(bodies[0]!).filter(([field]) => !own.includes(field)));
    expect(Object.keys(sent)).toEqual(Object.keys(recorded).sort());
    expect(differences(sent, recorded)).toEqual([]);
    for (const field of [
      'name',
      'email_normalized',
      'phone_sanitized',
      'website',
      'description',
      'lang_code',
      'priority',
    ])
      expect([field, sent[field]]).toEqual([field, recorded[field]]);
  });
});

/** What a person enters for the recorded lead to come out. */
function enteredAs(recorded: Record<string, unknown>) {
  const entered = [
    'name',
    'type',
    'partner_name',
    'contact_name',
    'function',
    'email_from',
    'phone',
    'mobile',
    'website',
  ];
  const more = [
    'street',
    'street2',
    'city',
    'zip',
    'expected_revenue',
    'priority',
    'referred',
    'date_deadline',
    'description',
  ];
  const fields = [...entered, ...more].filter((field) => field in recorded);
  const lang = recorded.lang_code ? { lang: String(recorded.lang_code) } : {};
  return { ...Object.fromEntries(fields.map((field) => [field, recorded[field]])), ...lang };
}
