import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { officeItself } from '../domain/staff/entries';
import { openKeptCases } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { createOfficeCheckStore } from '../models/officeChecks';
import { createOfficeLog } from '../models/officeLog';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { loadTexts, officeLanguage, type Translate } from '../language/texts';
import { recordedCheck } from '../office/verify/backgroundCheck';
import { tellOfficeFault } from '../office/verify/checkOffice';
import { type FileFinding, verifyFile } from '../office/verify/verifyFile';
import { consoleProgress } from './progress';
import { say } from './say';
import { runCommand } from './runCommand';

const texts = loadTexts();
interface Order {
  file?: string | undefined;
  head?: string | undefined;
  /** One line of JSON for each finding, for programs. */
  json: boolean;
  t: Translate;
}

function readOrder(): Order {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        head: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: officeLanguage },
      },
    });
    const [file, ...more] = positionals;
    if (more.length > 0 || (values.head !== undefined && file === undefined)) throw new RangeError('order');
    const { head, json, lang } = values;
    return { file, head, json, t: texts.translator(lang === 'en' ? 'en' : 'vi') };
  } catch {
    throw new FailureForPeople(texts.translator(officeLanguage)('replay:verify.usage'));
  }
}

function tellFile(finding: FileFinding, { head, t }: Order): string[] {
  switch (finding.verdict) {
    case 'empty':
      return [t('replay:verify.empty')];
    case 'unreadable':
      return [t('replay:verify.unreadable', { line: finding.line })];
    case 'altered': {
      const why = t(`replay:chain.why.${finding.why}`, { n: finding.alteredAt });
      return [t('replay:verify.broken', { line: finding.line, why })];
    }
    case 'otherHead':
      return [t('replay:verify.headDiffers', { head })];
    case 'linked':
      return [
        t('replay:verify.whole', { count: finding.count, caseId: finding.caseId }),
        t('replay:verify.head', { head: finding.head.hash }),
        t(head === undefined ? 'replay:verify.headUnasked' : 'replay:verify.headFits'),
        t('replay:verify.proves'),
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

/** Everything that the office keeps; the auditor's desk shows that it was checked, and what was found. */
async function checkAll({ json, t }: Order): Promise<boolean> {
  const settings = readSettings(environmentOfOffice(process.env));
  const { vaultKeys } = settings.secrets;
  const connection = await openConnection(settings.mongo.uri);
  const shown = consoleProgress();
  let hasWrongRows = false;
  const needs = {
    connection,
    keys: vaultKeys,
    ...openKeptCases(connection, vaultKeys),
    officeLog: createOfficeLog(connection, vaultKeys),
    progress: (done: number, total: number) => json || shown.tell(t('replay:verify.looked'), done, total),
  };
  const { cases, faultCount } = await recordedCheck(
    officeItself,
    createOfficeCheckStore(connection, vaultKeys),
    needs,
    (fault) => {
      hasWrongRows ||= fault.of === 'case' && !['history', 'unreadable'].includes(fault.finding.fault);
      shown.end();
      const { name, finding } = fault;
      say(json ? JSON.stringify({ name, ...finding }) : tellOfficeFault(fault, t, (id) => id));
    },
  );
  shown.end();
  await connection.close();
  if (json) return faultCount === 0;
  say(t('replay:verify.cases', { count: cases }));
  say(faultCount === 0 ? t('replay:verify.allWhole') : t('replay:verify.faulty', { count: faultCount }));
  if (hasWrongRows) say(t('replay:verify.rebuild'));
  return faultCount === 0;
}

/** Checks a downloaded history without any server, or every case of the running office. */
async function main(): Promise<void> {
  const order = readOrder();
  if (order.file === undefined) {
    if (!(await checkAll(order))) process.exitCode = 1;
    return;
  }
  const finding = verifyFile(readFile(order.file, order.t), order.head);
  if (order.json) say(JSON.stringify(finding));
  else for (const line of tellFile(finding, order)) say(line);
  if (finding.verdict !== 'linked') process.exitCode = 1;
}

runCommand(main);
