import type { MemberStanding } from '../../../domain/meetings/meeting';
import type { Meeting } from '../../../models/meetings';
import type { Translate } from '../../../language/texts';
import type { Standings } from '../../../office/meetings/attendance';
import { invalidInput } from '../input';

/** How each official member stood to a meeting. @throws Problem 422 unless each of them is named once, and nobody else */
export function readEveryMember(
  { members }: Pick<Meeting, 'members'>,
  sent: readonly { id: string; standing: MemberStanding }[],
  t: Translate,
): Standings {
  const known = new Set(members.map(({ id }) => id));
  const standings = new Map<string, MemberStanding>();
  sent.forEach(({ id, standing }, i) => {
    if (!known.has(id) || standings.has(id))
      throw invalidInput([{ field: `members.${i}.id`, detail: t('meetings:notAMember') }]);
    standings.set(id, standing);
  });
  if (standings.size < known.size) throw invalidInput([{ field: 'members', detail: t('meetings:missing') }]);
  return standings;
}
