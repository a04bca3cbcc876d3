import type { CaseState } from '../../domain/case/state';
import type { Names } from '../../language/sentences/names';

/** What people write before a name though the paper has it already. */
const comrade = /^(đồng chí|đ\/c)\s+/iu;
const addressed = /^(ông|bà|ông \(bà\))\s/iu;

/** Whom a case is about, within a sentence, and in their parts. */
export function subjectFacts({ registration: { subject } }: Pick<CaseState, 'registration'>) {
  if (subject.kind === 'privateCitizen')
    return { subject: '', subjectTitled: '', subjectPosts: '', addressedAs: 'ông (bà)' };
  const name = subject.name.replace(comrade, '');
  const posts = [subject.position, subject.organisation].filter(Boolean).join(', ');
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
