import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { mayDo } from '../../domain/access/policy';
import { environmentOfOffice } from '../../temporal-config/running-office';
import { explainFailure, FailureForPeople } from '../../temporal-config/servers/failure-for-people';
import { readSettings } from '../../temporal-config/settings';
import { loadTexts, officeLanguage, type Translate } from '../language/texts';
import { createServices, type Services } from '../services';
import { createLogger } from '../setup/logging';
import { actorOf } from '../setup/navigation';
import { createProgressBar } from './cli-progress';
import { UnreadableFileError } from './decodeFile';
import { previewFile } from './preview';
import { countRows } from './progress';
import { runImport, type RunNeeds } from './run';
import { wrongCells } from './wrongRows';

interface Order {
  file: string;
  username: string;
  yes: boolean;
}

const wrongShown = 200;
const texts = loadTexts();
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function readOrder(t: Translate): Order {
  const options = { as: { type: 'string' }, yes: { type: 'boolean' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch {
    throw new FailureForPeople(t('import:cli.usage'));
  }
  const [file] = parsed.positionals;
  const { as: username, yes = false } = parsed.values;
  if (!file || !username) throw new FailureForPeople(t('import:cli.usage'));
  // npm starts programs in the project's folder and tells where the person stood.
  return { file: resolve(process.env.INIT_CWD ?? '.', file), username, yes };
}

function readBytes(file: string, t: Translate): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new FailureForPeople(t('import:cli.noFile', { file }));
  }
}

async function confirm(count: number, { yes }: Order, t: Translate): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    say(t('import:cli.addYes'));
    return false;
  }
  const console = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await console.question(t('import:cli.question', { count }));
  console.close();
  const agreed = answer.trim().normalize('NFC').toLowerCase() === t('import:cli.yes');
  if (!agreed) say(t('import:cli.declined'));
  return agreed;
}

async function importFile(order: Order, services: Services): Promise<void> {
  const { cases, accounts } = services;
  const { username } = order;
  const account = await accounts.findByUsername(username);
  const t = texts.translator(account?.language ?? officeLanguage);
  if (!account?.active) throw new FailureForPeople(t('import:cli.noAccount', { username }));
  const actor = actorOf(account);
  if (!mayDo(actor, 'import')) throw new FailureForPeople(t('import:cli.notAllowed', { username }));

  const sealedContent = texts.translator(officeLanguage)('register:sealedContent');
  const needs: RunNeeds = { ...cases, sealedContent };
  const importId = await preview(readBytes(order.file, t), actor.id, needs, t);
  const rows = await cases.imports.listRows(importId);
  const counts = countRows(rows);
  say(t('import:cli.summary', { total: rows.length, ...counts }));
  const cells = await wrongCells(
    cases.imports,
    importId,
    rows.filter(({ status }) => status === 'wrong'),
    t,
  );
  for (const cell of cells.slice(0, wrongShown)) say(t('import:cli.wrongRow', { ...cell }));
  if (cells.length > wrongShown) say(t('import:cli.more', { count: cells.length - wrongShown }));
  if (counts.ready === 0) {
    say(t('import:cli.nothing'));
    return;
  }
  if (!(await confirm(counts.ready, order, t))) return;

  await cases.imports.takeWork(importId, new Date().toISOString(), new Date().toISOString());
  const bar = createProgressBar(counts.ready, (finished, total) =>
    t('import:cli.progress', { finished, total }),
  );
  await runImport(importId, actor, needs, bar.advance).finally(bar.end);
  const end = countRows(await cases.imports.listRows(importId));
  const left = end.ready + end.refused;
  say(t('import:cli.done', { arrived: end.arrived, there: end.there, left }));
  if (end.ready > 0) {
    say(t('import:cli.again'));
    process.exitCode = 2;
  }
}

async function preview(bytes: Buffer, by: string, needs: RunNeeds, t: Translate): Promise<string> {
  try {
    return await previewFile(bytes, by, needs);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new FailureForPeople(t(`import:fault.${error.fault}`, error.params));
  }
}

async function main(): Promise<void> {
  const order = readOrder(texts.translator(officeLanguage));
  const settings = readSettings(environmentOfOffice(process.env));
  const services = await createServices(settings, createLogger('warn'));
  try {
    await importFile(order, services);
  } finally {
    await services.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
});
