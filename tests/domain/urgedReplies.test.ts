import { whyNotOffered } from '../../domain/case/decide';
import type { OfficeCase } from './office';
import { at, procedure22 } from './office';
import { asked } from './stages';

const officer = { id: 'u-areaOfficer', roles: ['areaOfficer'] } as const;
const refusalOn = (one: OfficeCase, on: string) =>
  whyNotOffered(one.now, { ...officer, roles: [...officer.roles] }, 'urgeReply', {
    now: at(on),
    procedure: procedure22,
  })?.refused;

test('whoever owes an answer can be pressed for it, which gives them no more time', () => {
  const one = asked();
  const dueBefore = one.now.clocks['reply:r1'];
  one.give(
    'urgeReply',
    { on: '2026-03-12' },
    { to: 'Sở Tài chính', summary: 'Đề nghị trả lời trước ngày 16/3.' },
  );
  expect(one.happened('replyUrged').map(({ data }) => data)).toEqual([
    { to: 'Sở Tài chính', on: '2026-03-12', summary: 'Đề nghị trả lời trước ngày 16/3.' },
  ]);
  expect(one.now.clocks['reply:r1']).toEqual(dueBefore);
});

test('it is not offered where nobody owes an answer', () => {
  expect(refusalOn(asked(), '2026-03-12')).toBeUndefined();
  const answered = asked().give('recordReply', { on: '2026-03-12' });
  expect(refusalOn(answered, '2026-03-12')).toBe('noOpenRequest');
});
