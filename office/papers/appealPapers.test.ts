import { findStanding } from '../../domain/appeals/appealable';
import type { CaseEvent } from '../../domain/case/events/event';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { issuerOf } from '../../domain/papers/numbering';
import type { PaperKind } from '../../domain/papers/kinds';
import { papersOf } from '../../domain/papers/papers';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { holderOf, OfficeCase, procedures } from '../../tests/domain/office';
import { against } from '../../tests/domain/ordinary';
import { toServed } from '../../tests/domain/stages';
import { readPaperOffice } from './paperOffice';
import { paperFacts } from './facts';
import { readInstruments } from './instruments';
import { paperText } from './paperText';

const [decidedOn, on] = ['2026-03-02', '2026-03-16'];
const needs = {
  t: vietnamese,
  names: (id: string) => `Ông ${id}`,
  procedure: getProcedureInForce(procedures, on, 'party'),
  instruments: readInstruments(),
};

/** An appeal against the warning 36-QĐ/UBKTTU of 2 March 2026, chosen among the decisions of this office. */
function accepted(): OfficeCase {
  const decided = toServed(OfficeCase.received(decidedOn, {}, 'c-0'), decidedOn, '36-QĐ/UBKTTU');
  const decisions = [{ ...findStanding(decided.now), caseId: 'c-0', differs: [], workedOn: [] }];
  return OfficeCase.received(on, { kind: 'disciplineAppeal' })
    .give('classify', { on }, { kind: 'disciplineAppeal' })
    .give('acceptAppeal', { on }, { ...against('c-0'), lodgedOn: on, decisions });
}

const heard = (finding: Record<string, unknown> = {}): OfficeCase => {
  const one = accepted().give('tell', { on }).give('proposeAssignment', { on }).give('formTeam', { on });
  one.give('signDecision', { on }, { number: '60-QĐ/UBKTTU' }).give('recordMinutes', { on });
  one
    .give('suspendActivity', { on })
    .give('extendSuspension', { on })
    .give('requestInformation', { on })
    .give('reassign', { on })
    .give('requestProtection', { on })
    .give('decideProtection', { on }, { granted: true });
  const led = { on, by: { id: 'u-teamLeader-2', roles: ['teamLeader' as const] } };
  one.give('announceDecision', led).give('recordExplanation', led).give('setFinding', led, finding);
  one.give('submitReport', led, { proposesDiscipline: false, proposedResult: 'lowered' });
  return one.give('holdHearing', { on });
};

const ended = [
  heard()
    .give('decideAppeal', { on }, { result: 'lowered', form: 'reprimand', number: '71-QĐ/TU' })
    .give('approvePublication', { on, by: holderOf('chair') }),
  heard({ finding: 'unfounded' }).give('decideAppeal', { on }, { number: '71-QĐ/TU' }),
  heard()
    .give('decideAppeal', { on }, { result: 'annulled', number: '71-QĐ/TU' })
    .give('restoreName', { on }, { restored: true }),
];

const lettersOf = ({ title, about, blocks, copies }: ReturnType<typeof paperText>): string =>
  [title, about, ...blocks.flatMap(({ runs }) => runs.map(({ text }) => text)), ...copies].join('\n');

const writtenOf = ({ events }: OfficeCase): [PaperKind, string][] =>
  events.flatMap((event: CaseEvent) => {
    const state = caseForPaper(events, event.seq);
    return papersOf(event, events).map((kind): [PaperKind, string] => [
      kind,
      lettersOf(
        paperText(kind, readPaperOffice(), paperFacts(state, event, needs), {
          leader: 'Ông u-teamLeader',
          issuer: issuerOf(state, kind),
        }),
      ),
    ]);
  });
const written = ended.flatMap(writtenOf);
const of = (kind: PaperKind, one: OfficeCase | undefined): string =>
  (one ? writtenOf(one) : [])
    .filter(([each]) => each === kind)
    .map(([, letters]) => letters)
    .join('\n');

/** The public learns of nobody who is not switched on; other bodies learn of the matter, never about whom; whoever protects somebody knows them by the number of the report alone. */
const namesNobody: readonly PaperKind[] = [
  'informationRequest', 'protectionRequest', 'protectionDecision', 'protectionRefusal', 'publicText',
]; // prettier-ignore

