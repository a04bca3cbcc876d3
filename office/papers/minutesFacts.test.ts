import { caseForPaper } from '../../domain/papers/caseForPaper';
import type { PaperKind } from '../../domain/papers/kinds';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { OfficeCase, procedures } from '../../tests/domain/office';
import { toDiscipline, toVerification } from '../../tests/domain/stages';
import { paperFacts } from './facts';
import { readInstruments } from './instruments';
import { readPaperOffice } from './paperOffice';
import { paperText } from './paperText';

const on = '2026-03-16';
const needs = {
  t: vietnamese,
  names: (id: string) => `Họ Tên ${id}`,
  posts: (id: string) => (id === 'u-official-1' ? 'Phó Chủ nhiệm' : 'Ủy viên'),
  procedure: getProcedureInForce(procedures, on, 'party'),
  instruments: readInstruments(),
};
const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const atDiscipline = () => toDiscipline(verified(), on);

/** The lines of the paper that is written of the last such event. */
function linesOf(
  one: OfficeCase,
  kind: PaperKind,
  type: 'concluded' | 'hearingHeld' | 'minutesRecorded',
): string[] {
  const event = one.happened(type).at(-1);
  if (!event) throw new Error(`no ${type}`);
  const facts = paperFacts(caseForPaper(one.events, event.seq), event, needs);
  const { blocks } = paperText(kind, readPaperOffice(), facts);
  return blocks.map(({ runs }) => runs.map(({ text }) => text).join(''));
}

/** Nine official members, of whom seven are there. */
const members = Array.from({ length: 9 }, (_, i) => ({
  id: `u-official-${i + 1}`,
  name: `Ủy viên ${i + 1}`,
  standing: i < 7 ? ('present' as const) : ('excused' as const),
}));
const taken = {
  beganAt: '08:00',
  endedAt: '11:30',
  chair: 'u-official-1',
  secretary: 'Đ/c Lê Thị Mẫu, chuyên viên',
};
const met = (one: OfficeCase, minutes?: object) =>
  one.give('putOnAgenda', { on }).give('recordAttendance', { on }, { members, ...(minutes && { minutes }) });
const concluded = (minutes?: object) =>
  met(atDiscipline().give('holdHearing', { on }), minutes)
    .give('recordVote', { on })
    .give('conclude', { on });

test('minutes of a ballot have hours, chair and secretary of the meeting, in words', () => {
  const lines = linesOf(concluded(taken), 'deliberationMinutes', 'concluded');
  expect(lines[0]).toContain('Hồi 08 giờ 00, ngày 16/3/2026, tại ');
  expect(lines).toContain('Chủ trì: đồng chí Ủy viên 1, Phó Chủ nhiệm.');
  expect(lines).toContain('Ghi biên bản: đồng chí Lê Thị Mẫu, chuyên viên.');
  expect(lines.at(-1)).toContain('Biên bản kết thúc hồi 11 giờ 30 cùng ngày');
  expect(lines.join('\n')).not.toContain('…');
});

test('what nobody took down stays to be written by hand, and nothing else does', () => {
  const bare = linesOf(concluded(), 'deliberationMinutes', 'concluded');
  expect(bare[0]).toContain('Hồi …… giờ ……, ngày 16/3/2026');
  expect(bare).toContain('Chủ trì: đồng chí ……………');
  const some = linesOf(concluded({ beganAt: '08:00' }), 'deliberationMinutes', 'concluded');
  expect(some[0]).toContain('Hồi 08 giờ 00,');
  expect(some).toContain('Ghi biên bản: đồng chí ……………');
  expect(some.at(-1)).toContain('hồi …… giờ …… cùng ngày');
});

test('whoever is recused in the case did not chair it there, though they chaired the meeting', () => {
  const before = atDiscipline().give('holdHearing', { on }).exclude('u-official-1', on);
  const one = met(before, taken);
  expect(one.now.meetings?.at(-1)?.minutes).toEqual({ ...taken, chair: undefined });
  const found = concluded(taken).exclude('u-official-1', on);
  const lines = linesOf(found, 'deliberationMinutes', 'concluded');
  // Found only after the minutes: they say what they said.
  expect(lines).toContain('Chủ trì: đồng chí Ủy viên 1, Phó Chủ nhiệm.');
});

