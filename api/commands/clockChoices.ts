import { rolesIn } from '../../domain/access/policy';
import { clocksIn, type Clock, isRunning, keyOf } from '../../domain/clocks/clock';
import {
  allowanceOf,
  clocksToExtendBy,
  extendableClocks,
  extendersOf,
  findPauseRule,
  givenExtensions,
  pausableClocks,
  restingAlone,
} from '../../domain/clocks/moving';
import { limitDays } from '../language/sentences/clock';
import { clockName } from '../language/sentences/clockName';
import { formatDay } from '../language/sentences/days';
import { officesText } from '../language/sentences/offices';
import type { Choice, ChoiceContext, Choices } from './choices';

/** How a running clock stands, and what the version still allows of it. */
export function extensionHint({ state, procedure, t }: ChoiceContext, clock: Clock): string {
  const { times = 0, atMost = 0 } = allowanceOf(procedure, state, clock.kind) ?? {};
  const left = Math.max(times - givenExtensions(clock).length, 0);
  const standing = times === 0 ? 'None' : left > 0 ? 'Left' : 'Used';
  return t(`cases:command.extension${standing}`, {
    due: formatDay(clock.dates?.dueOn ?? clock.originalDueOn),
    count: left,
    atMost: limitDays(t, atMost, clock.limit.unit),
  });
}

function toExtend(context: ChoiceContext): Choices {
  const { state, t, actor } = context;
  const mine = clocksToExtendBy(state, rolesIn(actor, state));
  const others = clocksIn(state).filter(
    (clock) =>
      isRunning(clock) && !mine.includes(clock) && clock.kind !== 'stall' && clock.kind !== 'suspension',
  );
  const ofOthers = extendableClocks(state);
  return {
    items: mine.map((clock) => ({
      value: keyOf(clock),
      text: clockName(t, clock),
      hint: extensionHint(context, clock),
    })),
    unavailable: others.map((clock) => ({
      text: clockName(t, clock),
      why: ofOthers.includes(clock)
        ? t('cases:command.extendedBy', { offices: officesText(t, extendersOf(state, clock)) })
        : t('cases:command.notExtended'),
    })),
  };
}

function toPause({ state, procedure, t }: ChoiceContext): Choices {
  const single = pausableClocks(procedure, state).map((clock): Choice => {
    const { by = [] } = findPauseRule(procedure, clock.kind) ?? {};
    return {
      value: keyOf(clock),
      text: t('cases:command.onlyClock', { clock: clockName(t, clock) }),
      hint: t('cases:command.pausedBy', {
        due: formatDay(clock.dates?.dueOn ?? clock.originalDueOn),
        offices: officesText(t, by),
      }),
    };
  });
  const whole = { value: '', text: t('cases:command.wholeCase'), hint: t('cases:command.wholeCaseHint') };
  return { items: single.length > 0 ? [whole, ...single] : [], unavailable: [] };
}

const toResume = ({ state, t }: ChoiceContext): Choices => ({
  items: state.paused
    ? []
    : restingAlone(state).map((clock) => ({ value: keyOf(clock), text: clockName(t, clock) })),
  unavailable: [],
});

/** The clocks of the case that a command can be about. */
export function clockChoices(context: ChoiceContext): Choices {
  if (context.type === 'pause') return toPause(context);
  return context.type === 'resume' ? toResume(context) : toExtend(context);
}
