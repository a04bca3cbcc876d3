import type { Actor } from '../../../domain/access/policy';
import type { CaseState } from '../../../domain/case/state';
import type { KeptLink } from '../../../domain/proof/chain';
import { project } from '../../../domain/views/caseView';
import type { ReplayCheck } from '../../../models/replayChecks';
import { casePage } from '../cases/casePage';
import type { ClockContext } from '../cases/clockCards';
import type { People } from '../../../office/people/people';
import type { Texts, Translate } from '../../../language/texts';
import { formatMoment, typedMoment } from './moment';
import { type PastCase, pastCase, positionAt } from './pastCase';
import { tellCheck } from './checkSentences';
import { stripOf, tellEvent, timelineAround } from './timeline';
import { changedFields } from './factFields';
import type { Verdict } from '../../../language/sentences/verdict';

export interface ReplayNeeds {
  caseId: string;
  number: string;
  links: readonly KeptLink[];
  verdict: Verdict;
  /** What is looked at: a moment, else the event at a place, else the last one. */
  moment?: string | undefined;
  event?: number | undefined;
  t: Translate;
  texts: Pick<Texts, 'has'>;
  people: People;
  clocks: Omit<ClockContext, 'now'>;
  lastCheck?: ReplayCheck | undefined;
}

/** The past is shown as it was, without anything that could be done about it now. */
const nobody: Actor = { id: '', roles: [] };

/** The replay of a case at one place of its history; nothing in it can fail on a history that was tampered with. */
export function replayPage(needs: ReplayNeeds) {
  const { caseId, number, links, verdict, t, people, lastCheck } = needs;
  const names = people.nameOf;
  const count = links.length;
  const position = needs.moment ? positionAt(links, needs.moment) : Math.min(needs.event ?? count, count);
  const past = pastCase(links, position);
  const here = past.events[position - 1];
  const moment = needs.moment ?? here?.link.at ?? '';
  return {
    ...(past.after && asItStood(past.after, needs, moment)),
    isShown: past.after !== undefined,
    title: t('replay:title', { number }),
    caseId,
    number,
    verdict,
    count,
    position,
    steps: stepsFrom(position, count),
    moment: { shown: formatMoment(moment), chosen: needs.moment !== undefined },
    values: typedMoment(moment),
    happened: here && {
      ...tellEvent(here, { t, names }),
      link: here.link,
      command: needs.moment === undefined,
    },
    changes: changesOf(past, needs, here?.link.at ?? moment),
    lost: past.lostAt !== undefined && past.lostAt <= position ? past.lostAt : undefined,
    timeline: timelineAround(past.events, position, verdict.doubtfulFrom, { t, names }),
    strip: stripOf(past.events, moment, { t }),
    check: lastCheck && tellCheck(lastCheck, { t, names }),
  };
}

const stepsFrom = (position: number, count: number) => ({
  first: position > 1 ? 1 : undefined,
  previous: position > 1 ? position - 1 : undefined,
  next: position < count ? position + 1 : undefined,
  last: position < count ? count : undefined,
});

/** Both sides are told at the moment of the event, so that only what it changed differs. */
function changesOf({ before, after }: PastCase, { t, people, clocks }: ReplayNeeds, now: string) {
  if (!after) return undefined;
  return changedFields(before, after, { t, names: people.nameOf, calendar: clocks.calendar, now });
}

function asItStood(state: CaseState, { t, texts, people, clocks }: ReplayNeeds, now: string) {
  return casePage({
    view: project(state),
    actor: nobody,
    t,
    texts,
    tree: undefined,
    drafts: [],
    people,
    clockContext: { ...clocks, now },
    history: { events: [], hasEarlier: false, isLast: true },
    looks: [],
    next: { main: [], anytime: [] },
  });
}
