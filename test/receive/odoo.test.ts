import fc from 'fast-check';
import type { LeadFields } from '../../src/lead/lead';
import { type OdooReading, readOdooBody, readOdooRecord } from '../../src/receive/odoo';
import { pairOf, postOf, type RecordedVersion, recordedPosts } from '../odoo/recorded';

const NOW = new Date('2026-11-22T12:00:00Z');

function fieldsOf(body: unknown, reading?: OdooReading): Partial<LeadFields> {
  const read = readOdooBody(body, NOW, reading);
  if (!read.ok) throw new Error(read.message);
  return read.update.fields;
}

const lead = (fields: Record<string, unknown>) => fieldsOf({ _model: 'crm.lead', _id: 7, ...fields });

describe.each<RecordedVersion>([17, 19])('what Odoo %i really posted', (version) => {
  test('every body is accepted, with the id it is about', () => {
    const posts = recordedPosts(version);
    expect(posts.length).toBeGreaterThan(60);
    for (const { body } of posts)
      expect(readOdooBody(body, NOW)).toMatchObject({
        ok: true,
        update: { id: String(body._id), origin: 'odoo' },
      });
  });

  test('a full lead', () => {
    expect(fieldsOf(postOf(version, 'new_lead_full'))).toMatchObject({
      name: 'Refonte ERP - Menuiserie Durand & Fils',
      company: 'Menuiserie Durand & Fils',
      contact: 'Élodie Durand',
      email: 'elodie.durand@menuiserie-durand.fr',
      phone: '+33 4 72 00 11 22',
      website: 'http://www.menuiserie-durand.fr',
      city: 'Lyon',
      lang: version === 19 ? 'fr' : '',
      description: 'Bonjour,\nNous cherchons un devis pour 25 postes.',
      stageId: '1',
      stage: '',
      revenue: 12500.5,
      salespersonId: '2',
      priority: 2,
      status: 'open',
      createdAt: new Date(version === 19 ? '2026-11-22T10:14:35Z' : '2026-11-22T10:14:03Z'),
    });
  });

  test('ids whose names are unknown are left out, not shown as names', () => {
    const fields = fieldsOf(postOf(version, 'new_lead_full'));
    expect(fields).not.toHaveProperty('country');
    expect(fields).not.toHaveProperty('source');
    expect(fields).not.toHaveProperty('tags');
  });

  test('a lead of which only the name was given: the rest is empty, not "false"', () => {
    expect(fieldsOf(postOf(version, 'new_lead_empty'))).toMatchObject({
      company: '',
      email: '',
      phone: '',
      description: '',
      salespersonId: '',
      salespersonEmail: '',
      tags: '',
    });
  });

  test('no field selected in Odoo: nothing is mentioned', () => {
    expect(fieldsOf(postOf(version, 'no_fields_selected'))).toEqual({});
  });

  test('accents, emoji and quotes come through, HTML does not', () => {
    expect(fieldsOf(postOf(version, 'new_lead_unicode_french'))).toMatchObject({
      name: 'Œuvre d\'été – «Ça coûte 1 234,50 €» 🚀 العربية 中文 "quotes" \\ back',
      company: 'L’Atelier du Cœur SARL',
      email: 'françois@éxemple.fr',
    });
    expect(fieldsOf(postOf(version, 'new_lead_html_description')).description).toBe(
      'Demande\n\nPrix < 10 000 € ?\n\n- A & B\n\nlien',
    );
    expect(fieldsOf(postOf(version, 'new_lead_text_description')).description).toContain('\n');
  });

  test('won, lost in two steps, archived without a decision', () => {
    expect(fieldsOf(postOf(version, 'won')).status).toBe('won');
    expect([0, 1, 2].map((nth) => fieldsOf(postOf(version, 'lost', nth)).status)).toEqual([
      'archived',
      'archived',
      'lost',
    ]);
    expect(fieldsOf(postOf(version, 'archived_only')).status).toBe('archived');
  });

  test('only the URL tells that a lead was deleted', () => {
    const body = postOf(version, 'deleted');
    expect(fieldsOf(body).status).toBe('open');
    expect(fieldsOf(body, { event: 'unlink' })).toMatchObject({ status: 'deleted', updatedAt: NOW });
  });

  test('the record that the API gives tells names too', () => {
    const record = (pairOf(version, 'jsonrpc', 'read lead').response.body as { result: [{ id: number }] })
      .result[0];
    expect(readOdooRecord(record.id, record).fields).toMatchObject({
      stageId: '1',
      stage: 'New',
      salespersonId: '2',
      salesperson: 'Administrator',
      email: 'api@x.fr',
      updatedAt: expect.any(Date),
    });
  });
});

