import type { CaseEvent } from '../../domain/case/events/event';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { issuerOf } from '../../domain/papers/numbering';
import { type PaperKind } from '../../domain/papers/kinds';
import { papersOf } from '../../domain/papers/papers';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { procedures } from '../../tests/domain/office';
import { casesOfEveryKind } from '../../tests/papers/casesOfEveryKind';
import { paperFacts } from './facts';
import { readInstruments } from './instruments';
import { readPaperOffice } from './paperOffice';
import { type PaperText, paperText, textOf } from './paperText';

const office = readPaperOffice();
const needs = {
  t: vietnamese,
  names: (id: string) => `Họ Tên ${id}`,
  posts: () => 'Kiểm tra viên',
  procedure: getProcedureInForce(procedures, '2026-03-16', 'party'),
  instruments: readInstruments(),
};
const all = casesOfEveryKind();

const writtenOf = (events: readonly CaseEvent[]): [PaperKind, PaperText][] =>
  events.flatMap((event) => {
    const state = caseForPaper(events, event.seq);
    return papersOf(event, events).map((kind): [PaperKind, PaperText] => [
      kind,
      paperText(kind, office, paperFacts(state, event, needs), { issuer: issuerOf(state, kind) }),
    ]);
  });
const linesOf = ({ about, blocks }: PaperText): string[] => [
  about,
  ...blocks.map(({ runs }) => runs.map(({ text }) => text).join('')),
];

/** What people typed everywhere, as they end it: with a stop, without one, with a semicolon. */
const ends = ['.', '', ';'];
const typed = 'Nội dung theo hồ sơ.';
const variants = ends.flatMap((end) =>
  all.flatMap(({ events }) => {
    const text = JSON.stringify(events).replaceAll(typed, `Nội dung theo hồ sơ${end}`);
    return writtenOf(JSON.parse(text) as CaseEvent[]).map(([kind, paper]): [string, PaperText] => [
      `${kind}, typed with “${end}”`,
      paper,
    ]);
  }),
);

test.each(variants)('%s: every sentence has one full stop', (_name, paper) => {
  for (const line of linesOf(paper)) {
    expect(line).not.toMatch(/(?<!\.)\.\s*\.(?!\.)|[;,:]\s*\.|\.\s*[;,]/);
    expect(line).not.toMatch(/ {2}|\s[,;.]/);
  }
  for (const { kind, runs } of paper.blocks)
    if (kind !== 'centred' && runs.some(({ bold }) => !bold))
      expect(runs.map(({ text }) => text).join('')).toMatch(/[.,;:…)]$/u);
});

const written = all.flatMap(({ events }) => writtenOf(events));
const first = (kind: PaperKind): string => {
  const [, text] = written.find(([one]) => one === kind) ?? [];
  return text ? linesOf(text).join('\n') : '';
};

const decisions: PaperKind[] = [
  'decision', 'disciplineDecision', 'appealDecision', 'suspensionDecision', 'conversionDecision', 'extensionDecision',
  'suspensionExtension', 'reassignmentDecision',
]; // prettier-ignore

test.each(decisions)(
  '%s rests on the statutes and the instrument of its case, and says who carries it out',
  (kind) => {
    const text = first(kind);
    expect(text).toContain('Căn cứ Điều lệ Đảng Cộng sản Việt Nam;');
    expect(text).toContain(
      'Căn cứ Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương về công tác kiểm tra',
    );
    expect(text).not.toContain('22-QĐ/TW');
    expect(text).toMatch(/Điều [23]\. .*chịu trách nhiệm thi hành quyết định này/);
  },
);

test('a discipline decision has birth date and posts of the subject, and the rules on penalties', () => {
  const text = first('disciplineDecision');
  expect(text).toContain(
    'Căn cứ Quy định số 69-QĐ/TW, ngày 06/7/2022 của Bộ Chính trị về kỷ luật tổ chức đảng',
  );
  // The registration does not hold the birth date: there is room to write it in.
  expect(text).toMatch(/đồng chí Nguyễn Văn Mẫu; sinh ngày …+\/…+\/…+; chức vụ trong Đảng: …+;/);
  expect(text).toContain('chức vụ, đơn vị công tác: Phó Giám đốc, Sở Mẫu;');
});

test.each(['minutes', 'hearingMinutes', 'deliberationMinutes'] as const)(
  '%s have hour, place, chair, secretary and those present, and begin at I',
  (kind) => {
    const text = first(kind);
    expect(text).toMatch(/Hồi …+ giờ …+, ngày \d\d\/\d+\/2026, tại /);
    const [chapter] = /^[IVX]+\. .*$/m.exec(text) ?? [];
    expect(chapter).toBe('I. Thành phần');
    expect(text).toMatch(/^Chủ trì: đồng chí /m);
    expect(text).toMatch(/^Ghi biên bản: đồng chí /m);
  },
);

test('those who sat are named by name and post', () =>
  expect(first('deliberationMinutes')).toContain('Đồng chí Ủy viên 1, Kiểm tra viên: có mặt.'));

test('a letter has its addressee: by their report, or in an appeal by name', () => {
  const letters = written.filter(([kind]) => kind === 'reporterLetter').map(([, text]) => linesOf(text));
  expect(letters.length).toBeGreaterThan(4);
  for (const lines of letters)
    expect(lines[1]).toMatch(/^Kính gửi: (Ông \(bà\) …+|Đồng chí Nguyễn Văn Mẫu, )/u);
  expect(letters.map(([about]) => about)).toContain('về việc thụ lý đơn tố cáo');
  expect(letters.map(([about]) => about)).toContain('về việc thụ lý đơn khiếu nại');
});

test('a title that somebody typed once more is not doubled, and neither is “đồng chí”', () => {
  const template = '---\ntitle: BIÊN BẢN\nabout: "{{ data.title }}"\nsignedBy: chair\n---\nMột.\n';
  const about = (title: string) => textOf('minutes.njk', template, office, { data: { title } }).about;
  expect(about('Biên bản làm việc với Sở Mẫu')).toBe('làm việc với Sở Mẫu');
  expect(about('Biên bảng màu')).toBe('Biên bảng màu');
  const [one] = all;
  const events = JSON.stringify(one?.events).replaceAll('"Nguyễn Văn Mẫu"', '"Đồng chí Nguyễn Văn Mẫu"');
  const texts = writtenOf(JSON.parse(events) as CaseEvent[]).flatMap(([, text]) => linesOf(text));
  expect(texts.join('\n')).not.toMatch(/đồng chí đồng chí/i);
});

test('grade of secrecy and recipients are the template’s own', () => {
  const template =
    '---\ntitle: BÁO CÁO\nabout: về đơn\nsignedBy: chair\nsecrecy: MẬT\ncopies: ["{{ data.to }}", "{{ data.nobody }}", Lưu]\n---\nMột.\n';
  const text = textOf('report.njk', template, office, { data: { to: 'Đồng chí * A' } });
  expect(text).toMatchObject({ secrecy: 'MẬT', copies: ['Đồng chí * A', 'Lưu'] });
  expect(() => textOf('report.njk', template.replace('MẬT', 'BÍ MẬT'), office, { data: {} })).toThrow(
    'its head',
  );
});
