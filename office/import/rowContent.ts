import { z } from 'zod';
import { type ColumnId, columnIds } from './columns';
import { type IncomingRow, incomingRowSchema } from './readIncoming';
import { problemSchema, type RowProblem } from './readRow';

const contentSchema = z.object({
  row: incomingRowSchema,
  problems: z.array(problemSchema),
  /** What does not keep the row from coming in; rows that were kept before have none. */
  warnings: z.array(problemSchema).default([]),
  /** What a person must say before the row comes in. */
  questions: z.array(problemSchema).default([]),
  /** What comes in otherwise than it stands in the file. */
  changes: z.array(problemSchema).default([]),
});

const isColumn = (column: string): column is ColumnId => columnIds.some((id) => id === column);

/** What is to be told of a row. */
export interface RowRemarks {
  problems: RowProblem[];
  warnings: RowProblem[];
  questions: RowProblem[];
  changes: RowProblem[];
}

export const noRemarks: RowRemarks = { problems: [], warnings: [], questions: [], changes: [] };

/** A row with what is to be told of it as the text that is sealed. */
export const contentOf = (row: IncomingRow, remarks: RowRemarks): string =>
  JSON.stringify({ row, ...remarks });

const known = (remarks: readonly z.infer<typeof problemSchema>[]): RowProblem[] =>
  remarks.flatMap(({ column, ...rest }) => (isColumn(column) ? [{ column, ...rest }] : []));

/** What a kept row says: the row itself and what is to be told of it. */
export function openContent(content: string): { row: IncomingRow } & RowRemarks {
  const { row, problems, warnings, questions, changes } = contentSchema.parse(JSON.parse(content));
  return {
    row,
    problems: known(problems),
    warnings: known(warnings),
    questions: known(questions),
    changes: known(changes),
  };
}
