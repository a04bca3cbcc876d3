import { decideNumberGiven } from '../../domain/case/decide';
import type { PaperKind } from '../../domain/papers/kinds';
import { writeNumber } from '../../domain/papers/numbering';
import { registerOf } from '../../domain/papers/papers';
import { OfficeCase } from '../domain/office';
import { toDiscipline, toVerification } from '../domain/stages';

const on = '2026-03-16';

const heardAppeal = (): OfficeCase => {
  const appeal = OfficeCase.received('2026-03-02', { kind: 'disciplineAppeal' })
    .give('classify', { on }, { kind: 'disciplineAppeal' })
    .give('acceptAppeal', { on })
    .give('tell', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .give('signDecision', { on });
  return toDiscipline(appeal, on).give('holdHearing', { on });
};

/** Cases in which everything happens that a paper is written of, each act with its number. */
export function casesOfEveryKind(): OfficeCase[] {
  const disciplined = toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), on)
    .give('holdHearing', { on })
    .give('putOnAgenda', { on })
    .give('recordAttendance', { on })
    .give('recordVote', { on }, { warning: 3 })
    .give('recordVote', { on }, { reason: 'Không hình thức nào đủ phiếu.' })
    .give('recordDissent', { on }, { text: 'Đề nghị khiển trách.' })
    .give('conclude', { on })
    .give(
      'suspendActivity',
      { on },
      { grounds: 'Có hành vi cản trở việc thẩm tra, xác minh của Tổ kiểm tra.' },
    )
    .give('extendSuspension', { on }, { explanation: 'Việc giám định tài liệu chưa có kết quả.' })
    .give('decideDiscipline', { on });
  const verified = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05')
    .give('recordMinutes', { on })
    .give('requestInformation', { on }, { replyBy: '2026-03-30' })
    .give('extend', { on }, { by: 20 })
    .give(
      'requestProtection',
      { on },
      { explanation: 'Người gửi đơn báo bị đe dọa điều chuyển khỏi vị trí việc làm sau khi gửi đơn.' },
    )
    .give(
      'decideProtection',
      { on },
      {
        granted: true,
        kinds: ['secrecy', 'post', 'lifeAndHealth'],
        authority: 'personnelAuthority',
        measures: 'Giữ nguyên vị trí việc làm.',
      },
    )
    .give(
      'endMeasure',
      { on },
      { measureId: 'm2', ground: 'onRequest', explanation: 'Người được bảo vệ đã chuyển nơi công tác.' },
    )
    .give('requestProtection', { on })
    .give('decideProtection', { on }, { granted: false, measures: 'Không có dấu hiệu bị đe dọa.' })
    .give('reassign', { on }, { reason: 'Tổ trưởng được điều động nhận nhiệm vụ khác.' });
  const cleared = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05')
    .give('announceDecision', { on })
    .give('recordExplanation', { on })
    .give('setFinding', { on }, { finding: 'unfounded' })
    .give('submitReport', { on }, { proposesDiscipline: false })
    .give('holdHearing', { on })
    .give('conclude', { on }, { disciplineDue: false })
    .give('restoreName', { on }, { restored: true });
  const converted = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05').give(
    'convertCase',
    { on },
    {
      grounds: 'Phát hiện hồ sơ nghiệm thu khống tại hai công trình khác.',
      signs: ['Ký xác nhận nghiệm thu khối lượng chưa thi công.', 'Thiếu trách nhiệm trong quản lý vốn.'],
    },
  );
  const appeal = heardAppeal().give('decideAppeal', { on });
  const forwarded = OfficeCase.received('2026-03-02').give('forward', { on });
  const refused = OfficeCase.received('2026-03-02').give('refuseReport', { on });
  const annulled = heardAppeal()
    .give('decideAppeal', { on }, { result: 'annulled' })
    .give(
      'apologise',
      { on },
      { explanation: 'Ủy ban Kiểm tra rút kinh nghiệm trong công tác thẩm tra, xác minh.' },
    );
  const unapologised = heardAppeal()
    .give('decideAppeal', { on }, { result: 'annulled' })
    .give('refuseApology', { on }, { reason: 'Đồng chí đã từ chối nhận lời xin lỗi bằng văn bản.' });
  const announced = toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), on)
    .give('holdHearing', { on })
    .give('recordVote', { on })
    .give('conclude', { on })
    .give('decideDiscipline', { on })
    .give('approvePublication', { on })
    .give('publish', { on }, { refusedToHear: 'Người bị kỷ luật không ký nhận.' });
  return [
    disciplined,
    verified,
    cleared,
    converted,
    appeal,
    annulled,
    unapologised,
    forwarded,
    refused,
    announced,
  ].map(numbered);
}

const numberOf = (n: number, kind: PaperKind): string =>
  writeNumber(n, registerOf(kind)?.symbol ?? 'QĐ', 'UBKTTU');

/** The registers have given every act its number. */
function numbered(one: OfficeCase): OfficeCase {
  for (const { of, kind } of one.now.unnumbered ?? []) {
    const given = decideNumberGiven(one.now, { of, kind, number: numberOf(of, kind) }, one.now.lastAct.at);
    one.events.push(...(given?.events ?? []));
    one.state = given?.state;
  }
  return one;
}
