import type { CaseState } from '../../domain/case/state';
import type { Names } from '../../language/sentences/names';
import { paperDay } from './paperDays';

/** What people write before a name though the paper has it already. */
const comrade = /^(đồng chí|đ\/c)\s+/iu;
/** A name, or a name with a post, as it goes behind “đồng chí”. */
export const withoutComrade = (named: string): string => named.replace(comrade, '');
const addressed = /^(ông|bà|ông \(bà\))\s/iu;

/** `ngày 12/5/1967`, or `năm 1967` where no more is known. */
const bornInPaper = (born: string): string => (born.length === 4 ? `năm ${born}` : `ngày ${paperDay(born)}`);

/** Whom a case is about, within a sentence, and in their parts. */
export function subjectFacts({ registration: { subject } }: Pick<CaseState, 'registration'>) {
  if (subject.kind === 'privateCitizen')
    return {
      subject: '',
      subjectTitled: '',
      subjectPosts: '',
      subjectBorn: '',
      subjectPartyPost: '',
      subjectTold: '',
      addressedAs: 'ông (bà)',
    };
  const name = withoutComrade(subject.name);
  const posts = [subject.position, subject.organisation].filter(Boolean).join(', ');
  const partyPost = 'partyPosition' in subject ? (subject.partyPosition ?? '') : '';
  const born = subject.bornOn === undefined ? '' : bornInPaper(subject.bornOn);
  switch (subject.kind) {
    case 'member':
      return titled('đồng chí', 'đồng chí');
    case 'official':
      return titled(addressed.test(name) ? '' : 'ông (bà)', 'ông (bà)');
    case 'organisation':
      return titled('', 'tổ chức đảng');
  }
  function titled(title: string, addressedAs: string) {
    const subjectTitled = [title, name].filter(Boolean).join(' ');
    return {
      subject: [subjectTitled, posts].filter(Boolean).join(', '),
      subjectTitled,
      subjectPosts: posts,
      subjectBorn: born,
      subjectPartyPost: partyPost,
      /** All that is known of a person, as a decision about them names them. */
      subjectTold: [subjectTitled, born && `sinh ${born}`, partyPost, posts].filter(Boolean).join(', '),
      /** How a letter to them addresses them. */
      addressedAs,
    };
  }
}

/** Somebody of the office within a sentence: name and post, "đồng chí" in what goes by Party rules. */
export function personNamed(
  id: string,
  { names, posts, isState }: { names: Names; posts: (id: string) => string; isState: boolean },
): string {
  const named = [names(id), posts(id)].filter(Boolean).join(', ');
  return `${isState ? 'ông (bà)' : 'đồng chí'} ${named}`;
}