test('whoever chairs is present, and nothing ends before it begins', () => {
  const one = atDiscipline().give('holdHearing', { on }).give('putOnAgenda', { on });
  const refusal = (minutes: object, present: readonly object[] = members) =>
    one.refusalOf('recordAttendance', { on }, { members: present, minutes });
  expect(refusal({ ...taken, chair: 'u-nobody' })).toMatchObject({
    refused: 'chairNotPresent',
    field: 'chair',
  });
  const away = members.map((member, i) => (i === 0 ? { ...member, standing: 'excused' as const } : member));
  expect(refusal(taken, away)).toMatchObject({ refused: 'chairNotPresent' });
  expect(refusal({ ...taken, endedAt: '07:00' })).toMatchObject({ refused: 'endsBeforeBeginning' });
  const hours = { beganAt: '10:00', endedAt: '09:00' };
  expect(atDiscipline().refusalOf('holdHearing', { on }, hours)).toMatchObject({
    refused: 'endsBeforeBeginning',
  });
  expect(verified().refusalOf('recordMinutes', { on }, hours)).toMatchObject({
    refused: 'endsBeforeBeginning',
  });
});

test('minutes of a hearing say who was there; held at the meeting of that day, what is known of that', () => {
  const told = {
    beganAt: '14:00', endedAt: '15:30', place: 'Phòng họp số 2.', chair: 'Đồng chí Trần Văn Mẫu, Phó Chủ nhiệm',
    secretary: 'Lê Thị Mẫu, chuyên viên', attending: ['Phạm Văn Mẫu, Ủy viên', 'đ/c Đỗ Thị Mẫu, Ủy viên.'],
  }; // prettier-ignore
  const lines = linesOf(atDiscipline().give('holdHearing', { on }, told), 'hearingMinutes', 'hearingHeld');
  expect(lines[0]).toContain('Hồi 14 giờ 00, ngày 16/3/2026, tại Phòng họp số 2, Ủy ban Kiểm tra');
  expect(lines).toContain('Chủ trì: đồng chí Trần Văn Mẫu, Phó Chủ nhiệm.');
  expect(lines).toContain('Đồng chí Phạm Văn Mẫu, Ủy viên.');
  expect(lines).toContain('Đồng chí Đỗ Thị Mẫu, Ủy viên.');
  expect(lines.join('\n')).not.toContain('…');

  const atMeeting = linesOf(
    met(atDiscipline(), taken).give('holdHearing', { on }),
    'hearingMinutes',
    'hearingHeld',
  );
  // Its own hours nobody said.
  expect(atMeeting[0]).toContain('Hồi …… giờ ……, ');
  expect(atMeeting).toContain('Chủ trì: đồng chí Ủy viên 1, Phó Chủ nhiệm.');
  expect(atMeeting).toContain('Đồng chí Ủy viên 2, Ủy viên.');
});

test('minutes of a working session say where it was, who wrote and with whom was worked', () => {
  const told = { beganAt: '08:30', endedAt: '10:00', place: 'Sở Mẫu', secretary: 'Lê Thị Mẫu, chuyên viên', workedWith: ['ông Trần Văn Mẫu, Giám đốc'] }; // prettier-ignore
  const lines = linesOf(verified().give('recordMinutes', { on }, told), 'minutes', 'minutesRecorded');
  expect(lines[0]).toContain('Hồi 08 giờ 30, ngày 16/3/2026, tại Sở Mẫu, Tổ kiểm tra');
  expect(lines).toContain('Ghi biên bản: đồng chí Lê Thị Mẫu, chuyên viên.');
  expect(lines).toContain('Ông Trần Văn Mẫu, Giám đốc.');
  expect(lines.join('\n')).not.toContain('…');
});
