/** `npm run schema`: writes docs/post.schema.json, the JSON Schema of what may be posted, from the validators themselves. */
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { Claim, Report, Tick } from '../src/receive/delivery';
import {
  ClaimAnswer,
  HandedAction,
  PermanentAnswer,
  ReportAnswer,
  TickAnswer,
  TransientAnswer,
} from '../src/receive/delivery-answers';
import { GenericInteraction, GenericItem, GenericLead } from '../src/receive/generic';

/** By their names in the document; the answers, which nobody posts, stand there for reference. */
const DEFINITIONS = {
  Lead: GenericLead,
  Interaction: GenericInteraction,
  Claim,
  Report,
  Tick,
  HandedAction,
  ClaimAnswer,
  ReportAnswer,
  TickAnswer,
  TransientAnswer,
  PermanentAnswer,
};

export function postSchema(): string {
  const item = GenericItem;
  const body = v.union([item, v.array(item), Claim, Report, Tick]);
  const schema = toJsonSchema(body, {
    typeMode: 'input',
    errorMode: 'ignore',
    definitions: DEFINITIONS,
  });
  const titled = {
    ...schema,
    title: 'What POST /exec takes besides Odoo’s own webhook bodies',
    description:
      'Claim, Report and Tick are answered with ClaimAnswer, ReportAnswer and TickAnswer; whatever is refused with TransientAnswer or PermanentAnswer.',
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

if (require.main === module) writeFileSync('docs/post.schema.json', postSchema());
