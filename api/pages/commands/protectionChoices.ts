import type { ProtectionMeasure } from '../../../domain/case/state';
import { endingMeasures, openMeasures, unanswered } from '../../../domain/protection/measures';
import { messagesToTell, peopleUnder } from '../../../domain/protection/requests';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Choice, ChoiceContext } from './choice';

/** The measures that a command can be of. */
function measuresFor({ state, type }: ChoiceContext): ProtectionMeasure[] {
  if (type === 'recordMeasureAnswer') return unanswered(state);
  return type === 'extendMeasure' ? endingMeasures(state) : openMeasures(state);
}

/** Measures of protection that go on. */
export const measureChoices = (context: ChoiceContext): Choice[] =>
  measuresFor(context).map(({ id, kind, authority, decidedOn, text }) => ({
    value: id,
    text: context.t('protection:measure', { n: id.slice(1), kind: word(context.t, 'measureKinds', kind) }),
    hint: context.t('protection:measureHint', {
      authority: word(context.t, 'measureAuthorities', authority),
      on: formatDate(decidedOn),
      text,
    }),
  }));

/** What the reporter wrote of protection or retaliation, and nobody has put down. */
export const messageChoices = ({ state, t }: ChoiceContext): Choice[] =>
  messagesToTell(state).map(({ message, kind, on }) => ({
    value: message,
    text: t('cases:letters.item', { kind: word(t, 'reporterMessages', kind), on: formatDate(on) }),
  }));

/** Whom the version protects (Luật Tố cáo art. 47). */
export const peopleChoices = ({ procedure, t }: ChoiceContext): Choice[] =>
  peopleUnder(procedure).map((one) => ({ value: one, text: word(t, 'protectedPeople', one) }));
