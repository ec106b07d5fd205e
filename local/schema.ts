/** `npm run schema`: writes docs/post.schema.json, the JSON Schema of the generic shape, from the validator itself. */
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { GenericBody } from '../src/receive/generic';

export function postSchema(): string {
  const schema = toJsonSchema(GenericBody, { typeMode: 'input', errorMode: 'ignore' });
  const titled = { ...schema, title: 'What POST /exec takes besides Odoo’s own webhook bodies' };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

if (require.main === module) writeFileSync('docs/post.schema.json', postSchema());
