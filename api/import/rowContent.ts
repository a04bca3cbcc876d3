import { z } from 'zod';
import { type ColumnId, columnIds } from './columns';
import { type RegisterRow, registerRowSchema } from './readRegister';
import { problemSchema, type RowProblem } from './readRow';

const contentSchema = z.object({ row: registerRowSchema, problems: z.array(problemSchema) });

const isColumn = (column: string): column is ColumnId => columnIds.some((id) => id === column);

/** A row with its problems as the text that is sealed. */
export const contentOf = (row: RegisterRow, problems: readonly RowProblem[]): string =>
  JSON.stringify({ row, problems });

/** What a kept row says: the row itself and its problems. */
export function openContent(content: string): { row: RegisterRow; problems: RowProblem[] } {
  const { row, problems } = contentSchema.parse(JSON.parse(content));
  return {
    row,
    problems: problems.flatMap(({ column, ...rest }) => (isColumn(column) ? [{ column, ...rest }] : [])),
  };
}
