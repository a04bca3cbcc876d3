import type { DayKind } from '../../domain/reception/day';
import type { Arrival, Settling } from '../../domain/reception/decideVisit';
import type { FirstReply } from '../../domain/reception/visit';

/** A visit of the demonstration: who comes, what they say, and what becomes of it. */
export interface ReceptionStory {
  arrival: Arrival;
  statement?: string;
  settling?: Settling;
  reply?: FirstReply;
  /** The head signs the refusal on the next day. */
  signs?: boolean;
  charge?: { unit: string; task: string; summary: string; contact: string; afterDays: number };
}

interface DayOfStories {
  /** From the day on which the demonstration was begun. */
  afterDays: number;
  kind: DayKind;
  stories: readonly ReceptionStory[];
}

const nothing = { ground: '', to: '', letter: '', explanation: '' };
const somebody = { standing: 'self', people: 1, phone: '', others: '', settledBy: '' } as const;

const accepted: ReceptionStory = {
  arrival: {
    ...somebody,
    matter: 'denunciation',
    name: 'Lò Thị Thí Dụ',
    address: 'Thôn 4, xã Tân Nghiệm',
    idNumber: '001188000001',
    content: 'Tố cáo việc lập khống danh sách hỗ trợ ở xã Mỹ Mẫu.',
  },
  statement: 'Tôi thấy danh sách hỗ trợ có tên người đã chuyển đi nơi khác từ lâu.',
  settling: { ...nothing, outcome: 'accepted' },
};

/** Some days of reception, with visits of each outcome; the last is still to come. */
export const receptionStories: readonly DayOfStories[] = [
  {
    afterDays: -28,
    kind: 'head',
    stories: [
      {
        arrival: {
          ...somebody,
          matter: 'petition',
          standing: 'representative',
          people: 12,
          others: 'Mười hai hộ của thôn',
          name: 'Hoàng Văn Mô Phỏng',
          address: 'Xóm 2, xã Phú Thí',
          idNumber: '001177000002',
          content: 'Kiến nghị trả lời về việc chậm công khai kết luận kiểm tra ở xã.',
        },
        settling: {
          ...nothing,
          outcome: 'answered',
          explanation: 'Đã trả lời về thời hạn công khai và nơi niêm yết.',
        },
        charge: {
          unit: 'Phòng Nghiệp vụ 2',
          task: 'Kiểm tra việc niêm yết ở xã, báo cáo kết quả',
          summary: 'Việc công khai phải làm xong trong tháng; giao phòng theo dõi.',
          contact: 'Văn phòng Ủy ban Kiểm tra',
          afterDays: 14,
        },
      },
    ],
  },
  {
    afterDays: -21,
    kind: 'regular',
    stories: [
      { ...accepted, reply: 'accepted' },
      {
        arrival: {
          ...somebody,
          matter: 'mixed',
          name: 'Đàm Thị Minh Họa',
          address: 'Ngõ 3, phố Thử, thị trấn Vân Thư',
          idNumber: '001166000003',
          content: 'Vừa khiếu nại quyết định thu hồi đất, vừa tố cáo cán bộ địa chính.',
        },
        settling: {
          ...nothing,
          outcome: 'guided',
          to: 'Khiếu nại: Ủy ban nhân dân xã; tố cáo: Ủy ban Kiểm tra',
          explanation: 'Hướng dẫn viết thành hai đơn.',
        },
      },
      {
        arrival: {
          ...somebody,
          matter: 'complaint',
          name: 'Quách Văn Trình Diễn',
          address: 'Tổ 5, thị trấn Vân Thư',
          idNumber: '001155000004',
          settledBy: 'Ủy ban nhân dân tỉnh',
          content: 'Khiếu nại về bồi thường đã có quyết định giải quyết lần hai.',
        },
        settling: {
          ...nothing,
          outcome: 'refusedInWriting',
          ground: 'settledRightly',
          explanation: 'Việc đã được giải quyết, rà soát và thông báo bằng văn bản.',
        },
        signs: true,
      },
    ],
  },
  {
    afterDays: -4,
    kind: 'regular',
    stories: [
      {
        arrival: {
          ...accepted.arrival,
          name: 'Vi Văn Làm Mẫu',
          address: 'Bản 1, xã Long Du',
          idNumber: '001144000005',
          content: 'Tố cáo việc thu tiền ngoài quy định ở một trường học.',
        },
        statement: 'Tôi có nộp ba khoản tiền mà không được nhận biên lai.',
        settling: { ...nothing, outcome: 'accepted' },
      },
      {
        arrival: {
          ...somebody,
          matter: 'feedback',
          name: 'Nông Văn Giả Định',
          address: 'Thôn 7, xã Cẩm Vi',
          idNumber: '001133000006',
          content: 'Phản ánh tiếng ồn của một cơ sở sản xuất.',
        },
        settling: {
          ...nothing,
          outcome: 'refusedOnSpot',
          ground: 'outsideMatter',
          explanation: 'Giải thích nội dung không thuộc phạm vi tiếp và nơi tiếp nhận.',
        },
      },
    ],
  },
  { afterDays: 14, kind: 'head', stories: [] },
];
