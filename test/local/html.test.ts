import { Isolate } from '../../local/isolate/execute';
import { World } from '../../local/world/world';

const source = `
  const shared = 'from the script';
  function helper() { return '<b>' + shared + '</b>' }
  function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent() }
  function render(html, values) {
    const template = HtmlService.createTemplate(html);
    Object.assign(template, values || {});
    return template.evaluate().getContent();
  }
  function page() {
    const template = HtmlService.createTemplateFromFile('page');
    template.items = ['a', '<b>'];
    return template.evaluate().setTitle('Leads').addMetaTag('viewport', 'width=device-width');
  }
  function missing() { HtmlService.createHtmlOutputFromFile('nowhere') }
  function json() { return ContentService.createTextOutput('{"a":').append('1}').setMimeType(ContentService.MimeType.JSON) }
  function text() { return ContentService.createTextOutput('plain') }
  function types() {
    const output = ContentService.createTextOutput('a;b').setMimeType(ContentService.MimeType.CSV);
    const html = HtmlService.createHtmlOutput('<p>').append('x').appendUntrusted('<i>').setWidth(300).setHeight(200).setTitle('t');
    return [output.getMimeType() === ContentService.MimeType.CSV, html.getContent(), html.getWidth(), html.getHeight(), html.getTitle()];
  }
`;

const isolate = new Isolate(new World({ now: 0 }), {
  files: [{ name: 'Code.js', source }],
  html: {
    page: '<ul><? for (const item of items) { ?><li><?= item ?></li><? } ?></ul><?!= include("part") ?>',
    part: '<script>const a = 1;</script>',
  },
  manifest: {},
});

afterAll(() => isolate.close());

async function run(functionName: string, ...args: unknown[]): Promise<unknown> {
  const { execution, value } = await isolate.run({ functionName, args, kind: 'webapp' });
  if (execution.error) throw new Error(execution.error.message);
  return value;
}

test('a template runs its code, escapes what it prints and includes other files', async () => {
  expect(await run('page')).toEqual({
    kind: 'html',
    content: '<ul><li>a</li><li>&lt;b&gt;</li></ul><script>const a = 1;</script>',
    title: 'Leads',
    metaTags: [{ name: 'viewport', content: 'width=device-width' }],
  });
});

test.each([
  [
    '<?= x ?>',
    `<img src=x onerror="a('b')"> & co`,
    '&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; co',
  ],
  ['<?!= x ?>', '<b>', '<b>'],
  ['<?= helper() ?>', '', '&lt;b&gt;from the script&lt;/b&gt;'],
  [
    "<script>const a = '<?= x ?>';</script>",
    "'</script>",
    "<script>const a = '\\u0027\\u003c/script\\u003e';</script>",
  ],
  ['<script>const a = <?= x ?>;</script>', '"; alert(1)', "<script>const a = '\\u0022; alert(1)';</script>"],
  ['<script>const a = <?= x ?>;</script><p><?= x ?></p>', 5, '<script>const a = 5;</script><p>5</p>'],
  ['<? if (x) { ?>yes<? } else { ?>no<? } ?>', false, 'no'],
  ['`a` \\n "quoted" $& \'b\'', 1, '`a` \\n "quoted" $& \'b\''],
])('the template %s', async (html, x, expected) => {
  expect(await run('render', html, { x })).toBe(expected);
});

test('a file that is not there is named', async () => {
  await expect(run('missing')).rejects.toThrow('No HTML file named nowhere was found.');
});

test('text outputs cross with their type', async () => {
  expect(await run('json')).toEqual({ kind: 'text', mimeType: 'application/json', content: '{"a":1}' });
  expect(await run('text')).toEqual({ kind: 'text', mimeType: 'text/plain', content: 'plain' });
});

test('outputs keep what they are told', async () => {
  expect(await run('types')).toEqual([true, '<p>x&lt;i&gt;', 300, 200, 't']);
});
