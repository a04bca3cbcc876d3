import { broadcastsOut } from '../../../domain/case/commands/publication/recordBroadcast';
import { publicItems } from '../../../domain/publications/items';
import {
  checksNow,
  isPassed,
  leakRef,
  type PublicCheck,
  type Publication,
  publicationsNow,
  publicationsOut,
} from '../../../domain/publications/publication';
import { findFile } from '../../../domain/files/caseFile';
import { shortened } from '../../../domain/text/shortened';
import { formatDate, formatDateTime } from '../../../language/dates';
import { mattersText, placeOfLeak } from '../../../language/sentences/publications';
import { word, wordInside } from '../../../language/sentences/vocabulary';
import type { Choice, Choices, ChoiceContext } from './choice';

/** What a command can be about: what is out, or all that was made public. */
function publicationsFor({ type, state }: ChoiceContext): Publication[] {
  if (type === 'recordBroadcast') return broadcastsOut(state);
  return type === 'endPublication' ? publicationsOut(state) : publicationsNow(state);
}

export const publicationChoices = (context: ChoiceContext): Choice[] =>
  publicationsFor(context).map(({ id, matters, form, on, place }) => ({
    value: id,
    text: context.t('cases:publications.choice', {
      n: id.slice(1),
      matters: mattersText(context.t, matters),
    }),
    hint: context.t('cases:publications.choiceHint', {
      form: word(context.t, 'publicationForms', form),
      on: formatDate(on),
      place,
    }),
  }));

/** Which file a check is of. */
function checkedFile({ state, t }: ChoiceContext, { file, paper }: PublicCheck): string {
  const found = file === undefined ? undefined : findFile(state, file);
  if (!found && !paper) return t('cases:publications.checkOfText');
  return found
    ? t('cases:publications.checkOfFile', { number: found.number })
    : t('cases:publications.checkOfPaper');
}

/** Files that have passed can go out; those that have not are named with what is open. */
export function checkChoices(context: ChoiceContext): Choices {
  const { state, t } = context;
  const named = checksNow(state).map((check) => ({ check, text: checkedFile(context, check) }));
  return {
    items: named
      .filter(({ check }) => isPassed(check))
      .map(({ check, text }) => ({
        value: String(check.seq),
        text,
        hint: t('cases:publications.checkChoice', { at: formatDateTime(check.at) }),
      })),
    unavailable: named
      .filter(({ check }) => !isPassed(check))
      .map(({ check, text }) => ({
        text,
        why: t('cases:publications.checkOpen', {
          count: check.leaks.filter(({ accepted }) => !accepted).length,
        }),
      })),
  };
}

/** What a head can decide on: of the last check of each file, and never what is of the reporter. */
export const leakChoices = ({ state, t }: ChoiceContext): Choice[] =>
  checksNow(state).flatMap((check) =>
    check.leaks.flatMap((leak, i) =>
      leak.accepted || leak.kind === 'reporter'
        ? []
        : [
            {
              value: leakRef(check, i + 1),
              text: word(t, 'leakKinds', leak.kind),
              hint: placeOfLeak(t, leak),
            },
          ],
    ),
  );

const longestWords = 160;

/** Whom and what the public text may name; of a form of discipline, that it was imposed. */
export const itemChoices = ({ state, t }: Pick<ChoiceContext, 'state' | 't'>): Choice[] =>
  publicItems(state).map(({ key, kind, words }) => {
    const form = state.discipline?.form ?? state.appeal?.decision?.form;
    const said = kind === 'form' && form ? [wordInside(t, 'disciplineForms', form)] : words;
    return {
      value: key,
      text: t('cases:publications.itemChoice', {
        kind: word(t, 'publicItemKinds', kind),
        words: shortened(said.join('; '), longestWords),
      }),
    };
  });