test('an appeal has all its papers', () => {
  expect([...new Set(written.map(([kind]) => kind))].sort()).toEqual(
    [
      'appealDecision', 'decision', 'deliberationMinutes', 'hearingMinutes', 'informationRequest', 'minutes', 'outline', 'plan',
      'protectionDecision', 'protectionRequest', 'publicText', 'reassignmentDecision', 'report', 'reporterLetter', 'restorationNotice',
      'suspensionDecision', 'suspensionExtension',
    ].sort(),
  ); // prettier-ignore
});

test.each(written)('%s of an appeal speaks of no denunciation', (_kind, letters) => {
  expect(letters).not.toMatch(/tố cáo|Đối tượng|đối tượng|Luật Tố cáo|nội dung phản ánh/);
  // Findings of a denunciation.
  expect(letters).not.toMatch(/: (đúng|sai|đúng một phần)\b/i);
  expect(letters).not.toMatch(/undefined|null|\{\{|\{%|\[object|, ,|ngày {2}|số {2}|ngày \./);
});

test.each(written.filter(([kind]) => !namesNobody.includes(kind)))(
  '%s of an appeal names form, number and day of the decision',
  (_kind, letters) => {
    expect(letters).toContain('36-QĐ/UBKTTU, ngày 02/3/2026');
    expect(letters).toContain('cảnh cáo');
  },
);

test.each(written.filter(([kind]) => namesNobody.includes(kind)))(
  '%s of an appeal tells nobody whom it is about',
  (_kind, letters) => {
    expect(letters).not.toContain('36-QĐ/UBKTTU');
    expect(letters).not.toContain('Nguyễn Văn Mẫu');
  },
);

test('the decision says what becomes of the one before', () => {
  const [lowered, upheld, annulled] = ended;
  const whose = 'đối với đồng chí Nguyễn Văn Mẫu, Phó Giám đốc, Sở Mẫu. Lý do: ';
  const decision = 'theo Quyết định số 36-QĐ/UBKTTU, ngày 02/3/2026';
  expect(of('appealDecision', lowered)).toContain(
    `Giảm hình thức kỷ luật từ cảnh cáo ${decision} xuống khiển trách ${whose}`,
  );
  expect(of('appealDecision', upheld)).toContain(
    `Giữ nguyên hình thức kỷ luật cảnh cáo ${decision} ${whose}`,
  );
  // The central commission reviews what the provincial committee decides; of what is annulled nothing is left to appeal against.
  expect(of('appealDecision', upheld)).toContain('có quyền khiếu nại tiếp lên cấp có thẩm quyền');
  expect(of('appealDecision', annulled)).not.toContain('khiếu nại tiếp');
  expect(of('appealDecision', annulled)).toContain(`Xóa bỏ hình thức kỷ luật cảnh cáo ${decision} ${whose}`);
});

test('report and letters say of it what an appeal can come to', () => {
  const [lowered, upheld, annulled] = ended;
  expect(of('report', lowered)).toContain('Nhận định: có căn cứ. ');
  expect(of('report', upheld)).toContain('Nhận định: không có căn cứ. ');
  expect(of('report', lowered)).toContain('Đề nghị:\n giảm hình thức kỷ luật.');
  expect(of('hearingMinutes', lowered)).toContain('Người khiếu nại có mặt.');
  expect(of('reporterLetter', lowered)).toContain(
    'Kính gửi: Đồng chí Nguyễn Văn Mẫu, Phó Giám đốc, Sở Mẫu\n(Người khiếu nại, đơn số TC-1)',
  );
  expect(of('reporterLetter', annulled)).toContain(
    'Kết quả: Xóa bỏ hình thức kỷ luật cảnh cáo theo Quyết định số 36-QĐ/UBKTTU, ngày 02/3/2026 (Quyết định số 71-QĐ/TU, ngày 16/3/2026).',
  );
  expect(of('restorationNotice', annulled)).toContain('trong phạm vi đã công bố quyết định kỷ luật');
});

test('its result is published by the law of appeals', () => {
  const [lowered] = ended;
  const started = lowered?.happened('clockStarted').find(({ data }) => data.kind === 'publication');
  expect(started?.data.citation).toContain('22-QĐ/TW, Điều 22-27');
  expect(started?.data.citation).not.toContain('Luật Tố cáo');
  // Seven working days from Monday 16 March 2026.
  expect(lowered?.dueOn('publication')).toBe('2026-03-25');
});
