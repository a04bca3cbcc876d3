import type { NoticeContent, SessionItem } from '../../domain/meetings/sessionNotice/content';
import { loadTexts } from '../texts';
import { noticeParagraphs } from './sessionNotice';

const t = loadTexts({
  onMissing: (key) => {
    throw new Error(key);
  },
}).translator('vi');
const item = (more: Partial<SessionItem>): SessionItem => ({
  itemId: 'c-1',
  subject: { kind: 'member', name: 'Trần Thị Mẫu', posts: 'Kế toán trưởng', unit: 'Sở Mẫu' },
  named: false,
  examined: 'denunciation',
  field: '',
  gravity: 'none',
  wording: '',
  ...more,
});
const content: NoticeContent = {
  session: 12,
  from: '2026-03-16',
  to: '2026-03-17',
  place: 'phòng họp số 1',
  chair: 'Lê Văn Mẫu, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy',
  guests: ['đại diện Ban Tổ chức Tỉnh ủy'],
  items: [],
  appeals: { upheld: 0, raised: 0, lowered: 0, annulled: 0 },
  petitions: { received: 0, forwarded: 0, kept: 0, underStudy: 0 },
  otherWork: [],
};
const words = (more: Partial<NoticeContent>) =>
  noticeParagraphs(t, { ...content, ...more }).map(({ text }) => text);

test('the head says when, where, who chaired and who came; a part without anything is left out', () => {
  expect(noticeParagraphs(t, content)).toEqual([
    {
      text: 'Từ ngày 16/03/2026 đến ngày 17/03/2026, tại phòng họp số 1, Ủy ban Kiểm tra Tỉnh ủy đã họp kỳ thứ 12.',
      heading: false,
    },
    {
      text: 'Chủ trì kỳ họp: đồng chí Lê Văn Mẫu, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy.',
      heading: false,
    },
    { text: 'Dự kỳ họp có: đại diện Ban Tổ chức Tỉnh ủy.', heading: false },
  ]);
});

test('whoever is not switched on is one of their unit, by no name and no post', () => {
  const unnamed = words({ items: [item({ gravity: 'serious', field: 'Quản lý đất đai' })] }).join('\n');
  expect(unnamed).toContain(
    '1. Giải quyết tố cáo đối với một đảng viên thuộc Sở Mẫu. Ủy ban Kiểm tra kết luận: có vi phạm nghiêm trọng trong quản lý đất đai.',
  );
  expect(unnamed).not.toMatch(/Trần Thị Mẫu|Kế toán trưởng/);
  expect(words({ items: [item({ named: true })] }).join('\n')).toContain(
    'Giải quyết tố cáo đối với đồng chí Trần Thị Mẫu, Kế toán trưởng, Sở Mẫu. Ủy ban Kiểm tra kết luận: không có vi phạm.',
  );
});

test('proposals come before own decisions, heavier forms before lighter ones, with the session of the conclusion', () => {
  const cell = { kind: 'organisation', name: 'Chi bộ Sở Mẫu', posts: '', unit: '' } as const;
  const items = [
    item({ itemId: 'a', decision: { form: 'reprimand', by: 'own', to: '' } }),
    item({
      itemId: 'b',
      subject: cell,
      named: true,
      decision: { form: 'warning', by: 'own', to: '', concludedAt: 11 },
    }),
    item({ itemId: 'c', decision: { form: 'expulsion', by: 'superior', to: 'Ban Thường vụ Tỉnh ủy' } }),
    item({ itemId: 'd', decision: { form: 'noDiscipline', by: 'own', to: '' } }),
  ];
  const lines = words({ items });
  expect(lines.slice(lines.indexOf('II. QUYẾT ĐỊNH'))).toEqual([
    'II. QUYẾT ĐỊNH',
    '1. Đề nghị Ban Thường vụ Tỉnh ủy xem xét, thi hành kỷ luật:',
    '- Khai trừ: một đảng viên thuộc Sở Mẫu.',
    '2. Ủy ban Kiểm tra quyết định:',
    '- Cảnh cáo: Chi bộ Sở Mẫu (đã kết luận tại kỳ họp thứ 11).',
    '- Khiển trách: một đảng viên thuộc Sở Mẫu.',
    '- Không thi hành kỷ luật: một đảng viên thuộc Sở Mẫu.',
  ]);
});

test('appeals and petitions are counts; other work is told by its sort; parts are numbered as they stand', () => {
  expect(
    words({
      appeals: { upheld: 2, raised: 0, lowered: 1, annulled: 0 },
      petitions: { received: 17, forwarded: 5, kept: 3, underStudy: 9 },
      otherWork: [
        { kind: 'report', text: 'Kết quả giám sát chuyên đề.' },
        { kind: 'programme', text: 'kiểm tra, giám sát năm 2027' },
      ],
    }).slice(3),
  ).toEqual([
    'I. CÔNG TÁC KHÁC',
    '1. Giải quyết 3 khiếu nại kỷ luật: giữ nguyên 2, giảm hình thức 1.',
    '2. Nhận 17 đơn: đã chuyển, hướng dẫn 5, lưu 3, đang xem xét 9.',
    '3. Thông qua chương trình: kiểm tra, giám sát năm 2027.',
    '4. Nghe báo cáo: Kết quả giám sát chuyên đề.',
  ]);
});

test('the words that a head has put in its place stand as they are', () => {
  expect(words({ items: [item({ wording: 'Kết luận khác.' })] })).toContain('1. Kết luận khác.');
});
