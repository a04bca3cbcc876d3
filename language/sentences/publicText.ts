import { isAppeal, pursued } from '../../domain/case/checks';
import type { CaseState } from '../../domain/case/state';
import { findings } from '../../domain/case/vocabulary';
import { findPublicItem } from '../../domain/publications/items';
import type { Translate } from '../texts';
import { wordInside } from './vocabulary';

/** Whom it is about, as far as that may be said: by name, post and organisation, each where it is switched on. */
function subjectSaid(state: CaseState, named: readonly string[], t: Translate): string {
  const { subject } = state.registration;
  const said = (key: string): string[] =>
    named.includes(key) ? (findPublicItem(state, key)?.words ?? []) : [];
  const kind = subject.kind === 'privateCitizen' ? 'official' : subject.kind;
  const name = said('subject');
  return [
    ...(name.length > 0 ? name : [t(`publications:draft.subject.${kind}`)]),
    ...said('post'),
    ...said('organisation'),
  ].join(', ');
}

function settled(state: CaseState, subject: string, t: Translate): string[] {
  if (isAppeal(state)) return [t('publications:draft.appeal', { subject })];
  const all = pursued(state);
  const counts = findings.map((finding) => [
    finding,
    all.filter((one) => one.finding?.finding === finding).length,
  ]);
  const { conclusion } = state;
  return [
    t('publications:draft.settled', { count: all.length, subject }),
    t('publications:draft.findings', Object.fromEntries(counts)),
    ...(conclusion ? [t(`publications:draft.${conclusion.disciplineDue ? 'due' : 'notDue'}`)] : []),
  ];
}

function handled(state: CaseState, named: readonly string[], t: Translate): string[] {
  const form = state.discipline?.form ?? state.appeal?.decision?.form;
  if (form === undefined) return [];
  return named.includes('form')
    ? [t('publications:draft.disciplinedBy', { form: wordInside(t, 'disciplineForms', form) })]
    : [t('publications:draft.disciplined')];
}

function recommended({ recommendations }: CaseState, named: readonly string[], t: Translate): string[] {
  const count = recommendations.length;
  if (count === 0) return [];
  const to = recommendations.filter(({ id }) => named.includes(`to-${id}`)).map((one) => one.to);
  return to.length === count
    ? [t('publications:draft.recommendedTo', { count, to: [...new Set(to)].join(', ') })]
    : [t('publications:draft.recommended', { count })];
}

/**
 * The text that goes out, written from the case: what was found and done in general words, and of names only what is switched on. Nothing that
 * somebody has written in the case is in it, so that nothing can slip in with it.
 */
export const publicText = (state: CaseState, named: readonly string[], t: Translate): string =>
  [
    t('publications:draft.opening'),
    ...settled(state, subjectSaid(state, named, t), t),
    ...handled(state, named, t),
    ...recommended(state, named, t),
  ].join('\n');
