import { OfficeCase } from '../../tests/domain/office';
import type { CaseState } from '../case/state';
import { bodyKindOf, outsideOf, totalRecovery } from './outside';

test('a body is told by its name; one of the police that investigates is an investigating body', () => {
  const names = {
    'Cơ quan Cảnh sát điều tra Công an tỉnh': 'investigation',
    'Viện kiểm sát nhân dân tỉnh': 'procuracy',
    'TÒA ÁN nhân dân khu vực 1': 'court',
    'Cục Thi hành án dân sự': 'judgmentEnforcement',
    'Công an xã Mẫu': 'police',
    'Thanh tra tỉnh': 'inspectorate',
    'UBKT Đảng ủy xã Mẫu': 'other',
  };
  for (const [name, kind] of Object.entries(names)) expect([name, bodyKindOf(name)]).toEqual([name, kind]);
});

test('signs of crime go to investigators on 4 March: their answer is due on the twentieth day, 24 March', () => {
  const one = OfficeCase.received('2026-03-02');
  const to = 'Cơ quan Cảnh sát điều tra Công an tỉnh';
  for (const type of ['classify', 'accept'] as const) one.give(type, { on: '2026-03-03' });
  one.give('transferToInvestigators', { on: '2026-03-04' }, { to, on: '2026-03-04', grounds: 'Tham ô.' });
  expect(outsideOf(one.now)).toEqual([
    {
      thing: 'crimeSigns',
      to,
      body: 'investigation',
      since: '2026-03-04',
      due: '2026-03-24',
      lateSince: undefined,
      answeredOn: undefined,
      done: false,
    },
  ]);
  one.wait('2026-03-24T17:00:00.000Z');
  expect(outsideOf(one.now)).toMatchObject([{ lateSince: '2026-03-24T17:00:00.000Z', done: false }]);
  one.give('recordTransferReply', { on: '2026-03-26' }, { on: '2026-03-26', summary: 'Đã khởi tố.' });
  expect(outsideOf(one.now)).toMatchObject([{ answeredOn: '2026-03-26', done: true, lateSince: undefined }]);
});

test('assets are summed up with what came back and what was given up', () => {
  const { now } = OfficeCase.received('2026-03-02');
  const recommendation = (id: string, assets: { amount: number; recovered: number; givenUp?: { amount: number; reason: string } }) =>
    ({ id, to: 'Cục Thi hành án dân sự', text: 'Thu hồi', done: false, assets }); // prettier-ignore
  const state: CaseState = {
    ...now,
    recommendations: [
      recommendation('r1', { amount: 900, recovered: 300 }),
      recommendation('r2', { amount: 500, recovered: 100, givenUp: { amount: 150, reason: 'Đã chết' } }),
    ],
  };
  const found = outsideOf(state);
  expect(found.map(({ thing, assets }) => [thing, assets?.left])).toEqual([
    ['recovery', 600],
    ['recovery', 250],
  ]);
  expect(totalRecovery(found)).toEqual({ amount: 1400, recovered: 400, givenUp: 150, left: 850 });
});

test('a case that had nothing to do with a body outside says nothing', () => {
  expect(outsideOf(OfficeCase.received('2026-03-02').now)).toEqual([]);
});
