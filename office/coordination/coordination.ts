import { type Actor, visibilityOf } from '../../domain/access/policy';
import { type BodyKind, type Outside, outsideOf, type OutsideThing } from '../../domain/coordination/outside';
import type { CaseStores } from '../../models/caseStores';

/** What of the list is asked for; what is not said narrows nothing. */
export interface CoordinationAsked {
  body?: BodyKind | undefined;
  thing?: OutsideThing | undefined;
  /** Only what an answer is awaited of, or what is late. */
  state?: 'open' | 'late' | undefined;
}

/** One thing with a body outside, with its case. */
export interface CoordinationLine extends Outside {
  caseId: string;
  number: string;
}

const piece = 100;

const fits = ({ body, thing, state }: CoordinationAsked, line: Outside): boolean =>
  (body === undefined || line.body === body) &&
  (thing === undefined || line.thing === thing) &&
  (state === undefined || (state === 'open' ? !line.done : line.lateSince !== undefined));

/** What is late comes first, then what is awaited, by its day; what is over comes last. */
const inOrder = (a: CoordinationLine, b: CoordinationLine): number =>
  Number(b.lateSince !== undefined) - Number(a.lateSince !== undefined) ||
  Number(a.done) - Number(b.done) ||
  (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
  (b.since ?? '').localeCompare(a.since ?? '') ||
  a.number.localeCompare(b.number);

/** Everything that cases this person sees have or had with bodies outside. */
export async function readCoordination(
  { views }: Pick<CaseStores, 'views'>,
  actor: Actor,
  asked: CoordinationAsked,
): Promise<CoordinationLine[]> {
  const visibility = visibilityOf(actor);
  const named = await views.listNamed(visibility, { outside: true });
  const lines: CoordinationLine[] = [];
  for (let from = 0; from < named.length; from += piece) {
    const ids = named.slice(from, from + piece).map(({ caseId }) => caseId);
    for (const { caseId, number, state } of await views.findAll(ids, visibility))
      lines.push(...outsideOf(state).map((one) => ({ ...one, caseId, number })));
  }
  return lines.filter((line) => fits(asked, line)).sort(inOrder);
}
