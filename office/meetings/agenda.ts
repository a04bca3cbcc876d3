import { type Actor, maySee, visibilityOf } from '../../domain/access/policy';
import { whyNotOnAgenda } from '../../domain/case/commands/discipline/putOnAgenda';
import { isRefusal } from '../../domain/case/refusal';
import type { CaseMeeting, CaseState } from '../../domain/case/state';
import { findMeeting } from '../../domain/meetings/caseMeeting';
import type { Meeting } from '../../models/meetings';
import type { CaseFilter } from '../../models/caseViews';
import type { Services } from '../services';

/** Whose page it is: what they may not see of a meeting's agenda is not on it. */
type Reader = Pick<Services, 'cases'> & { actor: Actor };

const readAtOnce = 200;

/** The cases of that kind which the reader may see, each as it stands. */
async function statesOf({ cases, actor }: Reader, filter: CaseFilter): Promise<CaseState[]> {
  const visibility = visibilityOf(actor);
  const states: CaseState[] = [];
  for (let skip = 0; ; skip += readAtOnce) {
    const rows = await cases.views.list(visibility, filter, 'dueFirst', { skip, limit: readAtOnce });
    const views = await cases.views.findAll(
      rows.map(({ caseId }) => caseId),
      visibility,
    );
    states.push(...views.map(({ state }) => state).filter((state) => maySee(actor, state)));
    if (rows.length < readAtOnce) return states;
  }
}

/** An item of the agenda: the case, and its own entry of this meeting. */
export interface AgendaItem {
  state: CaseState;
  entry: CaseMeeting;
  /** A later meeting took the case over, or it was opened again since. */
  isOver: boolean;
}

/** The agenda in the order in which cases were put on it, without those that the reader may not see. */
export async function readAgenda(reader: Reader, meeting: Meeting): Promise<AgendaItem[]> {
  const states = await statesOf(reader, { meeting: meeting._id });
  return states
    .flatMap((state) => {
      const entry = state.meetings?.find(({ meetingId }) => meetingId === meeting._id);
      return entry ? [{ state, entry, isOver: findMeeting(state)?.meetingId !== meeting._id }] : [];
    })
    .sort((a, b) => a.entry.since.localeCompare(b.entry.since));
}

/** One case of the agenda; undefined where it is not on it, or not for this reader. */
export async function findAgendaItem(
  { cases, actor }: Reader,
  agenda: readonly AgendaItem[],
  caseId: string,
): Promise<AgendaItem | undefined> {
  const item = agenda.find(({ state }) => state.caseId === caseId);
  if (item) return item;
  // Asked for by itself, so that the log hears of a conflict that hides it.
  await cases.views.find(caseId, visibilityOf(actor));
  return undefined;
}

/** Open cases that await deliberation by the body of the meeting and are not on its agenda. */
export async function readCandidates(reader: Reader, meeting: Meeting): Promise<CaseState[]> {
  const { _id: meetingId, body, on } = meeting;
  const states = await statesOf(reader, { stages: ['discipline'] });
  return states.filter((state) => !isRefusal(whyNotOnAgenda(state, { meetingId, body, on })));
}
