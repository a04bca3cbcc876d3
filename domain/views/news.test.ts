import { at, endOfDate, holderOf, OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { project } from './caseView';
import { newsIn, noticesOf, type OnDesk } from './news';

const long = '2026-01-01T00:00:00.000Z';
const waits: OnDesk = { accountId: 'u-areaOfficer', roles: ['areaOfficer'], waits: true, cameUp: false };
const cameUp = (role: string): OnDesk => ({
  accountId: `u-${role}`,
  roles: [role],
  waits: false,
  cameUp: true,
});

test('it is new to whoever it waits for, from the act on that made it their turn', () => {
  const one = OfficeCase.received('2026-03-02');
  expect(noticesOf(newsIn(one.now), waits, long)).toEqual([{ kind: 'waiting', at: at('2026-03-02') }]);
  expect(noticesOf(newsIn(one.now), waits, at('2026-03-02'))).toEqual([]);
});

test('what waits for somebody through their own act is not new to them', () => {
  const one = OfficeCase.received('2026-03-02');
  const registrar = { ...waits, accountId: 'u-intakeOfficer', roles: ['intakeOfficer'] };
  expect(noticesOf(newsIn(one.now), registrar, long)).toEqual([]);
});

test('a note changes nobody’s turn; the next step does', () => {
  const one = OfficeCase.received('2026-03-02').give('note', { on: '2026-03-04' });
  expect(newsIn(one.now).turn?.since).toBe(at('2026-03-02'));
  one.give('classify', { on: '2026-03-05' });
  expect(newsIn(one.now).turn).toEqual({ since: at('2026-03-05'), by: 'u-intakeOfficer' });
});

test('it is overdue from the end of its last day on, and not any more once the limit was met', () => {
  const one = OfficeCase.received('2026-03-02');
  const dueOn = one.dueOn('handling') ?? '';
  one.wait(at('2026-03-30'));
  expect(noticesOf(newsIn(one.now), waits, at('2026-03-03'))).toContainEqual({
    kind: 'overdue',
    at: endOfDate(dueOn),
  });
  one.give('keepOnFile', { on: '2026-03-30' });
  expect(newsIn(one.now).overdueSince).toBeUndefined();
});

test('to each it has come up when it was escalated to them, not when it went on to the next above', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
  one.give('escalate', { on: '2026-03-16' }, { to: 'departmentHead' });
  one.give('escalate', { on: '2026-03-18', by: holderOf('departmentHead') }, { to: 'chair' });
  const news = newsIn(one.now);
  expect(news.escalated).toEqual({ departmentHead: at('2026-03-16'), chair: at('2026-03-18') });
  expect(noticesOf(news, cameUp('departmentHead'), at('2026-03-17'))).toEqual([]);
  expect(noticesOf(news, cameUp('chair'), at('2026-03-17'))).toEqual([
    { kind: 'escalated', at: at('2026-03-18') },
  ]);
});

test('a proposed conflict of interest asks for a decision', () => {
  const one = OfficeCase.received('2026-03-02').give(
    'declareConflict',
    { on: '2026-03-09', by: holderOf('departmentHead') },
    { accountId: 'u-areaOfficer', relation: 'Anh em ruột' },
  );
  expect(noticesOf(newsIn(one.now), cameUp('chair'), at('2026-03-08'))).toContainEqual({
    kind: 'asked',
    at: at('2026-03-09'),
  });
});

test('a row says when anything of it was new last, so that lists can be asked by it', () => {
  const one = OfficeCase.received('2026-03-02').give('classify', { on: '2026-03-03' });
  expect(project(one.now).news?.at).toBe(at('2026-03-03'));
});

test('what the reporter has written through the public door is new to whoever it waits for', () => {
  const one = OfficeCase.received('2026-03-02');
  const wrote = {
    from: 'reporter',
    message: 'm-1',
    kind: 'addition',
    on: '2026-03-10',
    files: 0,
    seq: 9,
  } as const;
  const now = { ...one.now, correspondence: [{ ...wrote, at: at('2026-03-10') }] };
  expect(noticesOf(newsIn(now), waits, at('2026-03-09'))).toEqual([{ kind: 'wrote', at: at('2026-03-10') }]);
  expect(noticesOf(newsIn(now), waits, at('2026-03-10'))).toEqual([]);
});
