import fc from 'fast-check';
import { type Actor, type Visibility } from '../../domain/access/policy';
import { likeFrom, reportOf } from '../../domain/likeness/likeness';
import { sealedMatter } from '../../domain/likeness/sealedMatter';
import { type CaseView, project } from '../../domain/views/caseView';
import { searchedWords, searchWords } from '../../domain/views/searchText';
import type { CaseViewStore } from '../../models/caseViews';
import { OfficeCase } from '../../tests/domain/office';
import { findLikeReports } from './likeReports';

const base = OfficeCase.received('2026-03-02').now;
const reader: Actor = { id: 'u-reader', roles: ['intakeOfficer'] };

interface Told {
  name: string;
  organisation: string;
  summary: string;
  hidden: boolean;
  /** About a private citizen: its content is sealed, and its row says nothing of it. */
  sealed?: boolean;
}

const placeholder = 'Nội dung được niêm phong cùng đơn gốc.';

const viewOf = ({ name, organisation, summary, hidden, sealed = false }: Told, i: number): CaseView =>
  project({
    ...base,
    caseId: `c-${i}`,
    number: `2026-00${i}`,
    registration: {
      ...base.registration,
      subject: sealed
        ? { kind: 'privateCitizen' }
        : { kind: 'member', name, position: '', organisation, managedBy: 'cell' },
    },
    allegations: [{ id: 'a1', summary: sealed ? placeholder : summary, withdrawn: false }],
    conflicts: hidden ? [{ accountId: reader.id, relation: '', at: base.lastAct.at }] : [],
  });

/** The read model as far as it is asked here, without a database. */
function storeOf(views: readonly CaseView[]): Pick<CaseViewStore, 'list' | 'count' | 'findAll'> {
  const seen = (seenBy: Visibility) =>
    views.filter(({ conflictOf }) => seenBy.all && !conflictOf.includes(seenBy.exceptConflictOf));
  const fitting = (seenBy: Visibility, text = '') =>
    seen(seenBy).filter(({ searchText }) =>
      searchedWords(text).every((word) => searchWords(searchText).some((one) => one.startsWith(word))),
    );
  return {
    list: (seenBy, { text, subjectKind }, _order, page) =>
      Promise.resolve(
        fitting(seenBy, text)
          .filter((view) => subjectKind === undefined || view.subjectKind === subjectKind)
          .slice(0, page.limit),
      ),
    count: (seenBy, { text }) => Promise.resolve(fitting(seenBy, text).length),
    findAll: (ids, seenBy) => Promise.resolve(seen(seenBy).filter(({ caseId }) => ids.includes(caseId))),
  };
}

/** What is sealed of cases, and whoever asks for one that is hidden from them is found out. */
const mattersOf = (sealed: ReadonlyMap<string, Told>, hidden: ReadonlySet<string> = new Set()) => ({
  read: (caseIds: readonly string[]) => {
    expect(caseIds.filter((caseId) => hidden.has(caseId))).toEqual([]);
    const there = caseIds.flatMap((caseId): [string, string[]][] => {
      const told = sealed.get(caseId);
      return told ? [[caseId, sealedMatter([told.summary])]] : [];
    });
    return Promise.resolve(new Map(there));
  },
});

const likeOf = async (own: CaseView, views: readonly CaseView[], matters = mattersOf(new Map())) => {
  const found = await findLikeReports(reportOf(own.state), reader, {
    views: storeOf(views),
    matters,
    own: own.caseId,
  });
  return found.map(({ view, score, reasons }) => ({ caseId: view.caseId, score, reasons }));
};

const told = fc.record({
  name: fc.constantFrom('Đỗ Đức Mẫu', 'do duc mau', 'Đỗ Đức Mậu', 'Lê Thị Bình', 'Trần Văn Tám'),
  organisation: fc.constantFrom('UBND xã Phú Thí', 'Ủy ban nhân dân xã Phú Thí, huyện An Thử', 'Sở Y tế', ''),
  summary: fc.constantFrom(
    'Thu 1,25 tỷ đồng đền bù giải phóng mặt bằng.',
    'Giữ 1.250 triệu đồng tiền đền bù giải phóng mặt bằng.',
    'Nâng điểm thi tuyển viên chức.',
  ),
  hidden: fc.boolean(),
  sealed: fc.boolean(),
});

