import { type Actor, coverFor, mayDo } from '../../domain/access/policy';
import { type OfficePerson, rungOf } from '../../domain/access/nobodyLeft';
import { openStages } from '../../domain/case/command';
import { recipients } from '../../domain/clocks/clock';
import { type Attention, judgedFacts } from '../../domain/views/caseView';
import type { CaseFilter } from '../../models/caseViews';

/** The lists of a person's own work. Counts and pages both ask by these, so a count is the length of its list. */
export const caseLists = ['waiting', 'overdue', 'dueSoon', 'escalated', 'mine', 'judgedAnew'] as const;
export type CaseList = (typeof caseLists)[number];

/** Whose desk has which list: what was judged anew is for those who look back at what was done. */
export const listsFor = (actor: Actor): CaseList[] =>
  caseLists.filter((list) => list !== 'judgedAnew' || mayDo(actor, 'replay'));

const soon: readonly Attention[] = ['dueSoon', 'warned'];

/** What a list asks of the read model for this person. */
export function filterOfList(list: CaseList, actor: Actor, people: readonly OfficePerson[]): CaseFilter {
  const { id, roles } = actor;
  const absent = { deputyId: id, away: coverFor(actor) };
  // What nobody below is left for comes up to a head.
  const passed = roles.some((role) => rungOf(role) > 0) ? { heads: roles, people } : undefined;
  const waitingFor = { roles, accountId: id, absent, passed };
  switch (list) {
    case 'waiting':
      return { waitingFor };
    case 'overdue':
      return { waitingFor, attention: ['overdue'] };
    case 'dueSoon':
      return { waitingFor, attention: soon };
    case 'escalated':
      return {
        escalatedTo: {
          roles: recipients.filter((to) => roles.some((role) => role === to)),
          absent,
          deciding: roles,
          passed,
        },
      };
    case 'mine':
      return { ofAccount: id, stages: openStages };
    case 'judgedAnew':
      return { judgedAnew: judgedFacts };
  }
}
