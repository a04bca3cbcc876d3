import type { Connection } from 'mongoose';
import { officeLogId } from '../../domain/staff/officeChain';
import type { FaultyVerdict } from '../../domain/proof/verdict';
import { createCaseFileStore } from '../../models/caseFiles';
import { createIdentityVault } from '../../models/identityVault';
import type { MasterKey } from '../../models/keyRing';
import type { OfficeLog } from '../../models/officeLog';
import type { PassingEvent } from '../../models/passingEvents';
import { findRowFaults, type RowFault } from '../../models/rowFaults';
import { checkFile, type FileFinding, findTold, type ToldFile } from '../files/checkFiles';
import { logVerdictSentence } from '../../language/sentences/officeLog';
import { tellVerdict } from '../../language/sentences/verdict';
import type { Names } from '../../language/sentences/names';
import type { Translate } from '../../language/texts';
import { type CaseFinding, verifyOffice, type VerifyNeeds } from './verifyOffice';

/** Something that is not as it should be: of a case, of a file of it, of the log of the office, or of a row about people. */
export type OfficeFault =
  | { of: 'case'; name: string; finding: CaseFinding }
  | { of: 'file'; name: string; finding: FileFinding & { file: string } }
  | { of: 'log'; name: string; finding: { fault: 'history'; verdict: FaultyVerdict } }
  | { of: 'row'; name: string; finding: RowFault };

export interface CheckNeeds extends VerifyNeeds {
  connection: Connection;
  keys: readonly MasterKey[];
  officeLog: Pick<OfficeLog, 'judge' | 'readKept'>;
}

/** Lets events pass, and notes on the way of which files they tell. */
async function* noting(events: AsyncIterable<PassingEvent>, told: ToldFile[]): AsyncGenerator<PassingEvent> {
  for await (const event of events) {
    const file = event.link.type === 'fileTakenIn' ? findTold(event.said()) : undefined;
    if (file) told.push(file);
    yield event;
  }
}

/**
 * Checks every case with its files, the log of the office, and the rows about people of which it tells; changes nothing.
 * @param report hears of each fault as it is found
 * @returns how many cases there are
 */
export async function checkOffice(
  { connection, keys, officeLog, ...needs }: CheckNeeds,
  report: (fault: OfficeFault) => void,
): Promise<number> {
  let cases = 0;
  const told: ToldFile[] = [];
  const events = { ...needs.events, passing: () => noting(needs.events.passing(), told) };
  for await (const { caseId, finding } of verifyOffice({ ...needs, events })) {
    cases += 1;
    if (finding) report({ of: 'case', name: caseId, finding });
  }
  const files = createCaseFileStore(connection, createIdentityVault(connection, keys));
  for (const one of told) {
    const finding = await checkFile(one, files);
    if (finding) report({ of: 'file', name: one.caseId, finding: { ...finding, file: one.file } });
  }
  const verdict = await officeLog.judge();
  if (verdict.verdict !== 'sealed')
    report({ of: 'log', name: officeLogId, finding: { fault: 'history', verdict } });
  for (const finding of await findRowFaults(connection, keys, officeLog))
    report({ of: 'row', name: finding.id, finding });
  return cases;
}

function tellHistory(name: string, verdict: FaultyVerdict, t: Translate): string {
  const { sentence, why = '' } = tellVerdict(verdict, 0, t);
  return t('replay:verify.case.history', { name, sentence, why }).trim();
}

/** A fault in words; `nameOf` gives who a row is about, where the reader may know it. */
export function tellOfficeFault({ of, name, finding }: OfficeFault, t: Translate, nameOf: Names): string {
  switch (of) {
    case 'case':
      return finding.fault === 'history'
        ? tellHistory(name, finding.verdict, t)
        : t(`replay:verify.case.${finding.fault}`, { caseId: name });
    case 'file':
      return t(`replay:verify.file.${finding.fault}`, { caseId: name, file: finding.file });
    case 'log':
      return `${name}: ${logVerdictSentence(finding.verdict, t).sentence}`;
    case 'row':
      return t(`office:fault.${finding.kind}.${finding.fault}`, { name: nameOf(name) });
  }
}
