import { emulated } from '../door';
import { escapeHtml, escapeScriptText, scriptValue } from './escape';
import { htmlOutput } from './output';

type Template = Pick<GoogleAppsScript.HTML.HtmlTemplate, 'evaluate' | 'getRawContent'>;

/**
 * A page with `<? code ?>`, `<?= escaped value ?>` and `<?!= value as it is ?>`. What the script sets on the
 * template are variables inside.
 */
export function template(source: string): GoogleAppsScript.HTML.HtmlTemplate {
  const members: Template & Record<string, unknown> = {
    getRawContent: () => source,
    evaluate() {
      const { getRawContent, evaluate, ...variables } = members;
      return htmlOutput(render(source, variables));
    },
  };
  return emulated('HtmlTemplate', members) as GoogleAppsScript.HTML.HtmlTemplate;
}

/** Where in the page a value is printed; each place has its own way to be safe. */
type Place = 'html' | 'script' | 'script text';

const PRINTED: Record<Place, (value: unknown) => string> = {
  html: (value) => escapeHtml(shown(value)),
  script: scriptValue,
  'script text': (value) => escapeScriptText(shown(value)),
};

const shown = (value: unknown) => (value === undefined || value === null ? String(value) : `${value}`);

function render(source: string, variables: Record<string, unknown>): string {
  let page = '';
  const scope = Object.assign(Object.create(null), variables, {
    __text: (text: string) => {
      page += text;
    },
    __print: (value: unknown, place: Place) => {
      page += PRINTED[place](value);
    },
  });
  // A function made here sees the project's globals, and `with` makes the template's variables names of its own.
  new Function('__scope', `with (__scope) {\n${codeOf(source)}\n}`)(scope);
  return page;
}

function codeOf(source: string): string {
  let code = '';
  let html = '';
  let end = 0;
  for (const scriptlet of source.matchAll(/<\?(!=|=)?([\s\S]*?)\?>/g)) {
    const text = source.slice(end, scriptlet.index);
    html += text;
    end = scriptlet.index + scriptlet[0].length;
    code += printing(text);
    const expression = scriptlet[2]!.trim().replace(/;$/, '');
    if (scriptlet[1] === '=') code += `__print((${expression}), ${JSON.stringify(placeAfter(html))});\n`;
    else if (scriptlet[1] === '!=') code += `__text(String(${expression}));\n`;
    else code += `${scriptlet[2]}\n`;
  }
  return code + printing(source.slice(end));
}

const printing = (text: string) => (text === '' ? '' : `__text(${JSON.stringify(text)});\n`);

function placeAfter(html: string): Place {
  const lower = html.toLowerCase();
  if (lower.lastIndexOf('<script') <= lower.lastIndexOf('</script')) return 'html';
  return /['"`]$/.test(html) ? 'script text' : 'script';
}
