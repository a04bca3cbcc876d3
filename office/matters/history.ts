import { matterActText } from '../../language/sentences/matters';
import type { Names } from '../../language/sentences/names';
import type { Translate } from '../../language/texts';
import type { findSeenMatter } from './seenMatters';

type Found = NonNullable<Awaited<ReturnType<typeof findSeenMatter>>>;

/** Everything that was done to a matter, in words, the last first; of what whoever reads may not know nothing is said. */
export function matterHistory(
  { acts, words, matter }: Found,
  { t, nameOf }: { t: Translate; nameOf: Names },
): { at: string; by: string; kind: string; text: string }[] {
  const whats = new Map<string, string>();
  const lines = acts.map((act) => {
    const { deed, revision, at, by } = act;
    const typed = words.get(revision);
    if (deed.kind === 'stepSet' && typed?.what !== undefined) whats.set(deed.stepId, typed.what);
    const text = matterActText(act, {
      t,
      nameOf,
      words: typed,
      whatOf: (stepId) => whats.get(stepId) ?? '',
      isSeen: ({ kind }) => matter?.grounds.some((ground) => ground.kind === kind) ?? false,
    });
    return { at, by, kind: deed.kind, text };
  });
  return lines.reverse();
}
