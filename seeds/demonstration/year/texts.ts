/** What people write to a commission in a year, and how the office answers: invented, as everything in the demonstration is. */

type Told = { code: string; summary: string };

const places = [
  'thôn Đồng Giữa', 'thôn Bến Gỗ', 'thôn Gò Cao', 'tổ dân phố số 3', 'tổ dân phố số 7', 'xóm Chùa', 'thôn Đông Hạ', 'xóm Ao Sen',
  'khu dân cư Bãi Dâu', 'thôn Cầu Đá',
] as const; // prettier-ignore
const years = ['năm 2021', 'năm 2022', 'năm 2023', 'từ năm 2022 đến năm 2024', 'các năm 2023–2024'] as const;

const land: readonly Told[] = [
  { code: 'DD-08', summary: 'Đề nghị xem lại giá bồi thường khi thu hồi đất nông nghiệp làm đường gom tại {place}.' },
  { code: 'DD-08', summary: 'Phản ánh việc cấp giấy chứng nhận quyền sử dụng đất chồng lấn ranh giới thửa đất tại {place}.' },
  { code: 'DD-08', summary: 'Kiến nghị giải quyết tranh chấp lối đi chung tại {place} đã kéo dài qua nhiều lần hòa giải.' },
  { code: 'DD-08', summary: 'Đề nghị công khai danh sách hộ được giao đất giãn dân tại {place} {year}.' },
]; // prettier-ignore
const livelihood: readonly Told[] = [
  { code: 'TC-06', summary: 'Phản ánh việc thu các khoản đóng góp ngoài quy định đầu năm học tại trường ở {place}.' },
  { code: 'TN-07', summary: 'Phản ánh cơ sở tái chế nhựa tại {place} xả khói, nước thải, đã kiến nghị nhiều lần chưa được xử lý.' },
  { code: 'TN-07', summary: 'Kiến nghị sửa chữa đoạn đường liên thôn qua {place} hư hỏng, chính quyền chậm trả lời.' },
  { code: 'TC-06', summary: 'Đề nghị xem lại việc xét hộ nghèo, hộ cận nghèo tại {place} {year}.' },
  { code: 'TN-07', summary: 'Phản ánh hồ sơ hưởng chế độ người có công nộp tại bộ phận một cửa quá hạn chưa được giải quyết.' },
  { code: 'TN-07', summary: 'Kiến nghị về việc khai thác cát ban đêm gây sạt lở bờ sông qua {place}.' },
]; // prettier-ignore
/** Wishes and complaints of daily life, which are for State bodies to answer. */
export const wishes: readonly Told[] = [...land, ...livelihood];

/** What members and organisations are accused of. */
export const accusations: readonly Told[] = [
  { code: 'DD-08', summary: 'Giao đất, cho thuê đất công ích tại {place} không qua đấu giá {year}.' },
  { code: 'DD-08', summary: 'Xác nhận sai nguồn gốc đất để hợp thức hóa việc lấn chiếm đất công tại {place}.' },
  { code: 'TC-06', summary: 'Nghiệm thu khống khối lượng công trình kênh mương qua {place} {year}.' },
  { code: 'TC-06', summary: 'Chia nhỏ gói thầu sửa chữa trụ sở để chỉ định thầu cho doanh nghiệp của người quen {year}.' },
  { code: 'TC-06', summary: 'Chi tiền hỗ trợ thiên tai tại {place} sai đối tượng, không niêm yết danh sách.' },
  { code: 'TS-10', summary: 'Kê khai tài sản, thu nhập không đầy đủ: không kê khai thửa đất tại {place}.' },
  { code: 'ĐĐ-02', summary: 'Vi phạm đạo đức, lối sống, gây dư luận xấu trong chi bộ và nơi cư trú.' },
  { code: 'DK-03', summary: 'Gây mất đoàn kết nội bộ, chèn ép người góp ý trong sinh hoạt chi bộ {year}.' },
  { code: 'CĐ-04', summary: 'Sử dụng văn bằng không hợp lệ khi bổ sung quy hoạch, bổ nhiệm {year}.' },
  { code: 'CĐ-04', summary: 'Bổ nhiệm người thân, người nhà không đủ tiêu chuẩn, điều kiện {year}.' },
  { code: 'TN-07', summary: 'Thiếu trách nhiệm, để xảy ra khai thác đất trái phép kéo dài tại {place}.' },
  { code: 'TN-07', summary: 'Buông lỏng lãnh đạo, để đơn vị trực thuộc vi phạm quản lý tài chính {year}.' },
]; // prettier-ignore

