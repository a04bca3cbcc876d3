import type { ReplayCheck } from '../../../models/replayChecks';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import { formatMoment } from './moment';

/** What the last replay of the workflow found, in words. */
export function tellCheck(check: ReplayCheck, { t, names }: { t: Translate; names: Names }) {
  const { outcome, runs, earlierGone, decided } = check;
  return {
    fits: outcome === 'fits',
    sentence: t(`replay:workflow.outcome.${outcome}`),
    asked: t('replay:workflow.asked', { at: formatMoment(check.at), by: names(check.by) }),
    points: [
      ...runs.map(({ result, length, at, startedAt }, i) =>
        t(`replay:workflow.run.${result}`, {
          n: i + 1,
          count: length,
          startedAt: formatMoment(startedAt),
          context: at === undefined ? undefined : 'at',
          at,
        }),
      ),
      ...(earlierGone ? [t('replay:workflow.earlierGone')] : []),
      ...(runs.length > 0 ? [decidedSentence(decided, t)] : []),
    ],
    details: runs.flatMap(({ detail }) => detail ?? []),
  };
}

function decidedSentence({ count, differsAt }: ReplayCheck['decided'], t: Translate): string {
  return differsAt === undefined
    ? t('replay:workflow.decided', { count })
    : t('replay:workflow.decidedOtherwise', { n: differsAt });
}
