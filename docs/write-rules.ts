import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from './rules';

writeFileSync(join(__dirname, 'rules.md'), rulesDocument());
