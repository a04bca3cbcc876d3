import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { type CaseMark, marksOf } from '../../domain/figures/marks';
import { project, type CaseView } from '../../domain/views/caseView';
import { dueDaysOf, tagsOf } from '../../domain/views/clockStates';
import { searchable } from '../../domain/views/searchText';
import { createAppendSeals } from '../../models/appendSeals';
import { createCaseMarkStore } from '../../models/caseMarks';
import { createCaseKeys } from '../../models/caseKeys';
import { createCaseRows, rowCollection } from '../../models/caseRows';
import { createCaseStates, stateCollection } from '../../models/caseStates';
import type { MasterKey } from '../../models/keyRing';
import { createRowTags } from '../../models/rowTags';
import { OfficeCase } from '../domain/office';
import { toDiscipline, toVerification } from '../domain/stages';
import { sealedChain } from './generatedOffice';
import { writeScript } from './script';

/** An office with as many cases, of which so many are open: their rows and states, the numbers of their papers, and one long history. */
export interface FilledOffice {
  /** The case of ten thousand events. */
  longest: string;
  /** A meeting with three hundred cases on its agenda. */
  meeting: string;
}

const agendaOf = 300;
const longHistory = 10_000;
const inPiece = 250;
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];
const names = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hà',
  'Hùng',
  'Khánh',
  'Lan',
  'Minh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quang',
];
const bodies = ['Chi bộ', 'Đảng ủy', 'Ban Thường vụ', 'Sở', 'Phòng'];

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const nth = <Value>(values: readonly Value[], n: number, otherwise: Value): Value =>
  values[n % values.length] ?? otherwise;

/** States of cases as they are at work: some in each stage, and one that has come to its end. */
function kindsOfCases(): { open: CaseState[]; closed: CaseState; onAgenda: CaseState; marks: CaseMark[] } {
  const begin = day(7);
  const whole = OfficeCase.received(begin);
  for (const { type, actor: by, input } of writeScript(begin))
    whole.handIn(type, { on: begin, by }, { ...Object(input) });
  whole.give('tell', { on: begin }).give('serveDecision', { on: begin }).give('closeCase', { on: begin });
  const received = OfficeCase.received(begin);
  const verified = toVerification(OfficeCase.received(begin), begin);
  const discussed = toDiscipline(toVerification(OfficeCase.received(begin), begin), begin);
  const onAgenda = toDiscipline(toVerification(OfficeCase.received(begin), begin), begin).give(
    'putOnAgenda',
    { on: begin },
  );
  const open = [received.now, verified.now, discussed.now];
  return { open, closed: whole.now, onAgenda: onAgenda.now, marks: marksOf(whole.events) };
}

/** One of them as the view of a case of its own, so that no two are found by the same words or on the same day. */
function viewOf(state: CaseState, n: number, meeting: string | undefined): CaseView {
  const caseId = randomUUID();
  const number = `2026-${String(n + 1).padStart(6, '0')}`;
  const meetings = state.meetings?.map((one) => ({ ...one, meetingId: meeting ?? one.meetingId }));
  const view = project({ ...state, caseId, number, ...(meetings && { meetings }) });
  const subjectName = `${nth(surnames, n, '')} Văn ${nth(names, n * 7, '')} ${n.toString(36)}`;
  const organisation = `${nth(bodies, n, '')} số ${n % 97}`;
  const isLate = view.due !== undefined && n % 11 === 0;
  const due = view.due && {
    ...view.due,
    at: new Date(Date.parse(view.due.at) + (n % 900) * 3_600_000).toISOString(),
    ...(isLate && { state: 'overdue' as const }),
  };
  const running = view.running?.map((one) => (due && one.kind === due.kind && one.of === due.of ? due : one));
  return {
    ...view,
    due,
    subjectName,
    organisation,
    receivedOn: day(n % 2_000),
    attention: isLate ? 'overdue' : view.attention,
    running,
    tags: tagsOf(running ?? []),
    dueDays: dueDaysOf(running ?? []),
    officers: [`u-officer-${n % 25}`, `u-officer-${(n * 7) % 25}`],
    unit: { id: `unit-${n % 40}`, name: `Đảng ủy số ${n % 40}` },
    escalatedTo: isLate ? ['departmentHead'] : view.escalatedTo,
    registeredBy: n % 20 === 0 ? 'u-demo-intake' : `u-intake-${n % 9}`,
    searchText: searchable([number, subjectName, organisation, view.searchText].join(' ')),
  };
}

