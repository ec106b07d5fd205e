import { blob } from '../blob';
import { emulated } from '../door';
import { type WebResponse, webResponse } from '../web-response';
import { escapeHtml } from './escape';
import { template } from './template';

type Google = GoogleAppsScript.HTML.HtmlOutput;
type Output = Pick<
  Google,
  | 'addMetaTag'
  | 'append'
  | 'appendUntrusted'
  | 'asTemplate'
  | 'clear'
  | 'getBlob'
  | 'getContent'
  | 'getFaviconUrl'
  | 'getHeight'
  | 'getMetaTags'
  | 'getTitle'
  | 'getWidth'
  | 'setContent'
  | 'setFaviconUrl'
  | 'setHeight'
  | 'setSandboxMode'
  | 'setTitle'
  | 'setWidth'
  | 'setXFrameOptionsMode'
>;

/** A page as a web app returns it or a dialog shows it. Sizes in pixels, null until set. */
export function htmlOutput(initial: string): Google {
  const page = {
    content: initial,
    title: '',
    faviconUrl: null as string | null,
    width: null as number | null,
    height: null as number | null,
    metaTags: [] as { name: string; content: string }[],
  };
  const back =
    <Args extends unknown[]>(act: (...args: Args) => void) =>
    (...args: Args) => {
      act(...args);
      return self as Google;
    };
  const set = <Key extends keyof typeof page>(key: Key) =>
    back((value: (typeof page)[Key]) => {
      page[key] = value;
    });
  const self: Output = emulated<Output & Record<symbol, () => WebResponse>>('HtmlOutput', {
    getContent: () => page.content,
    setContent: set('content') as Output['setContent'],
    append: back((html: string) => {
      page.content += String(html);
    }),
    appendUntrusted: back((text: string) => {
      page.content += escapeHtml(String(text));
    }),
    clear: back(() => {
      page.content = '';
    }),
    getTitle: () => page.title,
    setTitle: set('title'),
    getWidth: () => page.width as number,
    setWidth: set('width'),
    getHeight: () => page.height as number,
    setHeight: set('height'),
    getFaviconUrl: () => page.faviconUrl as string,
    setFaviconUrl: set('faviconUrl'),
    // Both only matter in a browser at Google.
    setSandboxMode: back(() => {}),
    setXFrameOptionsMode: back(() => {}),
    addMetaTag: back((name: string, content: string) => {
      page.metaTags.push({ name, content });
    }),
    getMetaTags: () =>
      page.metaTags.map(({ name, content }) => ({ getName: () => name, getContent: () => content })),
    getBlob: () => blob({ name: null, contentType: 'text/html', content: { text: page.content } }),
    asTemplate: () => template(page.content),
    [webResponse]: () => ({
      kind: 'html',
      content: page.content,
      title: page.title,
      metaTags: page.metaTags,
    }),
  });
  return self as Google;
}
