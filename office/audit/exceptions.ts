import { type Actor, visibilityOf } from '../../domain/access/policy';
import { type ExceptionKind, exceptionKinds } from '../../domain/case/exceptionKinds';
import type { CaseFilter, CaseViewStore } from '../../models/caseViews';

/** What exceptions are narrowed by: days of the wall calendar, whoever did it, and the unit of the case's subject with those below it. */
export interface AskedExceptions {
  days?: { from: string; to: string } | undefined;
  by?: string | undefined;
  unit?: string | undefined;
}

/** The cases with exceptions of a kind; counts and lists ask by the same, so a count is the length of its list. */
export const filterOfExceptions = (
  kind: ExceptionKind,
  { days, by, unit }: AskedExceptions,
  today: string,
): CaseFilter => ({ exception: { kind, days, by, today }, underUnit: unit });

/** In how many of the cases that this person may see there are exceptions of each kind. */
export async function countExceptions(
  views: Pick<CaseViewStore, 'count'>,
  actor: Actor,
  asked: AskedExceptions,
  today: string,
): Promise<{ kind: ExceptionKind; count: number }[]> {
  const seenBy = visibilityOf(actor);
  return Promise.all(
    exceptionKinds.map(async (kind) => ({
      kind,
      count: await views.count(seenBy, filterOfExceptions(kind, asked, today)),
    })),
  );
}
