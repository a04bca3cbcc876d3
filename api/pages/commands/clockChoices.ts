import { rolesIn } from '../../../domain/access/policy';
import { clocksIn, type Clock, isRunning, keyOf } from '../../../domain/clocks/clock';
import {
  allowanceOf,
  clocksToExtendBy,
  extendableClocks,
  extendersOf,
  givenExtensions,
  pausableClocks,
  restingAlone,
  whyNotExtended,
} from '../../../domain/clocks/moving';
import {
  clocksToPauseBy,
  clocksToResumeBy,
  pausersOf,
  reasonsToPauseCase,
} from '../../../domain/clocks/resting';
import { limitDays } from '../../../language/sentences/clock';
import { clockName } from '../../../language/sentences/clockName';
import { formatDay } from '../../../language/sentences/days';
import { officesText } from '../../../language/sentences/offices';
import type { Choice, ChoiceContext, Choices, Unavailable } from './choice';

const dueOf = ({ dates, originalDueOn }: Clock): string => formatDay(dates?.dueOn ?? originalDueOn);

/** How a running clock stands, and what the version still allows of it. */
function extensionHint({ state, procedure, t }: ChoiceContext, clock: Clock): string {
  const { times = 0, atMost = 0 } = allowanceOf(procedure, state, clock.kind) ?? {};
  return t('cases:command.extensionLeft', {
    due: dueOf(clock),
    count: times - givenExtensions(clock).length,
    atMost: limitDays(t, atMost, clock.limit.unit),
  });
}

/** Why a running clock is not among those that this person can extend now. */
function whyNotToExtend(context: ChoiceContext, clock: Clock): string {
  const { state, t } = context;
  const due = dueOf(clock);
  if (!extendableClocks(state).includes(clock)) return t('cases:command.notExtended');
  switch (whyNotExtended(state, clock, context)?.refused) {
    case undefined:
      return t('cases:command.extendedBy', { offices: officesText(t, extendersOf(state, clock)) });
    case 'extensionTooLate':
      return t('cases:command.extensionOver', { due });
    case 'extendOnlyComplex':
      return t('cases:command.extensionNone', { due });
    default:
      return t('cases:command.extensionUsed', { due });
  }
}

function toExtend(context: ChoiceContext): Choices {
  const { state, t, actor } = context;
  const mine = clocksToExtendBy(state, rolesIn(actor, state), context);
  const others = clocksIn(state).filter(
    (clock) =>
      isRunning(clock) && !mine.includes(clock) && clock.kind !== 'stall' && clock.kind !== 'suspension',
  );
  return {
    items: mine.map((clock) => ({
      value: keyOf(clock),
      text: clockName(t, clock),
      hint: extensionHint(context, clock),
    })),
    unavailable: others.map((clock) => ({
      text: clockName(t, clock),
      why: whyNotToExtend(context, clock),
    })),
  };
}

/** Clocks that rest, or run on, only by the decision of others. */
const ofOthers = (context: ChoiceContext, clocks: readonly Clock[], mine: readonly Clock[]): Unavailable[] =>
  clocks
    .filter((clock) => !mine.includes(clock))
    .map((clock) => ({
      text: clockName(context.t, clock),
      why: context.t('cases:command.extendedBy', {
        offices: officesText(context.t, pausersOf(context, clock)),
      }),
    }));

function toPause(context: ChoiceContext): Choices {
  const { state, actor, procedure, t } = context;
  const roles = rolesIn(actor, state);
  const mine = clocksToPauseBy(state, roles, context);
  const single = mine.map((clock): Choice => {
    const offices = officesText(t, pausersOf(context, clock));
    return {
      value: keyOf(clock),
      text: t('cases:command.onlyClock', { clock: clockName(t, clock) }),
      hint: t('cases:command.pausedBy', { due: dueOf(clock), offices }),
    };
  });
  const whole = { value: '', text: t('cases:command.wholeCase'), hint: t('cases:command.wholeCaseHint') };
  const isWhole = reasonsToPauseCase(state, roles, context).length > 0;
  return {
    items: single.length === 0 ? [] : isWhole ? [whole, ...single] : single,
    unavailable: ofOthers(context, pausableClocks(procedure, state), mine),
  };
}

function toResume(context: ChoiceContext): Choices {
  const { state, actor, t } = context;
  // While the case rests, none of its clocks runs on alone.
  if (state.paused) return { items: [], unavailable: [] };
  const mine = clocksToResumeBy(state, rolesIn(actor, state), context);
  return {
    items: mine.map((clock) => ({ value: keyOf(clock), text: clockName(t, clock) })),
    unavailable: ofOthers(context, restingAlone(state), mine),
  };
}

/** The clocks of the case that a command can be about. */
export function clockChoices(context: ChoiceContext): Choices {
  if (context.type === 'pause') return toPause(context);
  return context.type === 'resume' ? toResume(context) : toExtend(context);
}
