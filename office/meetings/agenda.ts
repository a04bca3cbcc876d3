import { maySee } from '../../domain/access/maySee';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseMeeting, CaseState } from '../../domain/case/state';
import { findMeeting } from '../../domain/meetings/caseMeeting';
import type { CaseFilter, CaseRow } from '../../models/caseViews';
import type { Meeting } from '../../models/meetings';
import type { Services } from '../services';

/** Whose page it is: what they may not see of a meeting's agenda is not on it. */
type Reader = Pick<Services, 'cases'> & { actor: Actor };

/** A part of a list, by its place. */
interface Range {
  skip: number;
  limit: number;
}

/** An item of the agenda: the case, and its own entry of this meeting. */
export interface AgendaItem {
  state: CaseState;
  entry: CaseMeeting;
  /** A later meeting took the case over, or it was opened again since. */
  isOver: boolean;
}

function findItem(state: CaseState, { _id }: Meeting): AgendaItem | undefined {
  const entry = state.meetings?.find(({ meetingId }) => meetingId === _id);
  return entry && { state, entry, isOver: findMeeting(state)?.meetingId !== _id };
}

/** When the case was put on the agenda; rows from before do not say it, and come first. */
const putOnAt = ({ meetings = [], putOnAt: at = [] }: CaseRow, { _id }: Meeting): string =>
  at[meetings.indexOf(_id)] ?? '';

/** The rows of an agenda in the order in which the cases were put on it, without those that the reader may not see. */
export async function readAgendaRows({ cases, actor }: Reader, meeting: Meeting): Promise<CaseRow[]> {
  const rows = await cases.views.listAll(visibilityOf(actor), { meeting: meeting._id });
  return rows.sort(
    (a, b) => putOnAt(a, meeting).localeCompare(putOnAt(b, meeting)) || a.number.localeCompare(b.number),
  );
}

/** The items of these rows, each as its case stands now. */
export async function readItems(
  { cases, actor }: Reader,
  meeting: Meeting,
  rows: readonly CaseRow[],
): Promise<AgendaItem[]> {
  const views = await cases.views.findAll(
    rows.map(({ caseId }) => caseId),
    visibilityOf(actor),
  );
  return views.flatMap(({ state }) => (maySee(actor, state) ? (findItem(state, meeting) ?? []) : []));
}

/** The whole agenda, each item as its case stands now. */
export const readAgenda = async (reader: Reader, meeting: Meeting): Promise<AgendaItem[]> =>
  readItems(reader, meeting, await readAgendaRows(reader, meeting));

/** One case of the agenda; undefined where it is not on it, or not for this reader. */
export async function findAgendaItem(
  { cases, actor }: Reader,
  meeting: Meeting,
  caseId: string,
): Promise<AgendaItem | undefined> {
  // Asked for by itself, so that the log hears of a conflict that hides it.
  const view = await cases.views.find(caseId, visibilityOf(actor));
  return view && maySee(actor, view.state) ? findItem(view.state, meeting) : undefined;
}

/** The items in which an attendance is taken down: all of the agenda, or the one case that is named; undefined where that is none of it. */
export async function readAttended(
  reader: Reader,
  meeting: Meeting,
  only: string | undefined,
): Promise<AgendaItem[] | undefined> {
  if (only === undefined) return readAgenda(reader, meeting);
  const item = await findAgendaItem(reader, meeting, only);
  return item && [item];
}

const awaiting = ({ _id: meetingId, body, on }: Meeting): CaseFilter => ({
  awaiting: { meetingId, body, on },
});

/** Open cases that await deliberation by the body of the meeting and are not on its agenda: how many, and a range of them. */
export async function readCandidates(
  { cases, actor }: Reader,
  meeting: Meeting,
  range: Range,
): Promise<{ count: number; rows: CaseRow[] }> {
  const visibility = visibilityOf(actor);
  const filter = awaiting(meeting);
  const [count, rows] = await Promise.all([
    cases.views.count(visibility, filter),
    cases.views.list(visibility, filter, 'dueFirst', range),
  ]);
  return { count, rows };
}

/** All of them, for programs. */
export const readAllCandidates = ({ cases, actor }: Reader, meeting: Meeting): Promise<CaseRow[]> =>
  cases.views.listAll(visibilityOf(actor), awaiting(meeting));
