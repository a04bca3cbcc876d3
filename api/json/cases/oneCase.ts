import type { Router } from 'express';
import { offered } from '../../../domain/case/decide';
import { clocksIn } from '../../../domain/clocks/clock';
import { explainClock } from '../../../domain/clocks/explain';
import type { CaseState } from '../../../domain/case/state';
import type { Calendar } from '../../../domain/calendar/calendar';
import { getVisibleCase } from '../../frame/visibleCase';
import { peopleToday, withPassedOn } from '../../../office/people/peopleToday';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { clockSentence } from '../../../language/sentences/clock';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actVersion } from '../headers';
import { addressOf } from '../outcome';
import { answerTagged } from '../tagged';
import { caseSummarySchema, clockSchema } from './shapes';
import { factsSchema } from './facts';

/** What each clock says at a moment, in the caller's language. */
export function clocksOf(state: CaseState, calendar: Calendar, now: string, t: Translate) {
  return clocksIn(state).map((clock) => {
    const { kind } = clock;
    const explanation = explainClock(calendar, clock, now);
    return clockSchema.parse({ kind, sentence: clockSentence(t, kind, explanation), ...explanation });
  });
}

/** One case: what is known, what its clocks say, whose turn it is, and what the caller may do now. */
export function caseRoute(routes: Router, services: Services): void {
  routes.get('/api/v1/cases/:caseId', async (req, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { state } = view;
    const [rules, accounts] = await Promise.all([
      readRulesNow(services.cases.reference, state),
      services.accounts.listAccounts(),
    ]);
    const self = addressOf(view.caseId);
    const { t } = res.locals;
    answerTagged(req, res, actVersion(state.lastAct.seq), {
      ...caseSummarySchema.parse(withPassedOn(view, peopleToday(accounts))),
      facts: factsSchema.parse(state),
      clocks: clocksOf(state, rules.calendar, rules.now, t),
      commands: offered(state, actor, rules).map((type) => ({
        type,
        title: t(`commands:${type}.title`),
        href: `${self}/commands/${type}`,
      })),
      lastAct: state.lastAct,
      links: { self, events: `${self}/events`, papers: `${self}/papers`, files: `${self}/files` },
    });
  });
}
