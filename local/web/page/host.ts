const token = new URLSearchParams(location.search).get('token') ?? '';

/** The host refuses, in its own words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Asks the host's control API.
 * @param line method and path, e.g. `GET /api/mail`
 * @throws {@link Refusal}; TypeError when the host does not answer
 */
export async function ask<Answer = unknown>(line: string, body?: unknown): Promise<Answer> {
  const [method, path] = line.split(' ') as [string, string];
  const response = await fetch(path, {
    method,
    headers: { 'X-Control-Token': token },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer.error);
  return answer as Answer;
}
