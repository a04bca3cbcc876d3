import { z } from 'zod';
import type { Letter, ReportWords } from '../../../door/envelopes/envelope';
import { formatDate } from '../../../language/dates';
import { officeLanguage, type Translate } from '../../../language/texts';
import type { DoorEnvelopes, DoorReport } from '../../../models/doorEnvelopes';
import { doorKeys } from '../../../office/courier/doorKeys';
import { openLetter } from '../../../office/courier/openedLetters';
import type { Services } from '../../../office/services';
import { type TypedSheet, typedSheet } from './sheet';

const named = z.object({ doorReport: z.string().regex(/^[0-9a-f]{64}$/) });
/** What a reporter has said, in the order of the form; who they are stands apart. */
const said = [
  'what', 'subjectName', 'subjectPosition', 'subjectOrganisation', 'where', 'when', 'howKnown', 'documents',
] as const satisfies (keyof ReportWords)[]; // prettier-ignore

/** The letter as it came: the questions of the door with what was answered, and what the files are called. */
function letterText({ report, files }: Extract<Letter, { is: 'report' }>, t: Translate): string {
  const parts = said.flatMap((field) =>
    report[field] === '' ? [] : [`${t(`door:report.field.${field}`)}\n${report[field]}`],
  );
  const names = files.map(({ name }) => `– ${name}`).join('\n');
  return [...parts, ...(names ? [`${t('door:report.part.files')}\n${names}`] : [])].join('\n\n');
}

/** The report from the door that a sheet is about; undefined where it is about none, or that one is a case already. */
export async function findDoorReport(
  envelopes: Pick<DoorEnvelopes, 'find'>,
  sheet: TypedSheet,
): Promise<DoorReport | undefined> {
  const { data } = named.safeParse(sheet);
  const row = data && (await envelopes.find(data.doorReport));
  return row?.is === 'report' && row.registrationId === sheet.commandId ? row : undefined;
}

/**
 * The sheet for a report that came through the public door, with the words of its reporter. That it was opened is in the log first. What
 * it alleges is left to be written by the office: the reporter’s own words could give them away.
 */
export async function sheetFromDoor(
  { cases, settings, texts }: Services,
  by: string,
  asked: unknown,
): Promise<TypedSheet | undefined> {
  const { data } = named.safeParse({ doorReport: asked });
  const row = data && (await cases.door.envelopes.find(data.doorReport));
  if (row?.is !== 'report' || row.caseId !== undefined) return undefined;
  await cases.officeLog.append({ by, type: 'doorReportOpened', data: { envelope: row._id } });
  const keys = await doorKeys(settings.secrets.vaultKeys);
  const letter = await openLetter(row, { keys, vault: cases.vault });
  if (!letter) return undefined;
  const { report } = letter;
  const isNamed = report.name !== '';
  const subject = {
    name: report.subjectName,
    position: report.subjectPosition,
    organisation: report.subjectOrganisation,
  };
  return typedSheet({
    doorReport: row._id,
    commandId: row.registrationId,
    source: 'publicForm',
    ...(isNamed && { kind: 'denunciation' }),
    receivedOn: formatDate(row.fetchedOn),
    standing: isNamed ? 'named' : 'anonymous',
    reporter: { name: report.name, address: report.address, phone: report.phone },
    originalText: letterText(letter, texts.translator(officeLanguage)),
    ...(subject.name !== '' && { subjectKind: 'member', member: subject }),
  });
}
