import { wallDay } from '../../domain/calendar/wallDay';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { lastRequest } from '../../domain/protection/requests';
import type { MeasureAuthority } from '../../domain/protection/vocabulary';
import { wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { paperDayOfClock } from './paperDays';

/** What was asked for, as a sentence has it. */
function requestFacts(state: CaseState, t: Translate) {
  const request = lastRequest(state);
  if (!request) return undefined;
  const { on, at, askedBy, way, whom = [], explanation } = request;
  return {
    on: on ?? wallDay(at),
    askedBy: askedBy && wordInside(t, 'protectionAskers', askedBy),
    way: way && wordInside(t, 'protectionWays', way),
    whom: whom.map((one) => wordInside(t, 'protectedPeople', one)),
    explanation,
  };
}

/** What was granted, or ended, by the act that the paper is written of. */
function measureFacts({ measures = [] }: CaseState, { type, data }: CaseEvent, t: Translate) {
  const given = type === 'protectionDecided' ? (data.given ?? []) : [];
  const by = (body: MeasureAuthority) =>
    given
      .filter(({ authority }) => authority === body)
      .map(({ kind, from, reviewOn }) => ({ kind: wordInside(t, 'measureKinds', kind), from, reviewOn }));
  const ended = type === 'measureEnded' ? measures.find(({ id }) => id === data.measureId) : undefined;
  return {
    own: by('settlingBody'),
    ofPolice: by('police'),
    ofPersonnel: by('personnelAuthority'),
    ended: ended && {
      kind: wordInside(t, 'measureKinds', ended.kind),
      text: ended.text,
      decidedOn: ended.decidedOn,
      ground: type === 'measureEnded' ? wordInside(t, 'measureEndings', data.ground) : '',
    },
  };
}

/**
 * What papers of protection say beside the act. Who is protected only the letter to the police names (TT 145/2020/TT-BCA art. 6), as far as
 * somebody has put it down; the rest is left for the pen.
 */
export const protectionFacts = (state: CaseState, event: CaseEvent, t: Translate, named?: string) => ({
  request: requestFacts(state, t),
  measures: measureFacts(state, event, t),
  acceptedOn: state.acceptedAt && wallDay(state.acceptedAt),
  settledBy: state.clocks.settling?.dates && paperDayOfClock(state.clocks.settling.dates.dueOn),
  named: named ?? '',
});
