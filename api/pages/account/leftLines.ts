import type { LeftOpen, ToldPlace } from '../../../office/handOver/waitingFor';
import { formatDate } from '../../../language/dates';
import { word, wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

const places: readonly ToldPlace[] = ['leader', 'member', 'registrar', 'waiting'];

/** What waits for an account that is to be closed, a line for each kind of it; none where nothing does. */
export function leftLines(left: LeftOpen, t: Translate): string[] {
  return [
    ...places
      .filter((place) => left.cases[place] > 0)
      .map((place) => t(`account:close.${place}`, { count: left.cases[place] })),
    ...(left.proposals > 0 ? [t('account:close.proposals', { count: left.proposals })] : []),
    ...left.meetings.map(({ on, body }) =>
      t('account:close.meeting', { on: formatDate(on), body: word(t, 'meetingBodies', body) }),
    ),
    ...left.bodies.map((body) => t('account:close.body', { body: word(t, 'meetingBodies', body) })),
    ...left.onlyRoles.map((role) => t('account:close.onlyRole', { role: wordInside(t, 'roles', role) })),
    ...left.deputyFor.map(({ displayName, absence }) =>
      t('account:close.deputy', { name: displayName, to: formatDate(absence?.to) }),
    ),
  ];
}
