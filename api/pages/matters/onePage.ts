import { mayLeadMatter, mayReportStep } from '../../../domain/access/matters';
import type { Actor } from '../../../domain/access/policy';
import { formatDate, formatDateTime } from '../../../language/dates';
import { groundText } from '../../../language/sentences/matters';
import type { Names } from '../../../language/sentences/names';
import { wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { matterHistory } from '../../../office/matters/history';
import { roadmapOf } from '../../../office/matters/roadmap';
import type { findSeenMatter } from '../../../office/matters/seenMatters';
import { actPath, casePath } from './paths';

type Found = NonNullable<Awaited<ReturnType<typeof findSeenMatter>>>;
interface Context {
  t: Translate;
  nameOf: Names;
  actor: Actor;
  now: string;
}

/** The page of one case on the list, or of one that is not on it. */
export function onePage(found: Found, context: Context) {
  const { t, nameOf, actor, now } = context;
  const { view, matter: seen } = found;
  const { caseId, state } = view;
  const matter = seen?.matter;
  const roadmap = seen && roadmapOf(seen, now);
  const leads = mayLeadMatter(actor, state);
  const isListed = matter?.listed !== undefined;
  const link = (act: Parameters<typeof actPath>[1], stepId?: string, text = t(`matters:act.${act}`)) => ({
    text,
    href: actPath(caseId, act, stepId),
  });
  const thingOf = (of: 'step' | 'look', stepId?: string): string =>
    of === 'look'
      ? t('matters:thing.look')
      : t('matters:thing.step', { what: roadmap?.steps.find((one) => one.stepId === stepId)?.what ?? '' });
  return {
    caseId,
    number: view.number,
    subject: view.subjectName,
    organisation: view.organisation,
    caseHref: casePath(caseId),
    isListed,
    isLate: roadmap?.isLate ?? false,
    grounds: (seen?.grounds ?? []).map((ground) => groundText(t, ground)),
    came:
      matter?.listed &&
      (matter.listed.byRule
        ? t('matters:byRule', { on: formatDate(matter.listed.at) })
        : t('matters:byHead', { by: nameOf(matter.listed.by), on: formatDate(matter.listed.at) })),
    reason: matter?.listed && found.words.get(matter.listed.revision)?.reason,
    left:
      !isListed && matter?.left
        ? t(`matters:one.left.${matter.left.how}`, {
            by: nameOf(matter.left.by),
            at: formatDateTime(matter.left.at),
          })
        : undefined,
    steps: (roadmap?.steps ?? []).map((step) => ({
      ...step,
      who: nameOf(step.who),
      stateText: t(`matters:state.${step.state}`),
      acts:
        !isListed || step.state === 'done'
          ? []
          : [
              ...(mayReportStep(actor, state, step) ? [link('reportStep', step.stepId)] : []),
              ...(leads
                ? [link('setStep', step.stepId, t('matters:act.changeStep')), link('dropStep', step.stepId)]
                : []),
            ],
    })),
    look: roadmap?.look,
    cleared: roadmap?.title && {
      text: roadmap.title.title,
      by: t('matters:one.clearedBy', {
        by: nameOf(roadmap.title.by),
        at: formatDateTime(roadmap.title.at),
      }),
    },
    goneUp: (matter?.goneUp ?? []).map(({ of, stepId, to, at }) =>
      t('matters:one.goneUpLine', {
        what: thingOf(of, stepId),
        to: wordInside(t, 'recipients', to),
        at: formatDateTime(at),
      }),
    ),
    acts: !leads
      ? []
      : isListed
        ? [
            link('setStep'),
            link('setLook'),
            link('clearTitle'),
            ...(matter.title ? [link('withdrawTitle')] : []),
            link('takeOff'),
          ]
        : state.stage === 'closed'
          ? []
          : [link('list')],
    history: matterHistory(found, context),
  };
}
