import { readFileSync } from 'node:fs';
import { postSchema } from '../../local/schema';

test('the JSON Schema in docs/ is the validator’s own (npm run schema writes it)', () => {
  expect(readFileSync('docs/post.schema.json', 'utf8')).toBe(postSchema());
});
