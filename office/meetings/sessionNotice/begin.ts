import { daysAfter } from '../../../domain/clocks/years';
import type { Actor } from '../../../domain/access/policy';
import type { NoticeContent } from '../../../domain/meetings/sessionNotice/content';
import { noticeOf } from '../../../domain/meetings/sessionNotice/notice';
import type { Meeting } from '../../../models/meetings';
import { readPeople } from '../../people/people';
import type { Services } from '../../services';
import { readAgenda } from '../agenda';
import { countAppeals, findSessionItem } from './fromAgenda';
import { countPetitions } from './petitions';

/** The how-manieth the next session is, and from which day its petitions are counted: by the last one that a notice was drafted of. */
async function afterLast({ sessionNotices }: Pick<Services['cases'], 'sessionNotices'>, on: string) {
  const acts = await sessionNotices.list();
  const contents = [...new Set(acts.map(({ of }) => of))].flatMap((of) => {
    const { draft } = noticeOf(
      of,
      acts.filter((act) => act.of === of),
    );
    return draft && draft.content.to < on ? [draft.content] : [];
  });
  const last = contents.sort((a, b) => a.to.localeCompare(b.to)).at(-1);
  return { session: (last?.session ?? 0) + 1, from: last ? daysAfter(last.to, 1) : `${on.slice(0, 7)}-01` };
}

/** What a notice begins with: what is on record of the meeting and its agenda, and the petitions since the session before. */
export async function beginNotice(
  { cases, accounts }: Pick<Services, 'cases' | 'accounts'>,
  meeting: Meeting,
  actor: Actor,
): Promise<NoticeContent> {
  const [agenda, people, next] = await Promise.all([
    readAgenda({ cases, actor }, meeting),
    readPeople(accounts),
    afterLast(cases, meeting.on),
  ]);
  const chair = meeting.members.find(({ id }) => id === meeting.minutes?.chair);
  const posts = chair && people.find(chair.id)?.position;
  return {
    session: next.session,
    from: meeting.on,
    to: meeting.on,
    place: meeting.place,
    chair: chair ? [chair.name, posts].filter(Boolean).join(', ') : '',
    guests: [],
    items: agenda.flatMap((item) => findSessionItem(item) ?? []),
    appeals: countAppeals(agenda),
    petitions: await countPetitions(cases, { from: next.from, to: meeting.on }),
    otherWork: [],
  };
}
