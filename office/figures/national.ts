import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import { actsOfKind, exportsId, type FigureActOf } from '../../domain/figures/acts';
import { type CaseFacts, findFacts, findFinding, findKnown } from '../../domain/figures/facts';
import { source } from '../../domain/procedure/cited';
import type { LanguageCode } from '../../domain/text/languages';
import type { Translate } from '../../language/texts';
import type { CaseStores } from '../../models/caseStores';
import { csvTable, type ExportCell, type ExportTable } from '../exports/exportTable';
import { xlsxTable } from '../exports/xlsxTable';
import type { AllMarks } from './allMarks';
import { keepOnce } from './reports';

/** What can be said of a case to the national database. Who reported it, and whom it is about, is none of it. */
const nationalFacts = [
  'number', 'receivedOn', 'kind', 'source', 'standing', 'subject', 'level', 'content', 'accepted', 'outcome', 'doneOn', 'finding',
  'discipline',
] as const; // prettier-ignore
type NationalFact = (typeof nationalFacts)[number];

const columnsSchema = z.strictObject({
  version: z.number().int().positive(),
  ...source,
  columns: z
    .array(z.strictObject({ id: z.enum(nationalFacts), vi: z.string().min(1), en: z.string().min(1) }))
    .min(1),
});
export type NationalColumns = z.infer<typeof columnsSchema>;

let columns: NationalColumns | undefined;
/** The columns as the office has set them, read once. @throws Error naming what is wrong */
export function nationalColumns(): NationalColumns {
  if (columns) return columns;
  const path = join(__dirname, 'nationalColumns.yaml');
  const read = columnsSchema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path} is not valid:\n${z.prettifyError(read.error)}`);
  return (columns = read.data);
}

export const nationalFormats = ['xlsx', 'csv', 'json'] as const;
export type NationalFormat = (typeof nationalFormats)[number];

export type NationalNeeds = Pick<CaseStores, 'views' | 'figureActs'> & { allMarks: AllMarks };

interface Row {
  number: string;
  facts: CaseFacts;
}

/** Cases received on these days that whoever asks may see; what is a State secret stays here. */
async function readRows({ views, allMarks }: NationalNeeds, actor: Actor, { from, to }: DayRange) {
  const filter = { receivedFrom: from, receivedTo: to };
  const [rows, marks] = await Promise.all([views.listAll(visibilityOf(actor), filter), allMarks.read()]);
  const now = new Date().toISOString();
  const open = rows.filter(({ secrecy = 'ordinary' }) => secrecy === 'ordinary');
  const told = open
    .sort((a, b) => a.receivedOn.localeCompare(b.receivedOn) || a.number.localeCompare(b.number))
    .flatMap(({ caseId, number }): Row[] => {
      const known = findKnown(marks.get(caseId) ?? [], now);
      const facts = known && findFacts(known, now.slice(0, 10));
      return facts ? [{ number, facts }] : [];
    });
  return { told, secret: rows.length - open.length };
}

export interface DayRange {
  from: string;
  to: string;
}

/** What a cell says, by its code; days as days. */
function codeIn(fact: NationalFact, { number, facts }: Row): string | { day: string } | undefined {
  switch (fact) {
    case 'number':
      return number;
    case 'receivedOn':
      return { day: facts.receivedOn };
    case 'content':
      return [...new Set(facts.allegations.flatMap(({ code }) => code ?? []))].join(', ') || undefined;
    case 'accepted':
      return facts.accepted ? 'yes' : 'no';
    case 'outcome':
      return facts.done?.outcome;
    case 'doneOn':
      return facts.done && { day: facts.done.on };
    case 'finding':
      return findFinding(facts);
    case 'discipline':
      return facts.disciplined?.form;
    default:
      return facts[fact];
  }
}

/** Under which name the words of a code stand in the language files. */
const wordsOf: Partial<Record<NationalFact, string>> = {
  kind: 'kinds',
  source: 'sources',
  standing: 'standings',
  subject: 'subjectKinds',
  level: 'managers',
  outcome: 'outcomes',
  finding: 'findings',
  discipline: 'disciplineForms',
};

function textIn(fact: NationalFact, row: Row, t: Translate): ExportCell {
  const code = codeIn(fact, row);
  const words = wordsOf[fact];
  if (typeof code !== 'string') return code;
  if (fact === 'accepted') return t(`national:accepted.${code}`);
  return words ? t(`vocabulary:${words}.${code}`) : code;
}

export interface NationalFile {
  bytes: Buffer;
  rows: number;
  /** Cases that are State secrets, and were left out. */
  secret: number;
  digest: string;
}

interface Exporting extends DayRange {
  actor: Actor;
  format: NationalFormat;
  commandId: string;
}

/** Writes the rows of some days and keeps that they left the office: who, when, which days, how many, and the hash of the file. */
export async function exportNational(
  needs: NationalNeeds,
  { actor, from, to, format, commandId }: Exporting,
  { t, language }: { t: Translate; language: LanguageCode },
): Promise<NationalFile> {
  const { told, secret } = await readRows(needs, actor, { from, to });
  const { columns: all, version } = nationalColumns();
  const bytes = await written();
  const digest = createHash('sha256').update(bytes).digest('hex');
  const deed = {
    kind: 'exported' as const,
    from,
    to,
    columns: all.map(({ id }) => id),
    version,
    format,
    rows: told.length,
    file: digest,
  };
  while (!(await keepOnce(needs, { of: exportsId, by: actor.id, commandId, deed }, undefined)));
  return { bytes, rows: told.length, secret, digest };

  async function written(): Promise<Buffer> {
    if (format === 'json') {
      const valueIn = (fact: NationalFact, row: Row) => {
        const code = codeIn(fact, row);
        return typeof code === 'object' ? code.day : code;
      };
      const items = told.map((row) => Object.fromEntries(all.map(({ id }) => [id, valueIn(id, row)])));
      return Buffer.from(JSON.stringify({ version, from, to, items }));
    }
    const table: ExportTable = {
      columns: all.map((column) => column[language]),
      rows: told.map((row) => all.map(({ id }) => textIn(id, row, t))),
    };
    return format === 'csv' ? Buffer.from(csvTable(table)) : xlsxTable(t('national:sheet'), table);
  }
}

/** What went to the national database, the last first. */
export async function readExports({
  figureActs,
}: Pick<NationalNeeds, 'figureActs'>): Promise<FigureActOf<'exported'>[]> {
  return actsOfKind(await figureActs.listOf(exportsId), 'exported').reverse();
}
