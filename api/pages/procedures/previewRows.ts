import type { MovedClock } from '../../../domain/procedure/migrationPreview';
import { findVersion } from '../../../domain/procedure/namedVersion';
import type { Procedure } from '../../../domain/procedure/procedure';
import { formatDay } from '../../../language/sentences/days';
import { clockName } from '../../../language/sentences/clockName';
import type { Translate } from '../../../language/texts';
import type { PreviewedCase, Target } from '../../../office/procedures/preview';

/** What becomes of one clock, in words: what stays needs no second look. */
function movedRow(t: Translate, { kind, of, change, before, after, over }: MovedClock) {
  const stays = before === after;
  const days = { before: before ? formatDay(before) : '–', after: after ? formatDay(after) : '–' };
  const said = stays ? (before === undefined ? 'rests' : 'stays') : 'moves';
  const notes = [change === 'takesLimit' ? [] : change, over ? 'over' : []].flat();
  return {
    name: clockName(t, { kind, of }),
    stays: stays && change === 'takesLimit',
    text: [
      t(`procedures:migration.${said}`, days),
      ...notes.map((note) => t(`procedures:migration.note.${note}`)),
    ].join('; '),
  };
}

/** The cases of a preview as the page shows them. */
export function previewRows(
  t: Translate,
  cases: readonly PreviewedCase[],
  target: Target,
  versions: readonly Procedure[],
) {
  const underOf = ({ procedure, calendar }: PreviewedCase['under']): string => {
    if ('calendar' in target) return t('procedures:calendar.name', { version: calendar.version });
    const under = findVersion(versions, procedure);
    return under ? t('procedures:name', { ...under }) : procedure.id;
  };
  return cases.map(({ caseId, number, under, seenAct, clocks, byLaw }) => ({
    caseId,
    href: `/cases/${encodeURIComponent(caseId)}`,
    number,
    under: underOf(under),
    seenAct,
    byLaw,
    clocks: clocks.map((clock) => movedRow(t, clock)),
  }));
}
