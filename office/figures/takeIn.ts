import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import { reportActsId } from '../../domain/figures/acts';
import type { FigureForm } from '../../domain/figures/form';
import type { Figures } from '../../domain/figures/grid';
import { type Period, periodId } from '../../domain/figures/period';
import { readFigureSheet, type SheetFault, type SheetLine } from '../../domain/figures/takeIn';
import { UnreadableFileError } from '../import/file/fault';
import { openWorkbook } from '../import/file/workbook';
import { figureForms } from './forms';
import { keepOnce, keptPeriod, type ReportNeeds } from './reports';

/** So many faults are told at once: whoever made the sheet goes through it again. */
export const mostFaults = 20;

export type TakenInOutcome =
  | { kind: 'done'; form: string }
  | { kind: 'faults'; faults: SheetFault[]; more: number }
  | { kind: 'unreadable'; fault: string; params: Record<string, string | number> };

interface TakingIn {
  actor: Actor;
  period: Period;
  unit: { id: string; name: string };
  file: Buffer;
  commandId: string;
}

/** The lines of the first sheet that has any. @throws UnreadableFileError */
function linesIn(file: Buffer): SheetLine[] {
  for (const sheet of openWorkbook(file)) {
    const lines = sheet.readLines();
    if (lines.length > 0) return lines;
  }
  throw new UnreadableFileError('noRows');
}

/** Takes in a lower level's report on one form; one that it had sent before stays in the history, and counts no more. */
export async function takeIn(
  needs: Pick<ReportNeeds, 'figureActs'>,
  { actor, period, unit, file, commandId }: TakingIn,
): Promise<TakenInOutcome> {
  try {
    const id = periodId(period);
    const read = readFigureSheet(linesIn(file), { forms: figureForms(), period: id });
    if ('faults' in read) {
      const { faults } = read;
      return {
        kind: 'faults',
        faults: faults.slice(0, mostFaults),
        more: Math.max(0, faults.length - mostFaults),
      };
    }
    await keepTakenIn(needs, { actor, period, unit, commandId, file, ...read });
    return { kind: 'done', form: read.form.id };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { kind: 'unreadable', fault: error.fault, params: error.params };
  }
}

/** Keeps what a lower level has sent, once it is found right. @param taken `file`: the bytes in which it came */
export async function keepTakenIn(
  needs: Pick<ReportNeeds, 'figureActs'>,
  taken: TakingIn & { form: FigureForm; figures: Figures },
): Promise<void> {
  const { actor, period, unit, form, figures, file, commandId } = taken;
  const deed = {
    kind: 'takenIn' as const,
    period: keptPeriod(period),
    unit,
    form: form.id,
    version: form.version,
    figures,
    file: createHash('sha256').update(file).digest('hex'),
  };
  const act = { of: reportActsId(periodId(period)), by: actor.id, commandId, deed };
  // Somebody else may add to the same period meanwhile: what one unit sends stands in no other's way.
  while (!(await keepOnce(needs, act, undefined)));
}
