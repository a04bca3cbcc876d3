import type { SessionNotice } from '../../../../domain/meetings/sessionNotice/notice';
import { formatDate } from '../../../../language/dates';
import type { Names } from '../../../../language/sentences/names';
import type { Translate } from '../../../../language/texts';

/** How a notice stands, a line each. */
export function noticeState(
  { draft, issued, published, takenDown }: SessionNotice,
  { t, today, nameOf }: { t: Translate; today: string; nameOf: Names },
): string[] {
  if (!draft) return [t('sessionNotice:state.none')];
  if (!issued) {
    if (draft.returned)
      return [
        t('sessionNotice:state.returned', { by: nameOf(draft.returned.by), reason: draft.returned.reason }),
      ];
    if (draft.approved) return [t('sessionNotice:state.approved', { by: nameOf(draft.approved.by) })];
    return [t('sessionNotice:state.drafted', { by: nameOf(draft.by) })];
  }
  const lines = [
    t('sessionNotice:state.issued', {
      number: issued.number,
      on: formatDate(issued.on),
      by: nameOf(issued.by),
    }),
  ];
  if (takenDown)
    return [
      ...lines,
      t('sessionNotice:state.takenDown', { on: formatDate(takenDown.on), reason: takenDown.reason }),
    ];
  if (!published) return [...lines, t('sessionNotice:state.notPublished')];
  const span = { from: formatDate(published.from), until: formatDate(published.until) };
  const phase =
    published.from > today ? 'willBePublished' : published.until < today ? 'wasPublished' : 'published';
  return [...lines, t(`sessionNotice:state.${phase}`, span)];
}

/** What was done to it, the latest first. */
export const noticeActs = ({ acts }: SessionNotice, { t, nameOf }: { t: Translate; nameOf: Names }) =>
  [...acts]
    .reverse()
    .map(({ kind, by, at }) => ({ at, sentence: t(`sessionNotice:act.${kind}`, { by: nameOf(by) }) }));
