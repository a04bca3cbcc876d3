import { clocksIn, isRunning, keyOf } from '../../domain/clocks/clock';
import { publicationDuties, publicationsNow, standingOf } from '../../domain/publications/publication';
import { waitingFor } from '../../domain/views/waiting';
import { endOfDate, holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const paper = { docx: 'd'.repeat(64), pdf: 'e'.repeat(64) };
const file = { kind: 'portal', place: 'Trang thông tin điện tử Tỉnh ủy' } as const;

/** A warning that is decided, and not made public. */
function decided(): OfficeCase {
  const one = toDiscipline(toVerification(OfficeCase.received('2026-08-03'), '2026-08-06'), '2026-08-17');
  for (const type of ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline'] as const)
    one.give(type, { on: '2026-08-31' });
  return one;
}

/** A case under the rules of today whose text is approved and written, and whose file was checked. */
function checked(leaks: object[] = []): OfficeCase {
  const one = decided().give('approvePublication', { on: '2026-09-02', by: holderOf('chair') });
  const of = one.now.publication?.approval ?? 0;
  one.give('recordPaper', { on: '2026-09-02' }, { kind: 'publicText', of, ...paper });
  return one.give(
    'recordPublicCheck',
    { on: '2026-09-02' },
    { paper: { of, turn: 1 }, hashes: [paper.docx, paper.pdf], leaks },
  );
}
const lastCheck = (one: OfficeCase): number => one.now.publicChecks?.at(-1)?.seq ?? 0;
const out = (one: OfficeCase, on: string, more: object = {}) =>
  one.give('publish', { on }, { ...file, form: file.kind, kind: undefined, matters: ['conclusion', 'decision'], check: lastCheck(one), on, ...more }); // prettier-ignore

test('conclusion and decision are duties of their own, each of whoever did it', () => {
  expect(publicationDuties(checked().now)).toEqual([
    { matter: 'conclusion', of: 'settling', elsewhere: false },
    { matter: 'decision', of: 'punishing', elsewhere: false },
  ]);
});

test('what is posted or online is out for fifteen days, the day on which it began not among them', () => {
  const one = checked();
  // 3 September and fifteen days: the 18th is the first day on which it may come down.
  expect(
    one.refusalOf('publish', { on: '2026-09-03' }, { ...file, form: 'portal', matters: ['conclusion'], check: lastCheck(one), until: '2026-09-17' }), // prettier-ignore
  ).toEqual({ refused: 'publishedTooShort', field: 'until', params: { count: 15, until: '2026-09-18' } });
  out(one, '2026-09-03', { until: '2026-09-18' });
  const clock = clocksIn(one.now).find(({ kind }) => kind === 'publicationEnd');
  expect(clock && isRunning(clock) && [keyOf(clock), clock.dates.dueOn]).toEqual([
    'publicationEnd:p1',
    '2026-09-18',
  ]);
  one.wait(endOfDate('2026-09-18'));
  expect(one.now.clocks['publicationEnd:p1']?.ranOut).toBe(true);
});

test('it ends with a proof, and the case is closed only then', () => {
  const one = out(checked(), '2026-09-03');
  const close = { on: '2026-09-21', by: holderOf('chair') };
  const reason = { owedReason: 'Việc còn lại do bộ phận khác theo dõi tiếp.' };
  expect(one.refusalOf('closeCase', close, reason).refused).toBe('publicationNotDone');
  expect(one.refusalOf('endPublication', { on: '2026-09-18' }, { publicationId: 'p1', reason: undefined }).refused).toBe('proofFirst'); // prettier-ignore
  one.give('recordPublicationProof', { on: '2026-09-18' }, { publicationId: 'p1', kind: 'picture' });
  one.give('endPublication', { on: '2026-09-18' }, { publicationId: 'p1', reason: undefined });
  expect(publicationsNow(one.now).map((each) => standingOf(each, one.now))).toEqual(['done']);
  expect(one.give('closeCase', close, reason).now.stage).toBe('closed');
});

test('whoever ends it early says why, and it does not count', () => {
  const one = out(checked(), '2026-09-03');
  expect(one.refusalOf('endPublication', { on: '2026-09-17' }, { publicationId: 'p1', reason: undefined })).toEqual({
    refused: 'endedEarly',
    field: 'reason',
    params: { until: '2026-09-18' },
  }); // prettier-ignore
  one.give('endPublication', { on: '2026-09-17' }, { publicationId: 'p1', reason: 'Trang thông tin bị hỏng máy chủ.' }); // prettier-ignore
  expect(publicationsNow(one.now).map((each) => standingOf(each, one.now))).toEqual(['cutShort']);
  expect(one.now.clocks['publicationEnd:p1']?.stoppedOn).toBe('2026-09-17');
  expect(waitingFor(one.now).step).toBe('publish');
});

test('print and broadcasting want two times', () => {
  const one = out(checked(), '2026-09-03', { form: 'massMedia', place: 'Báo tỉnh' });
  one.give('recordPublicationProof', { on: '2026-09-04' }, { publicationId: 'p1', kind: 'clipping' });
  expect(one.refusalOf('endPublication', { on: '2026-09-04' }, { publicationId: 'p1', reason: undefined })).toMatchObject({
    refused: 'timesMissing',
    params: { count: 1 },
  }); // prettier-ignore
  one.give('recordBroadcast', { on: '2026-09-04' }, { publicationId: 'p1' });
  one.give('endPublication', { on: '2026-09-04' }, { publicationId: 'p1', reason: undefined });
  expect(publicationsNow(one.now)[0]?.broadcasts).toEqual([{ on: '2026-09-04', place: 'Đài tỉnh' }]);
});

test('a meeting has its minutes: who attended, and that somebody would not hear or take the decision', () => {
  const one = checked();
  const meeting = { matters: ['decision'], form: 'meeting', check: lastCheck(one), on: '2026-09-03' };
  expect(one.refusalOf('publish', { on: '2026-09-03' }, meeting).refused).toBe('attendedMissing');
  one.give('publish', { on: '2026-09-03' }, { ...meeting, attended: 'Chi bộ, 25 đảng viên.', refusedToHear: 'Không nhận quyết định.' }); // prettier-ignore
  expect(publicationsNow(one.now).map((each) => [standingOf(each, one.now), each.refusedToHear])).toEqual([
    ['done', 'Không nhận quyết định.'],
  ]);
  // The conclusion is still owed: its limit goes on.
  expect(one.now.clocks.publication?.stoppedOn).toBeUndefined();
  expect(waitingFor(one.now).step).toBe('publish');
});

test('nothing goes out of which something is found, and a head answers for each thing that does', () => {
  const one = checked([
    { kind: 'person', part: 'body', page: 1, paragraph: 2 },
    { kind: 'reporter', part: 'footer', paragraph: 1 },
    { kind: 'unreadable', part: 'body', page: 2 },
  ]);
  const seq = lastCheck(one);
  expect(one.refusalOf('publish', { on: '2026-09-03' }, { form: 'portal' }).refused).toBe('checkFirst');
  const chair = holderOf('chair');
  const reason = 'Tên đã được báo chí nêu trước đó.';
  expect(one.refusalOf('acceptLeak', { on: '2026-09-03', by: holderOf('publisher') }, { leak: `${seq}.1`, reason }).refused).toBe('onlyGivenBy'); // prettier-ignore
  expect(one.refusalOf('acceptLeak', { on: '2026-09-03', by: chair }, { leak: `${seq}.2`, reason }).refused).toBe('reporterNeverPublic'); // prettier-ignore
  one.give('acceptLeak', { on: '2026-09-03', by: chair }, { leak: `${seq}.1`, reason });
  one.give('acceptLeak', { on: '2026-09-03', by: holderOf('publisher') }, { leak: `${seq}.3`, reason: 'Đã xem kỹ bản quét, không có tên.' }); // prettier-ignore
  expect(one.refusalOf('publish', { on: '2026-09-03' }, { form: 'portal' }).refused).toBe('checkFirst');
  expect(one.happened('leakAccepted').map(({ by, data }) => [by, data.kind, data.reason])).toEqual([
    ['u-chair', 'person', reason],
    ['u-publisher', 'unreadable', 'Đã xem kỹ bản quét, không có tên.'],
  ]);
});

test('a check holds for the very file, and for the text that was approved', () => {
  const one = checked();
  const other = { paper: { of: one.now.publication?.approval ?? 0, turn: 1 }, hashes: [paper.docx, 'f'.repeat(64)], leaks: [] }; // prettier-ignore
  expect(one.refusalOf('recordPublicCheck', { on: '2026-09-03' }, other).refused).toBe('nothingToCheck');
  one.give('approvePublication', { on: '2026-09-03', by: holderOf('chair') }, { publicText: 'Bản khác.' });
  expect(one.refusalOf('publish', { on: '2026-09-03' }, { form: 'portal' }).refused).toBe('checkFirst');
});

test('a subject who was cleared is not switched on, and nothing is that is not of the case', () => {
  const one = decided();
  expect(one.refusalOf('approvePublication', { on: '2026-09-02', by: holderOf('chair') }, { named: ['to-k9'] }).refused).toBe('noSuchItem'); // prettier-ignore
  one.give('approvePublication', { on: '2026-09-02', by: holderOf('chair') }, { named: ['subject'] });
  expect(one.now.publication?.named).toEqual(['subject']);
});
