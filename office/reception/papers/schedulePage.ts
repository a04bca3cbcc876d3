import { DateTime } from 'luxon';
import type { ReceptionDay } from '../../../domain/reception/day';
import { formatDate } from '../../../language/dates';
import { inside } from '../../../language/sentences/inside';
import type { Translate } from '../../../language/texts';
import { type PaperPage, placeLine } from '../../papers/layout';
import type { PaperOffice } from '../../papers/paperOffice';
import type { People } from '../../people/people';
import { paragraph } from './blocks';

interface Writing {
  t: Translate;
  office: PaperOffice;
  people: Pick<People, 'find' | 'nameOf'>;
  /** `2026-12` */
  month: string;
  today: string;
}

const sentence = (text: string): string => text.trim().replace(/[.;,]+$/, '');

/** A name with its post, as it stands on what is posted. */
const receiverText = (id: string, { find, nameOf }: Writing['people']): string => {
  const position = find(id)?.position;
  return position ? `${nameOf(id)} (${position})` : nameOf(id);
};

function linesOf(day: ReceptionDay, { t, people }: Writing) {
  const { on, from, to, kind, place, receivers, matters, representative, moves, cancelled } = day;
  const weekday = t(`reception:weekday.${DateTime.fromISO(on, { zone: 'utc' }).weekday}`);
  const told = moves.map(({ fromOn, toOn, notice }) =>
    paragraph(t('reception:schedule.moved', { from: formatDate(fromOn), to: formatDate(toOn), notice })),
  );
  if (cancelled)
    return [
      ...told,
      paragraph(t('reception:schedule.cancelled', { on: formatDate(on), notice: cancelled.notice })),
    ];
  return [
    paragraph(
      t('reception:schedule.line', {
        weekday,
        on: formatDate(on),
        from,
        to,
        kind: inside(t(`reception:kind.${kind}`)),
        place: sentence(place),
        receivers: receivers.map((id) => receiverText(id, people)).join('; '),
      }),
    ),
    ...(matters ? [paragraph(t('reception:schedule.matters', { matters: sentence(matters) }))] : []),
    ...(representative ? [paragraph(t('reception:schedule.representative', representative))] : []),
    ...told,
  ];
}

/** The schedule of a month as it is posted: of days that are known to the public, and nothing else. */
export function schedulePage(days: readonly ReceptionDay[], writing: Writing): PaperPage {
  const { t, office, month, today } = writing;
  const known = days
    // What nobody was told of is not in it; a day that is being posted now is.
    .filter((day) => day.on.startsWith(month) && !(day.cancelled && !day.posted))
    .sort((a, b) => a.on.localeCompare(b.on) || a.from.localeCompare(b.from));
  return {
    text: {
      title: t('reception:schedule.paperTitle'),
      about: t('reception:schedule.paperAbout', { month: month.split('-').reverse().join('/') }),
      signature: {
        onBehalf: office.signatures.chair?.[0] ?? '',
        post: office.signatures.chair?.[1] ?? '',
        name: '',
      },
      copies: [t('reception:schedule.copy')],
      blocks:
        known.length > 0
          ? known.flatMap((day) => linesOf(day, writing))
          : [paragraph(t('reception:schedule.none'))],
    },
    office,
    issuer: 'commission',
    numberLine: '',
    placeLine: placeLine(office.place, today),
  };
}
