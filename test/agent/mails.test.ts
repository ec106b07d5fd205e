import { agents } from '../support/agent';
import { WORDS } from '../support/words';

const start = agents();

describe('the alert for a new lead', () => {
  test('tells score, company, activity, size, need and where the lead is in Odoo', async () => {
    const agent = await start({ odoo: 'stand-in' });
    const { id } = await agent.odoo.createLead({
      name: 'Scheduling',
      partner_name: 'Fletcher & Rowe',
      industry: 'Furniture',
      size: '50-99',
      contact_name: 'Priya Nair',
      email_from: 'priya@fletcher-rowe.example',
      phone: '+44 113 496 0182',
      user_id: 'Sarah Cohen',
      description: `Hello,\n\nWe need to schedule 60 operators. Could you send us a quote?\n\nKind regards,\nPriya`,
    });
    await agent.tick();
    const [alert] = agent.sent();
    const { Score: score } = agent.lead('Fletcher & Rowe');
    expect(alert).toMatchObject({
      to: 'sarah.cohen@example.com',
      subject: `New lead ${score}/100: Fletcher & Rowe`,
    });
    for (const said of [
      `Score: ${score}/100`,
      'Company: Fletcher & Rowe',
      'Activity: Furniture',
      'Size: 50-99',
      'Need: “We need to schedule 60 operators. Could you send us a quote?”',
      `${agent.host.odooUrl}/web#id=${id}&model=crm.lead&view_type=form`,
    ])
      expect(alert!.text).toContain(said);
    expect(alert!.html).toContain('Fletcher &amp; Rowe');
    expect(alert!.html).toContain('<a href=');
  });

  test('says what is to be found out where a lead tells nothing of itself', async () => {
    const agent = await start();
    await agent.post({ type: 'lead', id: 'a' });
    await agent.tick();
    expect(agent.intended('a')).toContain('new-lead sent');
    expect(agent.sent()[0]!.subject).toMatch(/^New lead \d+\/100: a$/);
    expect(agent.sent()[0]!.text).toContain('Company: to be found out');
  });

  test('is written in the language of the sales team, not of the customer', async () => {
    const agent = await start({ locale: 'fr_FR' });
    await agent.postLead({ id: 'a', company: 'Acme', lang: 'en', description: WORDS.en.request });
    await agent.tick();
    expect(agent.sent('coach@example.com')[0]!.subject).toMatch(/^Nouveau lead/);
  });

  test('goes to the alert address where the lead has no salesperson', async () => {
    const agent = await start({ settings: { alertAddress: 'team@us.example' } });
    await agent.postLead({ id: 'a' });
    await agent.tick();
    expect(agent.sent().map(({ to }) => to)).toEqual(['team@us.example']);
  });
});

describe('a mail to a customer', () => {
  test.each([
    [
      'the language that Odoo has for him',
      'fr_FR',
      { lang: 'en_US', description: WORDS.fr.angry },
      /^Your message/,
    ],
    ['the language of his words', 'fr_FR', { description: WORDS.en.angry }, /^Your message/],
    ['the language of his words', 'en_GB', { description: WORDS.fr.angry }, /^Votre message/],
    [
      'a third language, so by his words',
      'en_GB',
      { lang: 'de_DE', description: WORDS.fr.angry },
      /^Votre message/,
    ],
  ] as const)('is in %s', async (_, locale, lead, subject) => {
    const agent = await start({ locale });
    await agent.postLead({ id: 'a', ...lead });
    await agent.tick();
    expect(agent.sent('a@customer.example')[0]!.subject).toMatch(subject);
  });

  test.each([
    ['fr_FR', /^Où en êtes-vous/],
    ['en_GB', /^Where does your project/],
  ] as const)('whose language nothing tells is in the workbook’s (%s)', async (locale, subject) => {
    const agent = await start({ locale });
    await agent.postLead({ id: 'a', stage: 'Proposition' });
    await agent.after('15d');
    expect(agent.sent('a@customer.example')[0]!.subject).toMatch(subject);
  });

  test('names him, his company and his need, and is signed by his salesperson', async () => {
    const agent = await start({ settings: { ourCompany: 'Plan & Co' } });
    await agent.postLead({
      id: 'a',
      stage: 'Proposition',
      company: 'Acme',
      contact: 'Jane Doe',
      salesperson: 'Sarah Cohen',
      description: 'We need a quote for 20 users.',
    });
    await agent.after('15d');
    const [mail] = agent.sent('a@customer.example');
    expect(mail!.subject).toBe('Where does your project at Acme stand?');
    expect(mail!.text).toContain('Hello Jane Doe,');
    expect(mail!.text).toContain('“We need a quote for 20 users.”');
    expect(mail!.text).toContain('Sarah Cohen\nPlan & Co');
    expect(mail!.headers.From).toContain('Sarah Cohen');
  });

  test('never begins with a greeting to nobody', async () => {
    const agent = await start();
    await agent.postLead({ id: 'a', contact: ' ', description: WORDS.en.angry });
    await agent.tick();
    expect(agent.sent('a@customer.example')[0]!.text).toMatch(/^Hello,\n/);
  });

  test('takes up the complaint in his own words', async () => {
    const agent = await start();
    await agent.postLead({ id: 'a', stage: 'Proposition', description: WORDS.en.request });
    await agent.tick();
    await agent.says(
      'a',
      'This is unacceptable, the invoice is wrong for the third time. I am very disappointed.',
    );
    await agent.tick();
    const text = agent.sent('a@customer.example')[0]!.text;
    expect(text).toContain('the invoice is wrong for the third time');
    expect(text).not.toContain('planning tool');
  });

  test('carries what customers wrote as text: no markup, no placeholder, in neither part', async () => {
    const agent = await start();
    const contact = '<script>alert(1)</script> {{signature}} {{{need}}} & "Co"';
    await agent.postLead({ id: 'a', contact, company: '{{x}}', description: WORDS.en.angry });
    await agent.tick();
    const [mail] = agent.sent('a@customer.example');
    expect(mail!.subject).toContain('{{x}}');
    expect(mail!.text).toContain(contact);
    expect(mail!.html).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; {{signature}} {{{need}}} &amp; &quot;Co&quot;',
    );
    expect(mail!.html).not.toContain('<script');
    const [alert] = agent.sent('coach@example.com');
    expect(alert!.text).toContain(contact);
    expect(alert!.html).not.toContain('<script');
  });

  test('keeps a line break of a name out of its headers', async () => {
    const agent = await start();
    await agent.postLead({ id: 'a', company: 'Acme\r\nBcc: x@evil.example', description: WORDS.en.angry });
    await agent.tick();
    const [mail] = agent.sent('a@customer.example');
    expect(mail!.subject).toBe('Your message – Acme Bcc: x@evil.example: I am on it');
    expect(mail!.bcc).toBe('');
  });
});
