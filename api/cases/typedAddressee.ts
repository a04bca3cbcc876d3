import { z } from 'zod';
import { rulesOf } from '../../domain/case/checks';
import { localDate } from '../../domain/calendar/officeDays';
import { type Command, whyNotOffered } from '../../domain/case/decide';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import { unitMeant } from '../../domain/organisations/addressee';
import { levelAbove } from '../../domain/organisations/forwarding';
import { unitsNamed } from '../../domain/organisations/named';
import type { CaseViewStore } from '../../models/caseViews';
import type { ReferenceStore } from '../../models/reference';

const typedSchema = z.looseObject({ to: z.string(), toUnit: z.string().optional() });

interface AddresseeNeeds {
  views: Pick<CaseViewStore, 'find'>;
  reference: Pick<ReferenceStore, 'findCurrentTree' | 'getProcedure' | 'getCalendar'>;
}

/**
 * Gives the input of a forwarding with the unit that its addressee names in words, where that is the competent one; a refusal where it names
 * another. A case does not know the tree: what a text means in it is found out where commands come in, and stands in what is stored.
 */
export async function withAddressee(
  caseId: string,
  { type, actor, input }: Pick<Command, 'type' | 'actor' | 'input'>,
  { views, reference }: AddresseeNeeds,
): Promise<{ input: unknown } | Refusal> {
  if (type !== 'forward') return { input };
  const typed = typedSchema.safeParse(input);
  // Whoever chose a unit is told by the case itself whether it is the right one.
  if (!typed.success || (typed.data.toUnit !== undefined && typed.data.toUnit !== levelAbove))
    return { input };
  const tree = await reference.findCurrentTree();
  const view = await views.find(caseId, { all: true, exceptConflictOf: '' });
  if (!tree || !view || whyNotOffered(view.state, actor, type)) return { input };
  const rules = rulesOf(view.state);
  const [procedure, calendar] = await Promise.all([
    reference.getProcedure(rules.procedure.id, rules.procedure.version),
    reference.getCalendar(rules.calendar.id, rules.calendar.version),
  ]);
  const day = localDate(calendar, new Date().toISOString());
  const meant = unitMeant(view.state, unitsNamed(tree, typed.data.to, day), procedure, day);
  if (isRefusal(meant)) return meant;
  return { input: meant && typed.data.toUnit === undefined ? { ...typed.data, ...meant } : input };
}
