import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from './rulesDocument';

writeFileSync(join(__dirname, '..', '..', 'docs', 'rules.md'), rulesDocument());
