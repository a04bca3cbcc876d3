import type { CaseEvent } from '../../domain/case/events/event';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { issuerOf } from '../../domain/papers/numbering';
import { type PaperKind, paperKinds } from '../../domain/papers/kinds';
import { papersOf } from '../../domain/papers/papers';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { OfficeCase, procedures } from '../../tests/domain/office';
import { toDiscipline, toVerification } from '../../tests/domain/stages';
import { casesOfEveryKind } from '../../tests/papers/casesOfEveryKind';
import { readPaperFile, readPaperOffice } from './paperOffice';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { paperFacts } from './facts';
import { readInstruments } from './instruments';
import { placeLine } from './layout';
import { paperText, textOf } from './paperText';

const on = '2026-03-16';
const needs = {
  t: vietnamese,
  names: (id: string) => `Ông ${id}`,
  procedure: getProcedureInForce(procedures, on, 'party'),
  instruments: readInstruments(),
};

const written = casesOfEveryKind().flatMap(({ events }) => {
  return events.flatMap((event: CaseEvent) => {
    const state = caseForPaper(events, event.seq);
    return papersOf(event, events).map((kind): [PaperKind, ReturnType<typeof paperText>] => [
      kind,
      paperText(kind, readPaperOffice(), paperFacts(state, event, needs), {
        giver: { name: 'Đặng Vũ Lam Sơn', roles: ['chair'] },
        leader: 'Ông u-teamLeader',
        issuer: issuerOf(state, kind),
      }),
    ]);
  });
});
const lettersOf = ({ title, about, blocks }: ReturnType<typeof paperText>): string =>
  [title, about, ...blocks.flatMap(({ runs }) => runs.map(({ text }) => text))].join('\n');

const of = (kind: PaperKind): string => {
  const [, text] = written.find(([one]) => one === kind) ?? [];
  return text ? lettersOf(text) : '';
};

test('every kind of paper is written of something that happens', () => {
  expect([...new Set(written.map(([kind]) => kind))].sort()).toEqual([...paperKinds].sort());
});

