import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createAppendSeals } from '../../models/appendSeals';
import { createCaseEventStore } from '../../models/caseEvents';
import { openConnection } from '../../models/connection';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { environmentOfOffice } from '../../temporal-config/running-office';
import { explainFailure, FailureForPeople } from '../../temporal-config/servers/failure-for-people';
import { readSettings } from '../../temporal-config/settings';
import { loadTexts, officeLanguage, type Translate } from '../language/texts';
import { type FileVerdict, verifyFile } from './verifyFile';
import { type CaseFinding, verifyOffice } from './verifyOffice';

const texts = loadTexts();
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Order {
  file?: string | undefined;
  head?: string | undefined;
  t: Translate;
}

function readOrder(): Order {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { head: { type: 'string' }, lang: { type: 'string', default: officeLanguage } },
    });
    const [file, ...more] = positionals;
    if (more.length > 0 || (values.head !== undefined && file === undefined)) throw new RangeError('order');
    return { file, head: values.head, t: texts.translator(values.lang === 'en' ? 'en' : 'vi') };
  } catch {
    throw new FailureForPeople(texts.translator(officeLanguage)('replay:verify.usage'));
  }
}

function tellFile(verdict: FileVerdict, { head, t }: Order): string[] {
  switch (verdict.result) {
    case 'empty':
      return [t('replay:verify.empty')];
    case 'unreadable':
      return [t('replay:verify.unreadable', { line: verdict.line })];
    case 'broken': {
      const why = t(`replay:chain.why.${verdict.why}`, { n: verdict.brokenAt });
      return [t('replay:verify.broken', { line: verdict.line, why })];
    }
    case 'otherHead':
      return [t('replay:verify.headDiffers', { head: verdict.head })];
    case 'whole':
      return [
        t('replay:verify.whole', { count: verdict.count, caseId: verdict.caseId }),
        t('replay:verify.head', { head: verdict.head }),
        t(head === undefined ? 'replay:verify.headUnasked' : 'replay:verify.headFits'),
      ];
  }
}

function readFile(file: string, t: Translate): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new FailureForPeople(t('replay:verify.noFile', { file }));
  }
}

function tellFinding(caseId: string, finding: CaseFinding, t: Translate): string {
  const why = finding.fault === 'broken' ? t(`replay:chain.why.${finding.why}`, { n: finding.brokenAt }) : '';
  const n = finding.fault === 'unsealed' ? finding.from : undefined;
  return t(`replay:verify.case.${finding.fault}`, { caseId, why, n });
}

async function checkOffice(t: Translate): Promise<boolean> {
  const settings = readSettings(environmentOfOffice(process.env));
  const connection = await openConnection(settings.mongo.uri);
  const events = createCaseEventStore(connection, createAppendSeals(settings.secrets.vaultKeys));
  const needs = { events, rows: createViewUpkeep(connection) };
  const findings: CaseFinding[] = [];
  let count = 0;
  let withoutSeals = 0;
  for await (const { caseId, finding, hasSeals, done, total } of verifyOffice(needs)) {
    count = total;
    if (process.stderr.isTTY) process.stderr.write(`\r${t('replay:verify.progress', { done, total })}`);
    if (!hasSeals) withoutSeals += 1;
    if (!finding) continue;
    findings.push(finding);
    say(tellFinding(caseId, finding, t));
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  await connection.close();
  say(t('replay:verify.cases', { count }));
  if (withoutSeals > 0) say(t('replay:verify.withoutSeals', { count: withoutSeals }));
  if (findings.length === 0) say(t('replay:verify.allWhole'));
  else say(t('replay:verify.faulty', { count: findings.length }));
  if (findings.some(({ fault }) => fault !== 'broken' && fault !== 'unsealed'))
    say(t('replay:verify.rebuild'));
  return findings.length === 0;
}

/** Checks a downloaded history without any server, or every case of the running office. */
async function main(): Promise<void> {
  const order = readOrder();
  if (order.file === undefined) {
    if (!(await checkOffice(order.t))) process.exitCode = 1;
    return;
  }
  const verdict = verifyFile(readFile(order.file, order.t), order.head);
  for (const line of tellFile(verdict, order)) say(line);
  if (verdict.result !== 'whole') process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
});
