// Makes the secrets of an office in containers, once: `node temporal-config/composeEnv.mjs` writes `.env` beside compose.yaml.
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [file = join(dirname(fileURLToPath(import.meta.url)), '.env')] = process.argv.slice(2);
if (existsSync(file)) {
  process.stderr.write(`${file} is there already, and what it holds opens an office: nothing was written.\n`);
  process.exit(1);
}

const base64 = () => randomBytes(32).toString('base64');
// A password stands in an address, so it has only letters and digits.
const password = () => randomBytes(24).toString('hex');
const secrets = {
  LIEM_SESSION_SECRET: base64(),
  LIEM_VAULT_KEYS: `key1:${base64()}`,
  LIEM_BACKUP_KEYS: `backup1:${base64()}`,
  POSTGRES_PASSWORD: password(),
  MONGO_ROOT_PASSWORD: password(),
  MONGO_PASSWORD: password(),
  MONGO_REPLICA_KEY: base64(),
};
const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
writeFileSync(file, lines.join(''), { mode: 0o600, flag: 'wx' });
process.stdout.write(
  `The secrets are in ${file}: keep a copy of LIEM_VAULT_KEYS and LIEM_BACKUP_KEYS in another place.\n`,
);
