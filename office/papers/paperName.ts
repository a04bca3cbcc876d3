import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import type { PaperKind } from '../../domain/papers/kinds';
import { plainLetters } from '../../domain/text/plainLetters';
import { wordsFor } from '../../language/appealWords';
import { noticeMatterInside } from '../../language/sentences/notice';
import type { Translate } from '../../language/texts';

interface Named {
  kind: PaperKind;
  event: CaseEvent;
  t: Translate;
}

/** What a paper is called in a list: letters by what they are about, as a case has several. */
export function paperName({ kind, event, t }: Named): string {
  return event.type === 'noticeOwed' && kind === 'reporterLetter'
    ? t('papers:letter', { matter: noticeMatterInside(t, event.data) })
    : t(`papers:kind.${kind}`);
}

/**
 * The name of a paper's file, in the language of the office: what it is and its number, `Quyet-dinh-ky-luat-38-QD-UBKTTU`. One
 * without a number bears that of its case and which act it is of. It says nothing else of the case, and never whom it is about.
 */
export function fileNameOf({
  number,
  state,
  ...named
}: Named & { number: string | undefined; state: Pick<CaseState, 'number' | 'kind'> }): string {
  const name = paperName({ ...named, t: wordsFor(state, named.t) });
  return plainLetters([name, number ?? `${state.number}-${named.event.seq}`].join(' '));
}

/** The name of a draft's file, which says first of all that it is one. */
export const draftFileName = (named: Named & { state: Pick<CaseState, 'number' | 'kind'> }): string =>
  `Du-thao-${fileNameOf({ ...named, number: undefined })}`;