/** Lays cases in from the `from`th on; of all cases there `open` are open, evenly among the closed ones. */
export async function layInCases(
  connection: Connection,
  keys: readonly MasterKey[],
  { from, to, open, meeting }: { from: number; to: number; open: number; meeting: string },
): Promise<void> {
  const kinds = kindsOfCases();
  const caseKeys = createCaseKeys(connection, keys);
  const states = createCaseStates(caseKeys);
  const rows = createCaseRows(caseKeys, createRowTags(keys));
  const every = Math.max(1, Math.floor(to / open));
  for (let at = from; at < to; at += inPiece) {
    const views = Array.from({ length: Math.min(inPiece, to - at) }, (_, i) => {
      const n = at + i;
      const state = n % every === 0 ? nth(kinds.open, n / every, kinds.closed) : kinds.closed;
      return n < agendaOf ? viewOf(kinds.onAgenda, n, meeting) : viewOf(state, n, undefined);
    });
    await stateCollection(connection).insertMany(await states.sealAll(views), { ordered: false });
    await rowCollection(connection).insertMany(await rows.sealAll(views), { ordered: false });
    // Figures are reckoned from a whole history each.
    const { marks } = kinds;
    await createCaseMarkStore(connection, caseKeys).save(
      views.map(({ caseId, seq }) => ({ caseId, seq, marks })),
    );
    const entries = views.map(({ caseId }, i) => ({
      _id: `QĐ 2026 ${at + i + 1}`,
      series: 'QĐ 2026',
      n: at + i + 1,
      number: `${at + i + 1}-QĐ/UBKT`,
      at: new Date().toISOString(),
      paper: `${caseId}:9:decision`,
      place: {
        paper: `${caseId}:9:decision`,
        caseId,
        of: 9,
        kind: 'decision',
        on: day(3),
        by: 'u-demo-head',
      },
    }));
    await connection.collection<{ _id: string }>('office_registers').insertMany(entries, { ordered: false });
  }
}

/** A case that has been noted upon until its history is long. */
export async function layInLongest(connection: Connection, keys: readonly MasterKey[]): Promise<string> {
  const seals = createAppendSeals(keys);
  const on = day(0);
  const caseId = randomUUID();
  const begun = toVerification(OfficeCase.received(on, {}, caseId), on);
  const one = begun.give('note', { on });
  const note = one.events.filter(({ type }) => type === 'noted').at(-1) ?? one.events.at(-1);
  const events: CaseEvent[] = [...one.events];
  for (let seq = events.length + 1; note && seq <= longHistory; seq += 1)
    events.push({ ...note, seq, commandId: randomUUID() });
  const caseKeys = createCaseKeys(connection, keys);
  const key = await caseKeys.make(caseId);
  const links = sealedChain(
    key,
    events.map((event) => JSON.parse(JSON.stringify(event)) as CaseEvent),
  );
  for (let at = 0; at < links.length; at += inPiece * 2) {
    const some = links.slice(at, at + inPiece * 2);
    const documents = some.map((link) => ({
      _id: `${caseId}:${link.seq}`,
      ...link,
      seal: seals.over(link.hash),
    }));
    await connection.collection<{ _id: string }>('case_events').insertMany(documents, { ordered: false });
  }
  const view = project({ ...one.now, seq: links.length, number: '2026-999999' });
  await stateCollection(connection).insertOne(await createCaseStates(caseKeys).seal(view));
  const rows = createCaseRows(caseKeys, createRowTags(keys));
  await rowCollection(connection).insertMany(await rows.sealAll([view]));
  return caseId;
}
