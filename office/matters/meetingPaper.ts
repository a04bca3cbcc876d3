import { gradeOf } from '../../domain/case/secrecy';
import { hasRoadmap } from '../../domain/matters/standing';
import { formatDate } from '../../language/dates';
import { inside } from '../../language/sentences/inside';
import { groundText } from '../../language/sentences/matters';
import { word } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { type PaperPage, placeLine } from '../papers/layout';
import type { PaperOffice } from '../papers/paperOffice';
import type { Block } from '../papers/paperText';
import { printed } from '../papers/typedText';
import type { People } from '../people/people';
import { paragraph } from '../reception/papers/blocks';
import { type Roadmap, roadmapOf } from './roadmap';
import type { SeenMatter } from './seenMatters';

interface Writing {
  t: Translate;
  office: PaperOffice;
  people: Pick<People, 'nameOf'>;
  now: string;
  today: string;
}

const sentence = (text: string): string => text.trim().replace(/[.;,]+$/, '');
const item = (text: string): Block => ({ kind: 'item', runs: [{ text: printed(text), bold: false }] });

function stepBlocks({ steps, look }: Roadmap, { t, people }: Writing): Block[] {
  if (steps.length === 0) return [paragraph(t('matters:paper.noSteps'))];
  return [
    ...steps.flatMap(({ what, who, due, state, note }): Block[] => {
      const line = {
        what: sentence(what),
        who: people.nameOf(who),
        due: formatDate(due),
        state: inside(t(`matters:state.${state}`)),
      };
      const obstacle =
        state === 'blocked' && note ? [item(t('matters:paper.obstacle', { note: sentence(note) }))] : [];
      return [item(t('matters:paper.step', line)), ...obstacle];
    }),
    ...(look ? [paragraph(t('matters:paper.look', { due: formatDate(look.due) }))] : []),
  ];
}

/** What the paper says of a matter. It goes about as an ordinary paper: of a case that is a State secret it says that there is one, and no more. */
function matterBlocks(seen: SeenMatter, n: number, writing: Writing): Block[] {
  const { t, people, now } = writing;
  const { view, grounds } = seen;
  const { number } = view;
  if (gradeOf(view.state)) return [paragraph(t('matters:paper.secret', { number }))];
  const why = grounds.map((ground) => inside(groundText(t, ground))).join('; ');
  return [
    paragraph(t('matters:paper.head', { n, number }), true),
    ...(why === '' ? [] : [paragraph(t('matters:paper.grounds', { grounds: why }))]),
    paragraph(
      t('matters:paper.stage', {
        stage: inside(word(t, 'stages', view.stage)),
        officers: (view.officers ?? []).map(people.nameOf).join(', '),
      }),
    ),
    ...stepBlocks(roadmapOf(seen, now), writing),
  ];
}

/** The list with its roadmaps as a paper for the meeting: a draft without a number, with no name of a subject that nobody has typed into a roadmap. */
export function meetingPaper(seen: readonly SeenMatter[], writing: Writing): PaperPage {
  const { t, office, now, today } = writing;
  const counts = {
    on: formatDate(today),
    listed: seen.length,
    withRoadmap: seen.filter(({ matter }) => hasRoadmap(matter)).length,
    late: seen.filter((one) => roadmapOf(one, now).isLate).length,
  };
  return {
    text: {
      title: t('matters:paper.title'),
      about: t('matters:paper.about', { on: counts.on }),
      signature: {
        onBehalf: office.signatures.chair?.[0] ?? '',
        post: office.signatures.chair?.[1] ?? '',
        name: '',
      },
      copies: [t('matters:paper.copy')],
      blocks:
        seen.length === 0
          ? [paragraph(t('matters:paper.none'))]
          : [
              paragraph(t('matters:paper.counts', counts)),
              ...seen.flatMap((one, i) => matterBlocks(one, i + 1, writing)),
            ],
    },
    office,
    issuer: 'commission',
    numberLine: '',
    placeLine: placeLine(office.place, today),
    draft: true,
  };
}
