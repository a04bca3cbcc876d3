import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import type { CaseRow } from '../../../models/caseViews';
import type { Meeting } from '../../../models/meetings';
import { readAgendaRows, readCandidates, readItems } from '../../../office/meetings/agenda';
import { itemLines } from '../../../office/meetings/itemLines';
import type { Translate } from '../../../language/texts';
import { pageOf } from '../../frame/pageOf';
import { pathOf } from './path';

const perPage = 50;
const page = () => z.coerce.number().int().min(1).max(100_000).catch(1);

/** Which part of the agenda is looked at, and which of the cases that await deliberation. */
export const agendaQuerySchema = z.object({ page: page(), candidates: page() });
type AgendaQuery = z.infer<typeof agendaQuerySchema>;

const agendaAddress = (meetingId: string, asked: AgendaQuery): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value > 1) query.set(name, String(value));
  const text = query.toString();
  return text ? `${pathOf(meetingId)}?${text}` : pathOf(meetingId);
};

const caseOf = ({ caseId, number, subjectName }: CaseRow) => ({ caseId, number, subject: subjectName });

/** The part of an agenda that is looked at, each item as its case stands now; and for who convenes, the cases that could be put on it. */
export async function readAgendaPage(
  reader: Parameters<typeof readAgendaRows>[0],
  { meeting, asked, t }: { meeting: Meeting; asked: AgendaQuery; t: Translate },
) {
  const mayConvene = mayDo(reader.actor, 'convene');
  const candidatesFrom = (of: number) =>
    readCandidates(reader, meeting, { skip: (of - 1) * perPage, limit: perPage });
  const [all, first] = await Promise.all([
    readAgendaRows(reader, meeting),
    mayConvene ? candidatesFrom(asked.candidates) : { count: 0, rows: [] },
  ]);
  const agenda = pageOf({ count: all.length, page: asked.page, perPage }, (to) =>
    agendaAddress(meeting._id, { ...asked, page: to }),
  );
  const candidates = pageOf({ count: first.count, page: asked.candidates, perPage }, (to) =>
    agendaAddress(meeting._id, { ...asked, candidates: to }),
  );
  const rows = all.slice(agenda.skip, agenda.skip + perPage);
  const [items, offered] = await Promise.all([
    readItems(reader, meeting, rows),
    // Some were put on the agenda meanwhile, and that page is no more.
    candidates.page === asked.candidates ? first : candidatesFrom(candidates.page),
  ]);
  const itemOf = new Map(items.map((item) => [item.state.caseId, item]));
  return {
    mayConvene,
    agenda,
    items: rows.flatMap((row) => {
      const item = itemOf.get(row.caseId);
      if (!item) return [];
      const mayAttend = mayConvene && meeting.revision > 0 && !item.isOver && !item.entry.balloted;
      return { ...caseOf(row), lines: itemLines(t, item), mayAttend };
    }),
    candidates,
    offered: offered.rows.map(caseOf),
  };
}
