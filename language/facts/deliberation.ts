import type { CaseState } from '../../domain/case/state';
import { findAttendance, findMeeting } from '../../domain/meetings/caseMeeting';
import { isSigned } from '../../domain/meetings/dissents';
import { memberStandings } from '../../domain/meetings/meeting';
import { formatDate } from '../../language/dates';
import { word } from '../../language/sentences/vocabulary';
import { meetingMinutesLines } from '../../language/sentences/minutes';
import { fact, type Fact, type Wording } from './fact';

/** Why discipline waits, and until when. */
export function deferralFacts({ deferral }: CaseState, { t }: Wording): Fact[] {
  if (!deferral) return [];
  const ground = word(t, 'deferralGrounds', deferral.ground);
  return fact(t, 'deferral', t('cases:side.deferred', { ground, until: formatDate(deferral.until) }));
}

/** Days on which the subject did not come. */
export const postponementFacts = ({ postponements = [] }: CaseState, { t }: Wording): Fact[] =>
  postponements.flatMap(({ on, excused, explanation: text }) =>
    fact(
      t,
      'postponed',
      t(`cases:side.postponed.${excused ? 'excused' : 'absent'}`, { on: formatDate(on), text }),
    ),
  );

/** The meeting with everybody's standing to this case: who was recused is told as such, never how anyone voted. */
export function meetingFacts(state: CaseState, { t }: Wording): Fact[] {
  const meeting = findMeeting(state);
  if (!meeting) return [];
  const { body, on, place, minutes } = meeting;
  const members = findAttendance(state) ?? [];
  const lines = memberStandings.flatMap((standing) => {
    const names = members.filter((member) => member.standing === standing).map(({ name }) => name);
    return names.length > 0 ? `${word(t, 'memberStandings', standing)}: ${names.join(', ')}` : [];
  });
  return [
    ...fact(
      t,
      'meeting',
      t('cases:side.meeting', { body: word(t, 'meetingBodies', body), on: formatDate(on), place }),
    ),
    ...fact(t, 'attendance', [...lines, ...meetingMinutesLines(t, minutes, members)].join('\n')),
  ];
}

/** Each opinion, and by whom it was entered where the member has not signed it. */
export const dissentFacts = ({ dissents = [] }: CaseState, { t, names }: Wording): Fact[] =>
  dissents.flatMap((dissent) => {
    const { name, text, by, countersignedBy } = dissent;
    const said = t('cases:side.dissent', { name, text });
    const signature = !isSigned(dissent)
      ? t('cases:side.dissentUnsigned', { by: by === undefined ? '' : names(by) })
      : countersignedBy && t('cases:side.dissentCountersigned', { by: names(countersignedBy) });
    return fact(t, 'dissent', [said, signature].filter(Boolean).join('\n'));
  });
