import { z } from 'zod';
import { isPlausibleBirth } from '../../domain/case/birth';
import type { DescribedSubject } from '../../domain/case/subject';
import { sealedMatter } from '../../domain/likeness/sealedMatter';
import { isDamaged } from '../../domain/text/plainText';
import { searchable } from '../../domain/views/searchText';
import { hiddenOf } from '../../domain/workingCopy/known';
import { cutOut, cutSign, type KnownReporter } from '../../domain/workingCopy/marks';
import { shortened } from '../../domain/text/shortened';
import type { ReporterIdentity } from '../../models/identityVault';
import type { Registration } from '../commands/gateway';
import {
  type ColumnId,
  columnIds,
  isAnonymousNote,
  isFalseNameNote,
  type Dictionary,
  kindWords,
  looksLikeOrganisation,
  managerWords,
  sourceWords,
} from './columns';
import type { IncomingRow } from './readIncoming';
import { readBornOn, readRegisterDay } from './registerDay';
import { readSenderName, withoutSender } from './senderName';

/** What is wrong with a cell; `reason` is a key of the language files, `value` what stands there. */
export const problemSchema = z.object({
  column: z.string(),
  reason: z.string(),
  value: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type RowProblem = z.infer<typeof problemSchema> & { column: ColumnId };

export interface ReadableRow {
  number: string;
  /** What the row leaves to be asked, and what comes in otherwise than it stands there. */
  questions: RowProblem[];
  changes: RowProblem[];
  input: Omit<Registration['input'], 'backlog'>;
  identity: ReporterIdentity;
  /** The same as it came in before addresses and telephones were cut out: by that a row which is a case already is known. */
  before: ReadableRow['input'];
  /** What of a report about a private citizen is compared with others. */
  matter?: string[] | undefined;
}
export type ReadRow = { problems: RowProblem[] } | { report: ReadableRow };

const maxima = {
  reporterName: 200, reporterAddress: 500, reporterPhone: 50, subject: 200, partyPosition: 200, position: 200, organisation: 300,
  content: 50_000, code: 20,
} satisfies Partial<Record<ColumnId, number>>; // prettier-ignore
const longestOriginal = 50_000;

/** Letters and digits with their usual separators: a name in the wrong column must not become a number. */
const incomingNumber = /^[\p{L}\p{N}][\p{L}\p{N}./-]{0,19}$/u;
const longestShown = 60;

/** What a spreadsheet shows where a formula came to nothing. */
const faultOfFormula = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;
/** A long number as a spreadsheet shortens it in a narrow column: `9,00E+08`. Its last digits are gone. */
const shortenedNumber = /^\d+(?:[.,]\d+)?E\+\d+$/;

/**
 * Reads a row of the register as a report, or says what is wrong in each cell.
 * @param today the office's date
 * @param sealedContent what stands in a case for content that is kept sealed
 */
export function readRow(row: IncomingRow, today: string, sealedContent: string): ReadRow {
  const problems: RowProblem[] = [];
  const cell = (column: ColumnId) => row.cells[column] ?? '';
  const wrong = (column: ColumnId, reason: string, params?: RowProblem['params']) => {
    problems.push({
      column,
      reason,
      ...(cell(column) !== '' && { value: shortened(cell(column), longestShown) }),
      params,
    });
  };
  const known = <Value>(column: ColumnId, { find, words }: Dictionary<Value>) => {
    const value = find(cell(column));
    const known = { known: words.join('; ') };
    if (value === undefined) wrong(column, cell(column) === '' ? 'requiredValue' : 'unknownValue', known);
    return value;
  };

  // Cells that slipped into their neighbours' columns would only bring misleading complaints.
  if (row.cellCount) return { problems: [{ column: 'number', reason: 'cellCount', params: row.cellCount }] };

  for (const column of columnIds) {
    if (isDamaged(cell(column))) wrong(column, 'damaged');
    if (faultOfFormula.test(cell(column))) wrong(column, 'formulaFault');
  }
  for (const column of ['number', 'reporterPhone'] as const) {
    if (shortenedNumber.test(cell(column))) wrong(column, 'shortenedNumber');
  }
  if (cell('number') === '') wrong('number', 'required');
  else if (!incomingNumber.test(cell('number')) && !shortenedNumber.test(cell('number')))
    wrong('number', 'badNumber');
  const received = readRegisterDay(cell('receivedOn'), today);
  if ('fault' in received) wrong('receivedOn', received.fault);
  const source = known('source', sourceWords);
  const kind = known('kind', kindWords);
  const managedBy = known('managedBy', managerWords);
  if (cell('subject') === '' && managedBy !== 'nobody') wrong('subject', 'required');
  // The register has no column of its own for the body that manages an official.
  if (cell('organisation') === '' && managedBy === 'stateBody') wrong('organisation', 'required');
  if (cell('content') === '') wrong('content', 'required');
  const born = managedBy === 'nobody' ? undefined : readBornOn(cell('bornOn'), today);
  if (born && 'fault' in born) wrong('bornOn', 'notABirth');
  else if (born && 'day' in received && !isPlausibleBirth(born.born, received.day))
    wrong('bornOn', 'birthImplausible');
  for (const [column, maximum] of Object.entries(maxima) as [ColumnId, number][]) {
    if (cell(column).length > maximum) wrong(column, 'tooLong', { maximum });
  }
  if (row.original.length > longestOriginal && cell('content').length <= maxima.content) {
    wrong('content', 'tooLong', { maximum: longestOriginal });
  }
  if (problems.length > 0 || 'fault' in received || !source || !kind || !managedBy) return { problems };

  const { name, standing, said } = senderOf(row);
  const remark = (column: ColumnId, reason: string): RowProblem =>
    ({ column, reason, value: shortened(cell(column), longestShown) }); // prettier-ignore
  const sender = { name, address: cell('reporterAddress'), phone: cell('reporterPhone') };
  const bornOn = born && 'born' in born ? born.born : undefined;
  const inputOf = (cells: IncomingRow['cells']): ReadableRow['input'] => {
    const subject = subjectOf(cells, managedBy, bornOn);
    // A citizen's name may stand in the content too: all of it stays with the sealed original.
    const summary = subject.kind === 'privateCitizen' ? sealedContent : (cells.content ?? '');
    const code = cells.code === '' ? undefined : cells.code;
    return {
      kind,
      source,
      receivedOn: received.day,
      standing,
      // The register does not say. "Cannot be checked" would close inspection for good; the officer who reads it decides.
      checkable: true,
      subject,
      allegations: [{ summary, code }],
    };
  };
  const { cells, changed } = withSenderSealed(row.cells, sender);
  const input = inputOf(cells);
  const isCitizen = input.subject.kind === 'privateCitizen';
  return {
    report: {
      number: cell('number'),
      questions: said ? [remark('reporterName', said === 'anonymous' ? 'asAnonymous' : 'asFalseName')] : [],
      changes: isCitizen ? [] : changed.map((column) => ({ column, reason: 'senderSealed' })),
      input,
      before: inputOf(withNameSealed(row.cells, name)),
      ...(isCitizen && { matter: sealedMatter([cells.content ?? '']) }),
      identity: {
        ...sender,
        name: standing === 'anonymous' ? '' : name,
        originalText: row.original,
      },
    },
  };
}

/** Who sent a report, by the column of names and the office's own note; the note goes first. */
function senderOf({ cells: { reporterName = '', note = '' } }: IncomingRow) {
  const { name, said } = readSenderName(reporterName);
  const noted = isFalseNameNote(note) ? 'falseName' : isAnonymousNote(note) ? 'anonymous' : undefined;
  const standing = noted ?? said ?? (name === '' ? 'anonymous' : 'named');
  return { name, standing, said } as const;
}

/** The columns of which a case shows something to everybody who sees it, besides whom it is about. */
const shownColumns = ['partyPosition', 'position', 'organisation', 'content', 'code'] as const;

/** A row as it came in before: its sender is named in the column of names alone. */
function withNameSealed(cells: IncomingRow['cells'], name: string): IncomingRow['cells'] {
  if (searchable(cells.subject ?? '') === searchable(name)) return cells;
  const sealed = shownColumns.map((column) => [column, withoutSender(cells[column] ?? '', name)] as const);
  return { ...cells, ...Object.fromEntries(sealed) };
}

/**
 * A row in whose shown columns nothing stands that is known of its sender: no name, no address, no telephone; who reports on themselves is
 * no secret there. The letter is kept whole with the identity, and whoever keeps that reads it. A place is cut out of the content
 * alone: where else one stands, it is that of the unit.
 */
function withSenderSealed(cells: IncomingRow['cells'], sender: KnownReporter) {
  const hidden = hiddenOf(sender, cells.subject ?? '');
  const named = withNameSealed(cells, sender.name);
  const sealed = shownColumns.map((column) => {
    const text = named[column] ?? '';
    const known = column === 'content' ? hidden : { name: '', address: '', phone: hidden.phone };
    return [column, cutOut(text, known, cutSign)] as const;
  });
  const changed = sealed.flatMap(([column, text]) => (text === (cells[column] ?? '') ? [] : [column]));
  return { cells: { ...cells, ...Object.fromEntries(sealed) }, changed };
}

function subjectOf(
  cells: IncomingRow['cells'],
  manager: NonNullable<ReturnType<typeof managerWords.find>>,
  bornOn: string | undefined,
): DescribedSubject {
  if (manager === 'nobody') return { kind: 'privateCitizen' };
  const { subject: name = '', partyPosition = '', position = '', organisation = '' } = cells;
  const born = bornOn === undefined ? {} : { bornOn };
  if (manager === 'stateBody') {
    return { kind: 'official', name, ...born, position, organisation, managingBody: organisation };
  }
  const isPerson = bornOn !== undefined || partyPosition !== '';
  if (!isPerson && looksLikeOrganisation(name, position))
    return { kind: 'organisation', name, position, organisation, managedBy: manager };
  const post = partyPosition === '' ? {} : { partyPosition };
  return { kind: 'member', name, ...born, ...post, position, organisation, managedBy: manager };
}
