import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from './rulesDocument';

test('docs/rules.md says what the code and the tests hold; `npm run rules` writes it anew', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'rules.md'), 'utf8')).toBe(rulesDocument());
});