test.each(written)('%s is filled in whole, and names no reporter', (_kind, text) => {
  const letters = lettersOf(text);
  expect(letters).not.toMatch(
    /undefined|null|\{\{|\{%|NaN|\[object|, ,|đến ngày \.|ngày {2}|: ;|số {2}|số ngày/,
  );
  expect(letters).not.toContain('v-1');
  expect(text.signature.onBehalf).not.toBe('');
  expect(text.blocks.length).toBeGreaterThan(0);
});

test('a decision names the team, the subject and each allegation; a letter only the number of the report', () => {
  expect(of('decision')).toContain('đồng chí Nguyễn Văn Mẫu, Phó Giám đốc, Sở Mẫu');
  expect(of('decision')).toContain('Ông u-teamLeader, Tổ trưởng');
  expect(of('disciplineDecision')).toContain('cảnh cáo');
  expect(of('disciplineDecision')).toContain('Trong thời hạn 30 ngày kể từ');
  expect(of('reporterLetter')).toContain('Người gửi đơn số TC-1');
});

test.each([
  [{}, 'sinh ngày ……/……/………; chức vụ trong Đảng: ……………; chức vụ, đơn vị công tác: Phó Giám đốc, Sở Mẫu;'],
  [
    { bornOn: '1967-05-12', partyPosition: 'Phó Bí thư Chi bộ' },
    'sinh ngày 12/5/1967; chức vụ trong Đảng: Phó Bí thư Chi bộ; chức vụ, đơn vị công tác: Phó Giám đốc, Sở Mẫu;',
  ],
  [{ bornOn: '1967' }, 'sinh năm 1967; chức vụ trong Đảng: ……………;'],
])('a discipline decision says of its subject what is known: %j', (personal, said) => {
  const subject = { kind: 'member', name: 'Nguyễn Văn Mẫu', position: 'Phó Giám đốc', organisation: 'Sở Mẫu', managedBy: 'provincialStandingCommittee', ...personal }; // prettier-ignore
  const one = toDiscipline(toVerification(OfficeCase.received('2026-03-02', { subject }), '2026-03-05'), on)
    .give('holdHearing', { on })
    .give('recordVote', { on })
    .give('conclude', { on })
    .give('suspendActivity', { on })
    .give('decideDiscipline', { on });
  const letters = (type: 'disciplineDecided' | 'activitySuspended', kind: PaperKind) =>
    one
      .happened(type)
      .map((event) =>
        lettersOf(
          paperText(kind, readPaperOffice(), paperFacts(caseForPaper(one.events, event.seq), event, needs)),
        ),
      );
  expect(letters('disciplineDecided', 'disciplineDecision')).toEqual([expect.stringContaining(said)]);
  // Other decisions about them say it where it is known, and leave no room for what is not.
  const [suspended] = letters('activitySuspended', 'suspensionDecision');
  const born =
    'bornOn' in personal
      ? personal.bornOn === '1967'
        ? ', sinh năm 1967'
        : ', sinh ngày 12/5/1967, Phó Bí thư Chi bộ'
      : '';
  expect(suspended).toContain(`đồng chí Nguyễn Văn Mẫu${born}, Phó Giám đốc, Sở Mẫu, thời hạn`);
});

test('papers on the way tell until when, to whom, what and why', () => {
  // Twenty working days past 2026-07-09; 90 days past a suspension from 2026-03-16.
  expect(of('extensionDecision')).toContain('thêm 20 ngày làm việc, đến hết ngày 06/8/2026. Lý do: ');
  expect(written.map(([, text]) => lettersOf(text))).toContainEqual(
    expect.stringContaining(
      'Thời hạn giải quyết được gia hạn thêm 20 ngày làm việc, đến hết ngày 06/8/2026.',
    ),
  );
  expect(of('suspensionExtension')).toContain('thêm 90 ngày, đến hết ngày 12/9/2026. Lý do: ');
  expect(of('reassignmentDecision')).toContain(
    'Đồng chí Ông u-teamLeader-2, Tổ trưởng;\nĐồng chí Ông u-member, thành viên.',
  );
  expect(of('informationRequest')).toContain('Kính gửi: Sở Tài chính');
  expect(of('informationRequest')).toContain('trước ngày 30/3/2026');
  // Another body learns of the matter, never about whom.
  expect(of('informationRequest')).not.toContain('Nguyễn Văn Mẫu');
  expect(of('protectionDecision')).toContain('Giữ nguyên vị trí việc làm.');
  expect(of('protectionDecision')).toContain(
    'Bảo vệ tính mạng, sức khỏe, từ ngày 16/3/2026: đề nghị cơ quan công an',
  );
  expect(of('protectionPersonnelRequest')).toContain('Bảo vệ vị trí công tác, từ ngày 16/3/2026.');
  expect(of('protectionPersonnelRequest')).toContain('Thông tư số 03/2020/TT-BNV, Điều 6');
  expect(of('protectionEnd')).toContain(
    'Chấm dứt biện pháp bảo vệ vị trí công tác được quyết định ngày 16/3/2026',
  );
  expect(of('protectionEnd')).toContain('Lý do: Người được bảo vệ đã chuyển nơi công tác.');
  expect(of('protectionRefusal')).toContain('Lý do: Không có dấu hiệu bị đe dọa.');
  expect(of('restorationNotice')).toContain(
    'khôi phục danh dự, quyền và lợi ích hợp pháp của đồng chí Nguyễn Văn Mẫu',
  );
  expect(of('apologyNotice')).toContain('Quyết định số 30-QĐ/TU, ngày 16/3/2026');
  expect(of('apologyNotice')).toContain('công khai tại hội nghị, ngày 16/3/2026, tại Sở Mẫu');
  expect(of('apologyNotice')).toContain('\ndanh dự.');
  expect(of('apologyRefusal')).toContain('Quyết định số 30-QĐ/TU, ngày 16/3/2026');
  expect(of('apologyRefusal')).toContain('Lý do: Đồng chí đã từ chối nhận lời xin lỗi bằng văn bản.');
});

test('the letter to the police has what their circular asks for, and names whom somebody has put down', () => {
  const letter = of('protectionPoliceRequest');
  // TT 145/2020/TT-BCA art. 6: grounds, acceptance with its limit, the protected person, the content, what is attached.
  expect(letter).toContain('Kính gửi: Cơ quan công an có thẩm quyền');
  expect(letter).toContain('được thụ lý ngày 05/3/2026, thời hạn giải quyết đến hết ngày');
  expect(letter).toContain('Đề nghị bảo vệ ngày 16/3/2026: Người gửi đơn báo bị đe dọa');
  expect(letter).toContain('họ tên, địa chỉ, số điện thoại:\n……………');
  expect(letter).toContain('Bảo vệ tính mạng, sức khỏe, từ ngày 16/3/2026.');
  expect(letter).toContain('Gửi kèm: văn bản thụ lý đơn và đề nghị bảo vệ');
  const [one] = casesOfEveryKind().filter(({ events }) =>
    events.some((event) => papersOf(event, events).includes('protectionPoliceRequest')),
  );
  const [event] = one?.happened('protectionDecided') ?? [];
  if (!one || !event) throw new Error('nobody asks the police');
  const named = { ...needs, protectedNamed: 'Đỗ Thị Mẫu, thôn 2, 0912 000 111' };
  const facts = paperFacts(caseForPaper(one.events, event.seq), event, named);
  for (const kind of papersOf(event, one.events)) {
    const letters = lettersOf(paperText(kind, readPaperOffice(), facts));
    expect(letters.includes('Đỗ Thị Mẫu')).toBe(kind === 'protectionPoliceRequest');
  }
});

test('under State law protection rests on that law, and nobody is called a comrade', () => {
  const official = { kind: 'official', name: 'Lê Văn Mẫu', position: 'Phó Giám đốc', organisation: 'Sở Mẫu', managingBody: 'UBND tỉnh Mẫu' }; // prettier-ignore
  const procedure = getProcedureInForce(procedures, on, 'state');
  const one = new OfficeCase(procedure)
    .give('register', { on: '2026-03-02' }, { subject: official })
    .give('requestProtection', { on })
    .give('decideProtection', { on }, { granted: true });
  for (const event of [...one.happened('protectionRequested'), ...one.happened('protectionDecided')])
    for (const kind of papersOf(event, one.events)) {
      const state = caseForPaper(one.events, event.seq);
      const facts = paperFacts(state, event, { ...needs, procedure });
      const letters = lettersOf(paperText(kind, readPaperOffice(), facts));
      expect(letters).toContain('Luật Tố cáo số 25/2018/QH14, ngày 12/6/2018 của Quốc hội');
      expect(letters).not.toMatch(/231-QĐ|đồng chí/);
    }
});

test('a decision on the team is written only where there is a signed one to change', () => {
  const early = OfficeCase.received('2026-03-02')
    .give('classify', { on })
    .give('accept', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .give('reassign', { on });
  const [reassigned] = early.happened('reassigned');
  expect(reassigned && papersOf(reassigned, early.events)).toEqual([]);
});

test('the minutes have the attendance, the tally and the dissenting opinion, and nobody’s vote', () => {
  const letters = of('deliberationMinutes');
  expect(letters).toContain('Đồng chí Ủy viên 8: vắng có lý do');
  expect(letters).toContain('Cảnh cáo: 5 phiếu');
  expect(letters).toContain('Thông qua hình thức cảnh cáo');
  expect(letters).toContain('Đồng chí Ủy viên 1: Đề nghị khiển trách.');
});

test('the minutes have every ballot with its reason, and say which opinion its member has not signed', () => {
  const letters = of('deliberationMinutes');
  expect(letters).toContain('Lần 1, ngày');
  expect(letters).toContain('Cảnh cáo: 3 phiếu');
  expect(letters).toContain('Không hình thức nào đạt đủ số phiếu');
  expect(letters).toContain('Lần 2, ngày');
  expect(letters).toContain('Lý do bỏ phiếu lại: Không hình thức nào đủ phiếu.');
  expect(letters).toContain('(Chưa được người có ý kiến ký xác nhận.)');
});

test('days below 10 and months below 3 are written with a nought', () => {
  expect(placeLine('Hà Nội', '2026-02-05')).toBe('Hà Nội, ngày 05 tháng 02 năm 2026');
  expect(placeLine('Hà Nội', '2026-11-24')).toBe('Hà Nội, ngày 24 tháng 11 năm 2026');
  expect(placeLine('Hà Nội', '2026-03-10')).toBe('Hà Nội, ngày 10 tháng 3 năm 2026');
});

describe('a template that an edit has spoiled is named with its line, and never brings anything down', () => {
  const head = '---\ntitle: BÁO CÁO\nabout: về đơn\nsignedBy: chair\n---\n';
  const attempt = (template: string) => () => textOf('report.njk', template, readPaperOffice(), {});

  test.each([
    [`${head}Đoạn một.\n{% if đúng %}\n`, 'office/papers/templates/report.njk'],
    [`${head}Đoạn một.\n{{ số | kiểu_lạ }}\n`, 'kiểu_lạ'],
    ['Không có phần đầu.', 'its head needs title, about and signedBy'],
    ['---\ntitle: [\n---\n', 'office/papers/templates/report.njk'],
  ])('%j', (template, said) => {
    expect(attempt(template)).toThrow(said);
    expect(attempt(template)).toThrow(expect.objectContaining({ name: 'SpoiledPaperFile' }));
  });

  test('a template that is not there is named, and so is a signature that the office has not', () => {
    expect(() => readPaperFile('khong-co.njk')).toThrow(
      'office/papers/templates/khong-co.njk: there is no such file',
    );
    const unsigned = head.replace('chair', 'constructor');
    expect(attempt(`${unsigned}Đoạn một.\n`)).toThrow('office.yaml has no such signature: constructor');
  });

  test('the line is that of the file, its head included', () => {
    expect(attempt(`${head}Đoạn một.\n{{ % }}\n`)).toThrow('office/papers/templates/report.njk, 7: ');
  });
});
