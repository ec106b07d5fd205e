import { createHmac } from 'node:crypto';
import type { Host } from '../host';
import type { Reply, Respond } from './http';
import { googleScriptRun } from './page-files';

const PATH = /^\/frame\/(dialog|mail)\/([\w-]+)\/([\w-]+)$/;

/**
 * What a dialog may do: its own scripts and styles, nothing from anywhere else. Google lets it load from `https:` as
 * well; here nothing leaves this machine, and the page says so when a dialog tries.
 */
const DIALOG_POLICY =
  "sandbox allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * HTML that is not ours, each in a document of its own that is cut off from the page: dialogs and sidebars of the
 * script, HTML parts of mails. Their addresses cannot be guessed and tell nothing of the host's token.
 */
export function frames(host: Host): Respond {
  return ({ method, url }): Reply | undefined => {
    const [, kind, id, key] = PATH.exec(url.pathname) ?? [];
    if (!kind || method !== 'GET' || key !== keyOf(host, kind, id!)) return undefined;
    return kind === 'dialog' ? dialogPage(host, Number(id)) : mailPage(host, id!);
  };
}

export function dialogAddress(host: Host, id: number): string {
  return `/frame/dialog/${id}/${keyOf(host, 'dialog', String(id))}`;
}

export function mailAddress(host: Host, id: string): string {
  return `/frame/mail/${id}/${keyOf(host, 'mail', id)}`;
}

function keyOf(host: Host, kind: string, id: string): string {
  return createHmac('sha256', host.token).update(`${kind} ${id}`).digest('base64url');
}

function dialogPage(host: Host, id: number): Reply | undefined {
  const dialog = host.world.ui.dialogs.find((each) => each.id === id);
  return dialog && html(withGoogle(dialog.html), DIALOG_POLICY);
}

/** `google.script` must be there before the first script of the dialog runs. */
function withGoogle(source: string): string {
  const script = `<script>${googleScriptRun()}</script>`;
  const start = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?/i.exec(source)![0];
  const doctype = /<!doctype/i.test(start) ? '' : '<!DOCTYPE html>';
  return `${doctype}${start}${script}${source.slice(start.length)}`;
}

function mailPage(host: Host, id: string): Reply | undefined {
  const message = host.world.mailbox.state.messages.find((each) => each.id === id);
  return message && html(message.html, MAIL_POLICY);
}

function html(body: string, policy: string): Reply {
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
    body,
  };
}
