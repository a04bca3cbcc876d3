import type { LanguageCode } from '../domain/text/languages';

/** Instruments, by how they are cited; the first that fits a place is taken. */
const instruments: readonly [RegExp, (...found: string[]) => string][] = [
  [/Bộ luật Tố tụng hình sự (\d{4})/g, (_all, year) => `Criminal Procedure Code ${year}`],
  [/Luật (\d+\/\d{4}\/QH\d+)/g, (_all, number) => `Law ${number}`],
  [/(?<![/\d])(\d+\/\d{4}\/QH\d+)/g, (_all, number) => `Law ${number}`],
  [/Luật Tố cáo( \d{4})?/g, (_all, year = '') => `Law on Denunciation${year}`],
  [/Luật Khiếu nại/g, () => 'Law on Complaints'],
  [/Luật Tiếp công dân/g, () => 'Law on Reception of Citizens'],
  [/Điều lệ Đảng/g, () => 'Party Statutes'],
  [/(\d+)-QĐ\/UBKTTW/g, (_all, number) => `Decision ${number} of the central inspection commission`],
  [/(\d+)-QĐ\/TW/g, (_all, number) => `Party Regulation ${number}`],
  [/(\d+)-CT\/TW/g, (_all, number) => `Party Directive ${number}`],
  [/(\d+)-NQ\/TW/g, (_all, number) => `Party Resolution ${number}`],
  [/(\d+)-HD\/[\p{Lu}Đ]+/gu, (_all, number) => `Party Guidance ${number}`],
  [/(\d+\/\d{4}\/NĐ-CP)/g, (_all, number) => `Government Decree ${number}`],
  [/Thông tư (\d+\/\d{4}\/TT-[\p{Lu}]+)/gu, (_all, number) => `Circular ${number}`],
];

/** What a citation is about, where it says so in words. */
const matters: readonly [RegExp, string][] = [
  [/Quy trình trình diễn/i, 'procedure of the demonstration'],
  [/^Quy trình của cơ quan/i, 'procedure of the office'],
  [/^Quy trình của Ủy ban Kiểm tra/i, 'procedures of the inspection commissions'],
  [/Hướng dẫn thực hiện/i, 'guidance on carrying it out'],
  [/Quy định chi tiết/i, 'detailed provisions'],
  [/Sửa đổi, bổ sung/i, 'amendment'],
  [/Quy chế làm việc/i, 'working rules of the office'],
  [/Nguyên tắc làm việc/i, 'working principles and quorum of the commission'],
  [/lưu trữ/i, 'keeping of files'],
  [/gia hạn/i, 'extension'],
  [/Thời hạn giải quyết|kể từ ngày thụ lý/i, 'time limits for settlement'],
  [/Thời hiệu/i, 'limitation periods'],
  [/Thẩm quyền kỷ luật/i, 'power to discipline'],
  [/Phân cấp/i, 'division of powers between levels'],
  [/Giải quyết tại cơ sở|Cấp trên trực tiếp/i, 'which level settles'],
  [/điều đảng viên không được làm/i, 'what Party members may not do'],
  [/suy thoái|biểu hiện/i, 'signs of degradation'],
  [/Khôi phục danh dự|phục hồi quyền lợi|xin lỗi/i, 'apology and restoring of good name'],
  [/Thông báo kết quả|thông báo kết luận/i, 'notice of results'],
  [/Bảo vệ người/i, 'protection of those who report'],
  [/đùn đẩy/i, 'against passing cases on'],
  [/Tạm dừng|tạm đình chỉ/i, 'pauses'],
  [/Không giải quyết tố cáo trong/i, 'rest before a congress'],
  [/Chưa xem xét kỷ luật/i, 'deferral of discipline'],
  [/Kết hợp quy trình/i, 'combined process'],
  [/Chuyển từ giải quyết tố cáo sang kiểm tra/i, 'from denunciation to inspection'],
  [/vắng mặt nhiều lần/i, 'repeated absence from the conference'],
  [/Khiếu nại/i, 'appeals against discipline'],
  [/Ngày trả lời/i, 'day of reply'],
  [/trở lại/i, 'cases that come back'],
  [/tiếp nhận đơn/i, 'reception of reports'],
  [/kỷ luật/i, 'discipline'],
  [/Cùng áp dụng/i, 'applied together'],
  [/Biểu thống kê/i, 'statistical forms'],
  [/Tỉnh giả định/i, 'an invented province'],
];

/** How sure it is. */
const notes: readonly [RegExp, string][] = [
  [/tự đặt|cơ quan đặt|Cơ quan tự đặt|do cơ quan ghi/i, 'set by the office'],
  [/áp dụng tương tự/i, 'by analogy'],
  [/chưa đối chiếu|chưa xác nhận|kiểm tra lại|chưa tìm được/i, 'not yet confirmed'],
];

const places = /Điều (\d+(?:[-–]\d+)?)(?: khoản (\d+))?/g;

/** A legal basis in a few English words, for readers who do not know the Vietnamese; undefined where nothing of it is known. */
export function findGloss(citation: string): string | undefined {
  let rest = citation;
  const named: { at: number; text: string }[] = [];
  for (const [form, words] of instruments) {
    rest = rest.replace(form, (...found: (string | number)[]) => {
      const [all = '', ...parts] = found.filter((one): one is string => typeof one === 'string');
      const at = found.find((one): one is number => typeof one === 'number') ?? 0;
      named.push({ at, text: words(all, ...parts.slice(0, -1)) });
      return ' '.repeat(all.length);
    });
  }
  const articles = [...rest.matchAll(places)].map(([, article = '', clause]) => {
    const isSeveral = /[-–]/.test(article);
    const said = `${isSeveral ? 'articles' : 'article'} ${article.replace('-', '–')}`;
    return clause === undefined ? said : `${said} clause ${clause}`;
  });
  const about = matters.find(([form]) => form.test(rest))?.[1];
  const sure = notes.filter(([form]) => form.test(rest)).map(([, text]) => text);
  const parts = [
    ...new Set([...named.sort((a, b) => a.at - b.at).map(({ text }) => text), ...articles]),
    ...(about === undefined ? [] : [about]),
    ...sure,
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** A legal basis as pages show it: as it is cited, in English with a short gloss. */
export function citationText(language: LanguageCode, citation: string): string {
  const gloss = language === 'en' ? findGloss(citation) : undefined;
  return gloss === undefined ? citation : `${citation} [${gloss}]`;
}
