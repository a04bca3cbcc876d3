import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { FaultyVerdict } from '../domain/proof/verdict';
import type { Connection } from 'mongoose';
import { officeLogId } from '../domain/staff/officeChain';
import { createAppendSeals } from '../models/appendSeals';
import { createCaseEventStore } from '../models/caseEvents';
import { openConnection } from '../models/connection';
import type { MasterKey } from '../models/keyRing';
import { createOfficeLog } from '../models/officeLog';
import { findRowFaults } from '../models/rowFaults';
import { createViewUpkeep } from '../models/viewUpkeep';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { loadTexts, officeLanguage, type Translate } from '../language/texts';
import { logVerdictSentence } from '../language/sentences/officeLog';
import { tellVerdict } from '../language/sentences/verdict';
import { type FileFinding, verifyFile } from '../office/verify/verifyFile';
import { type CaseFinding, verifyOffice, type VerifyNeeds } from '../office/verify/verifyOffice';
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

function tellHistory(name: string, verdict: FaultyVerdict, t: Translate): string {
  const { sentence, why = '' } = tellVerdict(verdict, 0, t);
  return t('replay:verify.case.history', { name, sentence, why }).trim();
}

const tellFinding = (caseId: string, finding: CaseFinding, t: Translate): string =>
  finding.fault === 'history'
    ? tellHistory(caseId, finding.verdict, t)
    : t(`replay:verify.case.${finding.fault}`, { caseId });

/** Something that is not as it should be: its name, and what a person is told of it. */
interface Fault {
  name: string;
  finding: object;
  told: string;
}

type Report = (fault: Fault) => void;

/** Every case. @returns whether a row of the read model is at fault, which an operator can put right */
async function checkCases(needs: VerifyNeeds, { json, t }: Order, report: Report): Promise<boolean> {
  let count = 0;
  let hasWrongRows = false;
  const shown = consoleProgress();
  const progress = (done: number, total: number) =>
    json || shown.tell(t('replay:verify.looked'), done, total);
  for await (const { caseId, finding } of verifyOffice({ ...needs, progress })) {
    count += 1;
    if (!finding) continue;
    hasWrongRows ||= finding.fault !== 'history';
    report({ name: caseId, finding, told: tellFinding(caseId, finding, t) });
  }
  shown.end();
  if (!json) say(t('replay:verify.cases', { count }));
  return hasWrongRows;
}

/** The log of the office, and the rows about people of which it tells. */
async function checkPeople(connection: Connection, keys: readonly MasterKey[], t: Translate, report: Report) {
  const log = createOfficeLog(connection, keys);
  const verdict = await log.judge();
  if (verdict.verdict !== 'sealed')
    report({
      name: officeLogId,
      finding: { fault: 'history', verdict },
      told: `${officeLogId}: ${logVerdictSentence(verdict, t).sentence}`,
    });
  for (const fault of await findRowFaults(connection, keys, log)) {
    const { kind, id } = fault;
    report({ name: id, finding: fault, told: t(`office:fault.${kind}.${fault.fault}`, { name: id }) });
  }
}

async function checkOffice(order: Order): Promise<boolean> {
  const { json, t } = order;
  const settings = readSettings(environmentOfOffice(process.env));
  const { vaultKeys } = settings.secrets;
  const connection = await openConnection(settings.mongo.uri);
  const events = createCaseEventStore(connection, createAppendSeals(vaultKeys));
  let faults = 0;
  const report: Report = ({ name, finding, told }) => {
    faults += 1;
    say(json ? JSON.stringify({ name, ...finding }) : told);
  };
  const hasWrongRows = await checkCases({ events, rows: createViewUpkeep(connection) }, order, report);
  await checkPeople(connection, vaultKeys, t, report);
  await connection.close();
  if (json) return faults === 0;
  say(faults === 0 ? t('replay:verify.allWhole') : t('replay:verify.faulty', { count: faults }));
  if (hasWrongRows) say(t('replay:verify.rebuild'));
  return faults === 0;
}

/** Checks a downloaded history without any server, or every case of the running office. */
async function main(): Promise<void> {
  const order = readOrder();
  if (order.file === undefined) {
    if (!(await checkOffice(order))) process.exitCode = 1;
    return;
  }
  const finding = verifyFile(readFile(order.file, order.t), order.head);
  if (order.json) say(JSON.stringify(finding));
  else for (const line of tellFile(finding, order)) say(line);
  if (finding.verdict !== 'linked') process.exitCode = 1;
}

runCommand(main);
