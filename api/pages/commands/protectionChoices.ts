import { openMeasures } from '../../../domain/protection/measures';
import { messagesToTell, peopleUnder } from '../../../domain/protection/requests';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Choice, ChoiceContext } from './choice';

/** Measures of protection that go on. */
export const measureChoices = ({ state, t }: ChoiceContext): Choice[] =>
  openMeasures(state).map(({ id, kind, authority, decidedOn, text }) => ({
    value: id,
    text: t('protection:measure', { n: id.slice(1), kind: word(t, 'measureKinds', kind) }),
    hint: t('protection:measureHint', {
      authority: word(t, 'measureAuthorities', authority),
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
