import type { Actor } from '../../../domain/access/policy';
import { hasRoadmap } from '../../../domain/matters/standing';
import { formatDate } from '../../../language/dates';
import { groundText } from '../../../language/sentences/matters';
import type { Names } from '../../../language/sentences/names';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { roadmapOf } from '../../../office/matters/roadmap';
import { hasComeUp, type SeenMatter } from '../../../office/matters/seenMatters';
import { matterPath } from './paths';

export interface LineContext {
  t: Translate;
  nameOf: Names;
  actor: Actor;
  now: string;
}

/** How a matter came onto the list, in words: by whom, or by rule. */
function cameBy({ matter: { listed } }: SeenMatter, { t, nameOf }: LineContext): string {
  if (!listed) return '';
  const on = formatDate(listed.at);
  return listed.byRule ? t('matters:byRule', { on }) : t('matters:byHead', { by: nameOf(listed.by), on });
}

/** A matter as a line of the list. */
export function matterLine(seen: SeenMatter, context: LineContext) {
  const { t, nameOf, actor, now } = context;
  const { matter, view } = seen;
  const roadmap = roadmapOf(seen, now);
  const tags = [
    ...(roadmap.isLate ? [{ text: t('matters:tag.late'), colour: 'red' }] : []),
    ...(matter.goneUp.length > 0 ? [{ text: t('matters:tag.cameUp'), colour: 'orange' }] : []),
    ...(hasRoadmap(matter) ? [] : [{ text: t('matters:tag.noRoadmap'), colour: 'grey' }]),
  ];
  return {
    caseId: matter.caseId,
    href: matterPath(matter.caseId),
    number: view.number,
    subject: view.subjectName,
    organisation: view.organisation,
    grounds: seen.grounds.map((ground) => groundText(t, ground)),
    came: cameBy(seen, context),
    since: matter.listed?.at,
    stage: word(t, 'stages', view.stage),
    officers: (view.officers ?? []).map(nameOf).join(', '),
    next: roadmap.next && { ...roadmap.next, who: nameOf(roadmap.next.who) },
    look: roadmap.look,
    obstacles: roadmap.obstacles.flatMap(({ note }) => note ?? []),
    tags,
    isLate: roadmap.isLate,
    hasRoadmap: hasRoadmap(matter),
    cameUp: hasComeUp(matter, actor),
    isOwn: roadmap.steps.some(({ who, state }) => who === actor.id && state !== 'done'),
  };
}
export type MatterLine = ReturnType<typeof matterLine>;