test('mobile stands in for a missing phone in 17', () => {
  expect(lead({ phone: false, mobile: '+33 6 11 22 33 44' }).phone).toBe('+33 6 11 22 33 44');
  expect(lead({ phone: '01', mobile: '06' }).phone).toBe('01');
  expect(lead({ mobile: false, phone: false }).phone).toBe('');
  expect(lead({ name: 'x' })).not.toHaveProperty('phone');
});

test('a website form’s own questions give activity and size, in French and English', () => {
  const french =
    '<p>Bonjour,<br>un devis svp.<br>\n<br>\nAutres informations :<br>\n___________<br>\n<br>\nTaille de la société : 25-50<br>\nSecteur d’activité : BTP<br>\nBudget : 3000</p>';
  expect(lead({ description: french })).toMatchObject({ size: '25-50', industry: 'BTP' });
  const english =
    '<p>Hi<br><br>Other Information:<br>___________<br><br>Company size : 10<br>Industry : Food</p>';
  expect(lead({ description: english })).toMatchObject({ size: '10', industry: 'Food' });
  expect(lead({ description: english, x_size: '12' })).toMatchObject({ size: '12', industry: 'Food' });
  expect(lead({ description: '<p>Size : all. Industry : none</p>' })).not.toHaveProperty('size');
});

test('configured fields for activity and size; a number of employees is a text', () => {
  const extraFields = { industry: 'x_branche', size: 'x_headcount' };
  const body = { _model: 'crm.lead', _id: 1, x_branche: [3, 'Textile'], x_headcount: 40 };
  expect(fieldsOf(body, { extraFields })).toMatchObject({ industry: 'Textile', size: '40' });
});

test('known stages give the name, the first stage and what won means', () => {
  const stages = [
    { id: '1', name: 'Nouveau', first: true, won: false },
    { id: '4', name: 'Gagné', first: false, won: true },
  ];
  const of = (fields: object) =>
    fieldsOf({ _model: 'crm.lead', _id: 1, active: true, ...fields }, { stages });
  expect(of({ stage_id: 1, probability: 100 })).toMatchObject({
    stage: 'Nouveau',
    firstStage: true,
    status: 'open',
  });
  expect(of({ stage_id: 4, probability: 100 })).toMatchObject({
    stage: 'Gagné',
    firstStage: false,
    status: 'won',
  });
});

test('one field of a wrong type does not lose the others', () => {
  expect(lead({ name: { a: 1 }, probability: 'high', user_id: 'x', tag_ids: 'a', city: 'Lyon' })).toEqual({
    city: 'Lyon',
  });
});

test('a line break cannot slip into a name or an address', () => {
  expect(lead({ name: 'a\r\nBcc: x@y.fr', email_from: 'a@b.fr\r\nBcc: c@d.fr' })).toMatchObject({
    name: 'a Bcc: x@y.fr',
    email: 'a@b.fr',
  });
});

test('both forms of a datetime are the same second', () => {
  const micro = lead({ write_date: '2026-11-22 10:11:36.982797' }).updatedAt;
  expect(micro).toEqual(lead({ write_date: '2026-11-22 10:11:36' }).updatedAt);
  expect(micro).toEqual(new Date('2026-11-22T10:11:36Z'));
  expect(lead({ write_date: '2026-13-41 10:11:36' })).toEqual({});
});

test('what is not Odoo’s, not a lead, or of no lead, is refused by name', () => {
  expect(readOdooBody({ type: 'lead' }, NOW)).toMatchObject({ ok: false, reason: 'NOT_ODOO' });
  expect(readOdooBody([{ _model: 'crm.lead' }], NOW)).toMatchObject({ ok: false, reason: 'NOT_ODOO' });
  expect(readOdooBody({ _model: 'res.partner', _id: 1 }, NOW)).toMatchObject({
    ok: false,
    reason: 'UNKNOWN_MODEL',
  });
  expect(readOdooBody({ _model: 'crm.lead', _id: -1 }, NOW)).toMatchObject({
    ok: false,
    reason: 'MISSING_ID',
  });
});

test('any JSON whatever is answered, never thrown at', () => {
  fc.assert(fc.property(fc.jsonValue(), (body) => typeof readOdooBody(body, NOW).ok === 'boolean'));
});

test('a lead with anything in any field is read without throwing', () => {
  const names = Object.keys(postOf(17, 'all_allowed_fields'));
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constant('<p><script><!--&#xD800;'),
  );
  const body = fc.dictionary(fc.constantFrom(...names, '__proto__', 'won_status', 'x_size'), anything);
  fc.assert(
    fc.property(body, (fields) => {
      const read = readOdooBody({ ...fields, _model: 'crm.lead', _id: 5 }, NOW);
      expect(read.ok).toBe(true);
      if (read.ok) for (const value of Object.values(read.update.fields)) expect(value).not.toBeNaN();
    }),
  );
});
