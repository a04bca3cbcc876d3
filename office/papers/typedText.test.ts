import { readPaperOffice } from './paperOffice';
import { textOf } from './paperText';

const head = '---\ntitle: Báo cáo\nabout: về {{ data.about }}\nsignedBy: chair\n---\n';
const write = (text: string, about = 'việc mẫu') =>
  textOf('report.njk', `${head}**Kết quả:** {{ data.text }}\n`, readPaperOffice(), { data: { text, about } });
const lettersOf = (text: string) => write(text).blocks.map(({ runs }) => runs);

test.each(['Số tiền **500 triệu** chưa rõ.', 'Thư gửi nguoi.mau@vi-du.vn * ghi chú', '**'])(
  'what an officer typed is printed as typed: %s',
  (typed) => {
    expect(lettersOf(typed)).toEqual([
      [
        { text: 'Kết quả:', bold: true },
        { text: ` ${typed}`, bold: false },
      ],
    ]);
  },
);

test('a line that begins with a mark of the templates is not centred, and keeps it', () => {
  const { blocks } = write('Thứ nhất.\n@@Thứ hai.');
  expect(blocks.map(({ kind, runs }) => [kind, runs.at(-1)?.text])).toEqual([
    ['paragraph', ' Thứ nhất.'],
    ['paragraph', '@@Thứ hai.'],
  ]);
});

test.each(['\u000B', '\u2028'])('a line break of another program breaks the line', (typed) => {
  expect(lettersOf(`Một.${typed}Hai.`)).toHaveLength(2);
});

test('what the paper is about keeps its marks too', () => {
  expect(write('x', 'gói thầu **A** @ B').about).toBe('về gói thầu **A** @ B');
});
