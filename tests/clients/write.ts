import { writeFileSync } from 'node:fs';
import { generatedTypes, typesPath } from './description';

void generatedTypes().then((types) => writeFileSync(typesPath, types));