/** Of a told matter, with its place and time put in. */
export function placedIn({ code, summary }: Told, nth: (length: number) => number): Told {
  const at = <Value>(list: readonly Value[], otherwise: Value): Value => list[nth(list.length)] ?? otherwise;
  return {
    code,
    summary: summary.replace('{place}', at(places, places[0])).replace('{year}', at(years, years[0])),
  };
}

/** To whom a report is guided, and why. */
export const guidances = [
  { to: 'UBND xã nơi có đất', explanation: 'Nội dung là kiến nghị về đất đai, thuộc thẩm quyền của cơ quan hành chính nhà nước.' },
  { to: 'Thanh tra tỉnh', explanation: 'Nội dung là khiếu nại quyết định hành chính, giải quyết theo Luật Khiếu nại.' },
  { to: 'Tòa án nhân dân khu vực', explanation: 'Nội dung là tranh chấp dân sự, đề nghị gửi đơn khởi kiện theo quy định.' },
  { to: 'Sở Nông nghiệp và Môi trường', explanation: 'Nội dung phản ánh về môi trường, tài nguyên, thuộc thẩm quyền của cơ quan chuyên môn.' },
  { to: 'Sở Nội vụ', explanation: 'Nội dung về chế độ, chính sách người có công, thuộc thẩm quyền của cơ quan chuyên môn.' },
  { to: 'Ban Tiếp công dân tỉnh', explanation: 'Đơn kiến nghị, phản ánh nhiều nội dung thuộc thẩm quyền cơ quan nhà nước; đề nghị gửi đúng nơi tiếp nhận.' },
] as const; // prettier-ignore

/** Why a report stays on file or is not accepted, in the office's words. */
export const reasons = {
  duplicate: { ground: 'repeatsNothingNew', explanation: 'Đơn trùng nội dung với đơn đã nhận và đang giải quyết, không có tình tiết mới.' },
  concluded: { ground: 'alreadyConcluded', explanation: 'Nội dung đã được cơ quan có thẩm quyền kết luận; đơn không kèm tài liệu, chứng cứ mới.' },
  anonymous: { ground: 'hiddenOrFalseName', explanation: 'Đơn không ghi họ tên, địa chỉ; nội dung không nêu sự việc cụ thể để kiểm tra.' },
  falseName: { ground: 'hiddenOrFalseName', explanation: 'Qua xác minh, người đứng tên và địa chỉ trong đơn không có thật.' },
  vague: { ground: 'noSpecificContent', explanation: 'Đơn nêu nhận định chung, không có nội dung, thời gian, địa điểm cụ thể để xem xét.' },
  copied: { ground: 'copiedSignature', explanation: 'Đơn là bản sao chụp, không có chữ ký trực tiếp của người viết đơn.' },
  court: { ground: 'pendingInCourt', explanation: 'Vụ việc đang được Tòa án thụ lý giải quyết.' },
  late: { ground: 'appealLate', explanation: 'Khiếu nại kỷ luật gửi sau khi hết thời hạn, không có lý do bất khả kháng.' },
  noPaper: { ground: 'noWrittenDecision', explanation: 'Đơn không kèm quyết định kỷ luật bị khiếu nại.' },
} as const; // prettier-ignore
