// `npm test`: Jest, with one word of ours. `--quick` runs what needs no server, for the person at the keyboard.
import { createRequire } from 'node:module';

const words = process.argv.slice(2);
const meant = words.map((word) => (word === '--quick' ? '--selectProjects=unit' : word));
process.argv.splice(2, words.length, ...meant);
createRequire(import.meta.url)('jest/bin/jest');
