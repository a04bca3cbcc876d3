import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { matterOf, settlingBody } from './competence';
import type { NamedUnits } from './named';

/**
 * What a typed addressee means for a report that is to be forwarded, where the text names Party organisations: the competent one by
 * its id, or why it cannot be any of them. Undefined leaves the text as it stands: it names a body outside the tree, or nobody can say who
 * is competent, as the registration names no unit (procedure §5, handle at the base).
 * @param day ISO date on which it is forwarded
 */
export function unitMeant(
  state: CaseState,
  { units, otherwise }: NamedUnits,
  procedure: Procedure,
  day: string,
): { toUnit: string } | Refusal | undefined {
  const [named] = units;
  const [ended] = otherwise;
  const body = settlingBody(matterOf(state), procedure, day);
  if (!named && ended) return refuse('namesEndedUnit', { field: 'to', params: { unit: ended.name } });
  if (!named || !body) return undefined;
  const wrong = (refused: 'namesUnitOfOurs' | 'namesUnitBelow'): Refusal =>
    refuse(refused, { field: 'to', params: { unit: named.name } });
  switch (body.at) {
    case 'own':
      return wrong('namesUnitOfOurs');
    case 'above':
      return wrong('namesUnitBelow');
    case 'below': {
      const { unit } = body;
      if (!unit) return named.level === 'province' ? wrong('namesUnitOfOurs') : undefined;
      if (units.some(({ id }) => id === unit.id)) return { toUnit: unit.id };
      return refuse('namesOtherUnit', { field: 'to', params: { unit: named.name, body: unit.name } });
    }
  }
}
