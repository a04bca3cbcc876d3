import { type Actor, coverFor, mayDo } from '../../domain/access/policy';
import { type OfficePerson, rungOf } from '../../domain/access/nobodyLeft';
import { openStages } from '../../domain/case/command';
import { recipients } from '../../domain/clocks/clock';
import { judgedFacts } from '../../domain/views/caseView';
import type { ClockTag } from '../../domain/views/clockStates';
import type { CaseFilter, Concern } from '../../models/caseViews';

/** The lists of a person's own work. Counts and pages both ask by these, so a count is the length of its list. */
export const caseLists = [
  'waiting', 'overdue', 'dueSoon', 'answersLate', 'escalated', 'mine', 'judgedAnew', 'uncut',
] as const; // prettier-ignore
export type CaseList = (typeof caseLists)[number];

/** Whose desk has which list: what was judged anew is for those who look back, letters that are not cut yet for those who cut them. */
export const listsFor = (actor: Actor): CaseList[] =>
  caseLists.filter((list) => {
    if (list === 'judgedAnew') return mayDo(actor, 'replay');
    return list !== 'uncut' || actor.roles.includes('custodian');
  });

const soonTags: readonly ClockTag[] = ['dueSoon', 'warned', 'lapsing'];

/** What falls due before long, and nothing in it is overdue: a limit of the office, or a form of discipline that lapses. */
export const dueSoon: CaseFilter = { tags: soonTags, attention: ['none', 'dueSoon', 'warned'] };

/** What waits for a person, and what has come up to them: whose turn it is there is another matter. */
export function concernsOf(
  actor: Actor,
  people: readonly OfficePerson[],
): Required<Pick<Concern, 'waitingFor' | 'escalatedTo'>> {
  const { id, roles } = actor;
  const absent = { deputyId: id, away: coverFor(actor) };
  // What nobody below is left for comes up to a head.
  const passed = roles.some((role) => rungOf(role) > 0) ? { heads: roles, people } : undefined;
  return {
    waitingFor: { roles, accountId: id, absent, passed },
    escalatedTo: {
      roles: recipients.filter((to) => roles.some((role) => role === to)),
      absent,
      deciding: roles,
      passed,
    },
  };
}

/** What a list asks of the read model for this person. */
export function filterOfList(list: CaseList, actor: Actor, people: readonly OfficePerson[]): CaseFilter {
  const { waitingFor, escalatedTo } = concernsOf(actor, people);
  const mine: readonly Concern[] = [{ waitingFor }, { escalatedTo }];
  switch (list) {
    case 'waiting':
      return { waitingFor };
    case 'overdue':
      return { anyOf: mine, tags: ['overdue'] };
    case 'dueSoon':
      return { anyOf: mine, ...dueSoon };
    case 'answersLate':
      return { anyOf: mine, tags: ['answerLate'] };
    case 'escalated':
      return { escalatedTo };
    case 'mine':
      return { ofAccount: actor.id, stages: openStages };
    case 'judgedAnew':
      return { judgedAnew: judgedFacts };
    case 'uncut':
      return { awaitsCopy: true };
  }
}
