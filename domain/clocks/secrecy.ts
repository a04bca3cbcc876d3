import { dayOfDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import { gradeOf, untoldChanges } from '../case/secrecy';
import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { type ClockStart, isOpen } from './clock';
import { inYears } from './limit';
import { startOwnClock, stopClock } from './running';

/** For how many years a case is protected under a version, at its level; undefined where it is no State secret, or the version sets no end. */
export function secrecyTermUnder(
  { declassification }: Pick<Procedure, 'declassification'>,
  state: Pick<CaseState, 'secrecy'>,
) {
  const grade = gradeOf(state);
  if (!declassification || !grade) return undefined;
  return { value: inYears(declassification.value.years[grade]), citation: declassification.citation };
}

/** The term of protection, from the day of the grading: another level is another term. */
function termStart(state: CaseState, { procedure }: Context): ClockStart | undefined {
  const term = secrecyTermUnder(procedure, state);
  if (!term || !state.graded || state.destroyed) return undefined;
  return {
    kind: 'declassification',
    of: gradeOf(state),
    startedOn: state.graded.on,
    ...(state.clocks.declassification && { anewBy: term.citation }),
    limit: term.value,
    citation: term.citation,
  };
}

/** Telling those who hold papers of the case what became of its secrecy. */
function noticeStart(state: CaseState, { procedure, calendar, now }: Context): ClockStart | undefined {
  const cited = procedure.limits.secrecyNotice;
  const [first] = untoldChanges(state);
  if (!cited || !first || state.destroyed) return undefined;
  return {
    kind: 'secrecyNotice',
    startedOn: dayOfDate(calendar, first.on, now),
    ...(state.clocks.secrecyNotice && { anewBy: cited.citation }),
    limit: cited.value,
    citation: cited.citation,
  };
}

function follow(state: CaseState, ctx: Context, kind: 'declassification' | 'secrecyNotice'): Happening[] {
  const wanted = kind === 'declassification' ? termStart(state, ctx) : noticeStart(state, ctx);
  const clock = state.clocks[kind];
  const goesOn =
    isOpen(clock) &&
    wanted !== undefined &&
    clock.of === wanted.of &&
    // What was extended is of the same day; a notice of several changes is owed from the first.
    (kind === 'secrecyNotice' || clock.startedOn === wanted.startedOn);
  if (goesOn) return [];
  return [
    ...(isOpen(clock) ? stopClock(state, ctx, kind) : []),
    ...(wanted ? startOwnClock(state, ctx, wanted) : []),
  ];
}

/** What follows of itself from how secret a case is: the term of its protection, and the notice that is owed of its end (Luật 29/2018 art. 19–22). */
export const followSecrecy = (state: CaseState, ctx: Context): Happening[] => [
  ...follow(state, ctx, 'declassification'),
  ...follow(state, ctx, 'secrecyNotice'),
];
