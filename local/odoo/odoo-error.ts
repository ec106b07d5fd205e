/** An error as Odoo names it; both APIs tell it, each in its own envelope. */
export class OdooError extends Error {
  constructor(
    /** Python class, e.g. `odoo.exceptions.AccessError` */
    readonly pythonName: string,
    message: string,
  ) {
    super(message);
  }
}

/** JSON-2's status for an error [measured on 19]. */
const STATUS: Record<string, number> = {
  'werkzeug.exceptions.Unauthorized': 401,
  'odoo.exceptions.AccessDenied': 403,
  'odoo.exceptions.AccessError': 403,
  'odoo.exceptions.MissingError': 404,
  'werkzeug.exceptions.NotFound': 404,
  'werkzeug.exceptions.BadRequest': 400,
  'odoo.exceptions.ValidationError': 422,
  'odoo.exceptions.UserError': 422,
  'werkzeug.exceptions.UnprocessableEntity': 422,
};

export function statusOf(error: OdooError): number {
  return STATUS[error.pythonName] ?? 500;
}

/** What both envelopes hold. The traceback is there so that a client that shows it is found out. */
export function tellError(error: OdooError) {
  const isHttp = error.pythonName.startsWith('werkzeug.');
  return {
    name: error.pythonName,
    message: error.message,
    arguments: isHttp ? [error.message, statusOf(error)] : [error.message],
    context: {},
    debug: `Traceback (most recent call last):\n  File "/opt/odoo/odoo/http.py"\n${error.pythonName}: ${error.message}\n`,
  };
}

export const missing = (model: string, id: number, uid: number) =>
  new OdooError(
    'odoo.exceptions.MissingError',
    `Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: ${uid})`,
  );

export const accessError = (message: string) => new OdooError('odoo.exceptions.AccessError', message);
export const validationError = (message: string) => new OdooError('odoo.exceptions.ValidationError', message);
export const userError = (message: string) => new OdooError('odoo.exceptions.UserError', message);
export const valueError = (message: string) => new OdooError('builtins.ValueError', message);
export const notFound = (message: string) => new OdooError('werkzeug.exceptions.NotFound', message);
export const unprocessable = (message: string) =>
  new OdooError('werkzeug.exceptions.UnprocessableEntity', message);
