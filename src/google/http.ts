import type { HttpResponse, SendHttp } from '../ports';
import { counted } from './meter';

/** HTTP through Google. A host that cannot be reached throws; every status is an answer. */
export const sendHttp: SendHttp = (requests) => {
  const prepared = requests.map(({ url, method, headers, body }) => ({
    url,
    method,
    headers,
    payload: body,
    contentType: headers['Content-Type'] ?? 'application/json',
    muteHttpExceptions: true,
    followRedirects: false,
  }));
  const responses = counted(() => UrlFetchApp.fetchAll(prepared as never));
  return responses.map((response): HttpResponse => {
    const headers = response.getHeaders() as Record<string, string>;
    const name = Object.keys(headers).find((header) => header.toLowerCase() === 'content-type');
    return {
      status: response.getResponseCode(),
      contentType: (name ? headers[name]! : '').toLowerCase(),
      body: response.getContentText(),
    };
  });
};
