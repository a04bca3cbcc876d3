import { z } from 'zod';
import type { Giver } from '../../access/policy';
import { calendarSchema } from '../../calendar/calendar';
import { localDate } from '../../calendar/officeDays';
import { preparersUnder } from '../submissions/prepared';
import { extendableBy } from '../../clocks/moving';
import { forLevelOf } from '../../procedure/levels';
import { moveClocks, whyMayNotGoBy } from '../../procedure/migration';
import { isSameVersion } from '../../procedure/namedVersion';
import { procedureSchema } from '../../procedure/procedure';
import { waysOf } from '../../procedure/ways';
import { rulesOf } from '../checks';
import type { Context } from '../context';
import { type Happening, happened } from '../events/event';
import { paragraph } from '../fields';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';

let schema: ReturnType<typeof build> | undefined;
const build = () => z.object({ procedure: procedureSchema, calendar: calendarSchema, reason: paragraph() });

export type ChangeRulesInput = z.infer<ReturnType<typeof build>>;

/**
 * Moves an open case to another version of the procedure or of the calendar, after its clocks were shown before and after
 * (procedure §1). Its input is whole versions, which no form asks for: it has a page of its own.
 */
export const changeRules = {
  type: 'changeRules',
  citation: 'procedure §1',
  givenBy: ['viceChair', 'chair'] as readonly Giver[],
  input: () => (schema ??= build()),
  decide(
    state: CaseState,
    { procedure, calendar, reason }: ChangeRulesInput,
    ctx: Context,
  ): Happening[] | Refusal {
    if (state.stage === 'closed') return refuse('notInThisStage', { params: { stage: state.stage } });
    const now = rulesOf(state);
    if (isSameVersion(now.procedure, procedure) && isSameVersion(now.calendar, calendar))
      return refuse('rulesAsBefore');
    const notThese = whyMayNotGoBy(state, procedure, localDate(ctx.calendar, ctx.now));
    if (notThese) return notThese;
    const { id, version, instrument } = procedure;
    const opened = waysOf(procedure);
    const extendable = extendableBy(procedure);
    const preparedBy = preparersUnder(forLevelOf(procedure, state.registration.subject));
    return [
      happened('rulesChanged', {
        procedure: { id, version, instrument },
        calendar: { id: calendar.id, version: calendar.version },
        reason,
        ...(opened.length > 0 && { ways: opened }),
        ...(extendable && { extendable }),
        ...(preparedBy && { preparedBy }),
      }),
      ...moveClocks(
        state,
        { procedure: forLevelOf(procedure, state.registration.subject), calendar },
        ctx.now,
      ),
    ];
  },
};
