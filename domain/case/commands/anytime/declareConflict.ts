import { z } from 'zod';
import { whyMayNotBeChosen } from '../../../access/chosen';
import { findPerson, type Person, peopleFact } from '../../../access/people';
import { roles } from '../../../access/roles';
import { defineCommand } from '../../command';
import { conflictHeads, decidersOf, type FollowingConflict, findProposal, isKnown } from '../../conflicts';
import type { Context } from '../../context';
import { type EventData, type Happening, happened } from '../../events/event';
import { account, line } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { stages } from '../../vocabulary';

const declared = () => z.object({ accountId: account('conflict'), relation: line(300) });

/**
 * Declares that a person may not work on this case. Of oneself it holds at once; of another it is a proposal, on which a head decides.
 * What they did stays in the history; where they are in the team, the head is asked to reassign the work.
 */
export const declareConflict = defineCommand({
  type: 'declareConflict',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['caseTeam', ...roles.filter((role) => role !== 'administrator' && role !== 'auditor')],
  input: declared,
  completed: () => declared().extend({ people: peopleFact() }),
  people: (_state, { accountId }) => ({ ids: [accountId], holding: conflictHeads }),
  decide: (state, { people, ...input }, ctx) => {
    const own = input.accountId === ctx.actor.id;
    // Told of no accounts, it is a command from before anybody decided on what is said of others.
    if (!people) return takesNoPart(state, input, ctx);
    const person = findPerson(people, input.accountId);
    const why = whyMayNotBeChosen(person, 'conflict', state);
    if (why || !person) return refuse(why ?? 'noSuchAccount', { field: 'accountId' });
    return own ? takesNoPart(state, input, ctx) : proposed(state, input, person, people, ctx);
  },
});

function proposed(
  state: CaseState,
  input: { accountId: string; relation: string },
  person: Person,
  people: readonly Person[],
  ctx: Context,
): Happening[] | Refusal {
  if (findProposal(state, person.id)) return refuse('alreadyProposed', { field: 'accountId' });
  const decidedBy = decidersOf(state, person, ctx.actor.id, people);
  return [happened('conflictProposed', { ...input, decidedBy })];
}

/** From now on somebody takes no part. */
export function takesNoPart(
  { team }: CaseState,
  conflict: EventData<'conflictDeclared'>,
  ctx: Pick<Context, 'now'>,
): Happening[] {
  const { accountId } = conflict;
  const inTeam = team?.leader === accountId || team?.members.includes(accountId);
  const ask: Happening[] = inTeam
    ? [happened('escalated', { to: 'departmentHead', level: 0, dueAt: ctx.now, reason: 'conflict' })]
    : [];
  return [happened('conflictDeclared', conflict), ...ask];
}

/** Who takes no part in a case that this one is being linked to takes none in this. */
export const takingOver = (
  state: CaseState,
  conflicts: readonly FollowingConflict[] = [],
  ctx: Pick<Context, 'now'>,
): Happening[] =>
  conflicts
    .filter(({ accountId, origin }) => origin !== state.caseId && !isKnown(state, accountId, origin))
    .flatMap((conflict) => takesNoPart(state, conflict, ctx));
