import type { CaseState } from '../case/state';
import { findUnit } from '../case/subject';
import type { PublicItemKind } from './vocabulary';

/** Something that is named in public only where a head has switched it on, and the words by which it is named. */
export interface PublicItem {
  key: string;
  kind: PublicItemKind;
  /** None of a form of discipline: how it is said is a matter of language. */
  words: string[];
}

const unique = (items: readonly PublicItem[]): PublicItem[] =>
  items.filter(
    (item, i) =>
      item.kind === 'form' ||
      (item.words.length > 0 &&
        items.findIndex(({ words }) => words.join('\n') === item.words.join('\n')) === i),
  );

const said = (words: readonly (string | undefined)[]): string[] =>
  words.flatMap((one) => {
    const text = one?.trim();
    return text ? [text] : [];
  });

/** Whom and what a public text of the case could name; nothing of it is named by itself. */
export function publicItems(state: CaseState): PublicItem[] {
  const { registration, recommendations, requests, transfers = [], conclusion, discipline, appeal } = state;
  const { subject } = registration;
  if (subject.kind === 'privateCitizen') return [];
  const item = (key: string, kind: PublicItemKind, ...words: (string | undefined)[]): PublicItem => ({
    key,
    kind,
    words: said(words),
  });
  return unique([
    item('subject', 'subject', subject.name),
    item(
      'post',
      'post',
      'position' in subject ? subject.position : undefined,
      'partyPosition' in subject ? subject.partyPosition : undefined,
    ),
    item('organisation', 'organisation', 'organisation' in subject ? subject.organisation : undefined),
    item('managingBody', 'organisation', 'managingBody' in subject ? subject.managingBody : undefined),
    ...(findUnit(subject)?.chain ?? []).map(({ id, name }) => item(`unit-${id}`, 'organisation', name)),
    ...recommendations.map(({ id, to }) => item(`to-${id}`, 'body', to)),
    ...requests.map(({ id, to }) => item(`to-${id}`, 'body', to)),
    ...transfers.map(({ to }, i) => item(`to-t${i + 1}`, 'body', to)),
    // By which words a form is named is a matter of language.
    ...((discipline?.form ?? appeal?.decision?.form) ? [item('form', 'form')] : []),
    item('number', 'number', conclusion?.number, discipline?.number, appeal?.decision?.number, state.number),
  ]);
}

export const findPublicItem = (state: CaseState, key: string): PublicItem | undefined =>
  publicItems(state).find((one) => one.key === key);
