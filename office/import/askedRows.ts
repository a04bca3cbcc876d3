import type { Translate } from '../../language/texts';
import { caseMeant, reasonOf } from './wrongRows';
import { openContent } from './rowContent';

/** A row that waits for what a person says of it. */
export interface AskedRow {
  row: number;
  number: string;
  subject: string;
  reasons: string[];
  /** The case that it could be, where it is in the register already. */
  caseId?: string | undefined;
  /** It could be there a second time; otherwise only its sender is asked about. */
  isDouble: boolean;
}

/** What rows that are kept apart ask. @param hidden cases that are hidden from the reader by now: they are not named */
export const askedRows = (
  contents: readonly string[],
  hidden: ReadonlySet<string>,
  t: Translate,
): AskedRow[] =>
  contents.map((content) => {
    const { row, questions } = openContent(content);
    const told = questions.filter(({ params }) => !hidden.has(String(params?.caseId ?? '')));
    return {
      row: row.row,
      number: row.cells.number || '–',
      subject: row.cells.subject || '–',
      reasons: told.map((one) => reasonOf(t, one)),
      caseId: told.map(caseMeant).find((caseId) => caseId !== undefined),
      isDouble: questions.some(({ column }) => column === 'subject'),
    };
  });
