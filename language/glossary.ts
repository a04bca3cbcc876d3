import type { LanguageCode } from '../domain/text/languages';

/** A term of the field as party offices use it. */
export interface Term {
  term: string;
  english: string;
  meaning: Record<LanguageCode, string>;
  /** Where it is from, as it is cited. */
  source: string;
}

const ownProcedure = 'Quy trình của cơ quan';
const lawOnDenunciation = 'Luật Tố cáo 2018, Điều 2';
const partyRules = 'Quy định 89-QĐ/TW';
const formsOfDiscipline = 'Quy định 69-QĐ/TW';

const term = (name: string, english: string, source: string, vi: string, en: string): Term => ({
  term: name,
  english,
  source,
  meaning: { vi, en },
});

/** The terms of the pages, in the order of the Vietnamese alphabet. */
export const glossary: readonly Term[] = [
  term('Ban Thường vụ cấp ủy', 'standing committee', 'Điều lệ Đảng',
    'Cơ quan lãnh đạo giữa hai kỳ họp của cấp ủy; quyết định những việc vượt thẩm quyền của Ủy ban Kiểm tra.',
    'Leads the Party committee between its meetings; decides what is beyond the power of the inspection commission.'),
  term('Biên bản', 'minutes', ownProcedure,
    'Văn bản ghi lại buổi làm việc, hội nghị hoặc việc giao nhận, có chữ ký của những người tham gia.',
    'The record of a talk, a conference or a handing over, signed by those who took part.'),
  term('Cán bộ giữ bí mật danh tính', 'identity custodian', 'Luật Tố cáo 2018, Điều 56',
    'Người giữ kín họ tên, địa chỉ, bút tích của người gửi; người khác muốn xem phải đề nghị, nêu lý do.',
    'Keeps name, address and handwriting of a reporter secret; whoever else needs them asks, with a reason.'),
  term('Cán bộ theo dõi địa bàn', 'area officer', ownProcedure,
    'Người nắm tình hình các tổ chức đảng được giao và đề xuất việc kiểm tra, giải quyết đơn ở đó.',
    'Follows the Party organisations of an area, and proposes what is inspected and settled there.'),
  term('Chi bộ', 'Party cell', 'Điều lệ Đảng', 'Tổ chức đảng nhỏ nhất, nơi đảng viên sinh hoạt.', 'The smallest Party organisation, to which each member belongs.'),
  term('Công khai kết quả', 'publication', 'Luật Tố cáo 2018, Điều 40',
    'Công bố kết luận hoặc quyết định xử lý ở nơi và trong thời hạn quy định; không nêu thông tin về người tố cáo.',
    'To make the conclusion or the decision public in the place and time that the rules say, without anything about the reporter.'),
  term('Đối tượng bị tố cáo', 'subject', lawOnDenunciation, 'Đảng viên, cán bộ hoặc tổ chức bị tố cáo có vi phạm.', 'The member, official or organisation that a report is about.'),
  term('Đôn đốc', 'to press for progress', ownProcedure, 'Nhắc người hoặc cơ quan đang chậm làm tiếp việc của mình.', 'To remind a person or body that is late to go on with its work.'),
  term('Đùn đẩy', 'passing the case on', ownProcedure, 'Chuyển đơn qua lại giữa các cơ quan mà không nơi nào giải quyết.', 'To send a report from one body to the next while none settles it.'),
  term('Gia hạn', 'extension', 'Luật Tố cáo 2018, Điều 30', 'Kéo dài thời hạn giải quyết, do người có thẩm quyền quyết định và thông báo cho người tố cáo.', 'A longer time limit, decided by whoever has the power, and told to the reporter.'),
  term('Giải trình', 'explanation', partyRules, 'Báo cáo bằng văn bản của đối tượng về từng nội dung bị tố cáo.', 'The written report of the subject on each allegation.'),
  term('Giấu tên (nặc danh)', 'anonymous', 'Luật Tố cáo 2018, Điều 25', 'Đơn không có họ tên, địa chỉ người gửi; chỉ được xem xét khi có nội dung cụ thể, kiểm tra được.', 'A report without name and address of its sender; looked into only where it is specific and can be checked.'),
  term('Kết luận', 'conclusion', 'Luật Tố cáo 2018, Điều 35', 'Đánh giá cuối cùng của cơ quan giải quyết về từng nội dung tố cáo.', 'What the settling body finds in the end on each allegation.'),
  term('Khai trừ', 'expulsion', formsOfDiscipline, 'Hình thức kỷ luật nặng nhất đối với đảng viên: đưa ra khỏi Đảng.', 'The heaviest discipline of a member: out of the Party.'),
  term('Khiển trách, cảnh cáo, cách chức', 'reprimand, warning, dismissal', formsOfDiscipline, 'Các hình thức kỷ luật đảng viên chính thức, từ nhẹ đến nặng, trước khai trừ.', 'Forms of discipline of official members from light to heavy, below expulsion.'),
  term('Khiếu nại kỷ luật đảng', 'discipline appeal', 'Quy định 22-QĐ/TW, Điều 22-27', 'Đảng viên, tổ chức đảng đề nghị cấp trên xem xét lại quyết định kỷ luật mình.', 'A disciplined member or organisation asks the level above to review the decision.'),
  term('Kiến nghị', 'recommendation', ownProcedure, 'Việc mà cơ quan giải quyết yêu cầu tổ chức khác khắc phục hoặc xử lý sau kết luận.', 'What another organisation is asked to mend or to handle after the conclusion.'),
  term('Mạo tên', 'false name', 'Luật Tố cáo 2018, Điều 25', 'Đơn ghi tên của người khác không gửi đơn.', 'A report under the name of somebody who did not send it.'),
  term('Nội dung tố cáo', 'allegation', lawOnDenunciation, 'Từng việc cụ thể mà đơn nêu; mỗi nội dung có kết luận riêng.', 'Each thing that a report says; each has a finding of its own.'),
  term('Phản ánh, kiến nghị', 'feedback', 'Luật Tiếp công dân 2013, Điều 2', 'Thông tin gửi đến cơ quan mà không phải là tố cáo chính thức.', 'Information that is no formal denunciation.'),
  term('Thẩm tra, xác minh', 'verification', partyRules, 'Thu thập chứng cứ, làm việc với các bên để biết nội dung tố cáo đúng hay sai.', 'To gather evidence and speak with those concerned, to know whether an allegation is right.'),
  term('Thời hạn', 'time limit', ownProcedure, 'Khoảng thời gian phải làm xong một việc; có thể tạm dừng, gia hạn.', 'The time in which something must be done; it can be paused and extended.'),
  term('Thời hiệu kỷ luật', 'limitation period', 'Quy định 69-QĐ/TW', 'Khoảng thời gian mà hết khoảng đó không còn kỷ luật bằng hình thức ấy được nữa.', 'The time after which that form of discipline can no longer be imposed.'),
  term('Thụ lý', 'acceptance', 'Luật Tố cáo 2018, Điều 29', 'Nhận đơn để giải quyết theo trình tự, sau khi đủ điều kiện.', 'To take a report on, once its conditions are met.'),
  term('Thường trực Ủy ban Kiểm tra', 'standing members of the commission', ownProcedure, 'Chủ nhiệm và các Phó Chủ nhiệm; ký quyết định và kế hoạch.', 'The chair and the vice-chairs; they sign decision and plan.'),
  term('Tố cáo', 'denunciation', lawOnDenunciation, 'Việc một người có tên báo cho cơ quan có thẩm quyền biết về vi phạm của cán bộ, đảng viên, tổ chức.', 'A named person tells the competent body of a breach by an official, a member or an organisation.'),
  term('Tổ kiểm tra', 'verification team', partyRules, 'Nhóm người được quyết định giao thẩm tra, xác minh một vụ việc.', 'Those whom a decision gives the verification of a case.'),
  term('Ủy ban Kiểm tra (UBKT)', 'inspection commission', 'Điều lệ Đảng', 'Cơ quan kiểm tra, giám sát, kỷ luật của cấp ủy.', 'The body of a Party committee for inspection, supervision and discipline.'),
  term('Vụ việc', 'case', ownProcedure, 'Một đơn từ khi vào sổ đến khi kết thúc, với mọi việc đã làm và mọi thời hạn của nó.', 'A report from registration to closing, with all acts and time limits.'),
  term('Xung đột lợi ích', 'conflict of interest', ownProcedure, 'Người có quan hệ với đối tượng thì không được đề xuất, ký, tham gia, xác minh, biểu quyết hay công khai.', 'Whoever has ties to the subject may not propose, sign, join, verify, vote or publish.'),
]; // prettier-ignore