test('what is hidden from the reader neither appears nor changes what does', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.array(told, { minLength: 110, maxLength: 150 }), async (own, others) => {
      const mine = viewOf({ ...own, hidden: false, sealed: false }, 0);
      const rest = others.map((one, i) => viewOf(one, i + 1));
      const sealed = new Map(others.flatMap((one, i) => (one.sealed ? [[`c-${i + 1}`, one] as const] : [])));
      const secret = new Set(others.flatMap((one, i) => (one.hidden ? [`c-${i + 1}`] : [])));
      const matters = mattersOf(sealed, secret);
      const shown = await likeOf(mine, [mine, ...rest], matters);
      const withoutHidden = rest.filter((view) => !view.conflictOf.includes(reader.id));
      expect(shown).toEqual(await likeOf(mine, [mine, ...withoutHidden], matters));
      const hidden = new Set(
        rest.filter((view) => !withoutHidden.includes(view)).map(({ caseId }) => caseId),
      );
      expect(shown.filter(({ caseId }) => hidden.has(caseId))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

const plain = { hidden: false, summary: 'Thu 1,25 tỷ đồng đền bù giải phóng mặt bằng.' };
const mine = viewOf({ ...plain, name: 'Đỗ Đức Mẫu', organisation: 'UBND xã Phú Thí' }, 0);
const misspelled = viewOf({ ...plain, name: 'Đỗ Dức Mậu', organisation: 'UBND xã Phú Thí, huyện An Thử' }, 1);
const other = viewOf(
  { name: 'Lê Thị Bình', organisation: 'Sở Y tế', summary: 'Nâng điểm thi.', hidden: false },
  2,
);

test('the likest come first, each with why; the case itself and what is nothing like it are not among them', async () => {
  expect((await likeOf(mine, [mine, misspelled, other])).map(({ caseId }) => caseId)).toEqual(['c-1']);
});

test('nobody who sees no case is told of any, and what was merged is no case to join', async () => {
  const views = storeOf([misspelled]);
  const report = reportOf(mine.state);
  const asked = (actor: Actor) => findLikeReports(report, actor, { views, matters: mattersOf(new Map()) });
  expect(await asked(reader)).toHaveLength(1);
  expect(await asked({ id: 'u-admin', roles: ['administrator'] })).toEqual([]);
  const merged = project({ ...misspelled.state, outcome: 'merged' });
  const needs = { views: storeOf([merged]), matters: mattersOf(new Map()) };
  expect(await findLikeReports(report, reader, needs)).toEqual([]);
});

test('a report about a citizen is found by what is sealed of it, and none of its words is told', async () => {
  const told = { ...plain, name: '', organisation: '', sealed: true };
  const citizen = viewOf(told, 1);
  expect(JSON.stringify(citizen)).not.toContain('đền bù');
  const matters = mattersOf(new Map([['c-1', told]]));
  // Amount 20, and five pairs of words.
  expect(await likeOf(mine, [mine, citizen], matters)).toEqual([
    { caseId: 'c-1', score: 45, reasons: [{ reason: 'sealedContent', alike: ['sameAmount', 'sameWords'] }] },
  ]);
  expect(likeFrom).toBeLessThanOrEqual(45);
  const hidden = viewOf({ ...told, hidden: true }, 1);
  expect(await likeOf(mine, [mine, hidden], mattersOf(new Map([['c-1', told]]), new Set(['c-1'])))).toEqual(
    [],
  );
});

test('a registered report about a citizen says nothing by itself: all of its content is sealed', () => {
  const citizen = { ...base.registration, subject: { kind: 'privateCitizen' as const } };
  expect(reportOf({ ...base, registration: citizen })).toBeUndefined();
});

test('of who sent a report nothing is compared', () => {
  const others = (['named', 'anonymous'] as const).map((standing, i) =>
    reportOf({ ...base, registration: { ...base.registration, reporter: { standing, ref: `p-${i}` } } }),
  );
  expect(others[0]).toEqual(others[1]);
});
