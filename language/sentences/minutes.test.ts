import { vietnamese } from './languagesForTests';
import { meetingMinutesLines } from './minutes';

const members = [{ id: 'u-1', name: 'Trần Thị Mẫu' }];

test('what was taken down of a meeting is told line by line, its chair by name', () => {
  const minutes = { beganAt: '08:00', chair: 'u-1', secretary: 'Lê Thị Mẫu, chuyên viên' };
  expect(meetingMinutesLines(vietnamese, minutes, members)).toEqual([
    'Giờ bắt đầu: 08:00',
    'Chủ trì: Trần Thị Mẫu',
    'Người ghi biên bản: Lê Thị Mẫu, chuyên viên',
  ]);
});

test('nothing is told of what nobody took down, nor of a chair who is none of its members', () => {
  expect(meetingMinutesLines(vietnamese, undefined, members)).toEqual([]);
  expect(meetingMinutesLines(vietnamese, { chair: 'u-2' }, members)).toEqual([]);
});
