import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from './rules';

test('docs/rules.md says what the code and the tests hold; `npm run rules` writes it anew', () => {
  expect(readFileSync(join(__dirname, 'rules.md'), 'utf8')).toBe(rulesDocument());
});
