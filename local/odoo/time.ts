/** An instant as PostgreSQL keeps it for Odoo: UTC, with microseconds. */
export function stored(now: number): string {
  return `${new Date(now).toISOString().slice(0, 23).replace('T', ' ')}000`;
}

/** As a webhook's body has it: Python leaves out a fraction of zero. */
export function asPython(datetime: string): string {
  return datetime.replace(/\.000000$/, '');
}

/** As the API gives it: to the second. */
export function asRpc(datetime: string): string {
  return datetime.slice(0, 19);
}

export function today(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
