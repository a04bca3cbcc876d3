import { z } from 'zod';
import { loadTexts } from '../language/texts';
import { errorSummary } from './errorSummary';

const texts = loadTexts();
const labels: Record<string, string> = {
  reason: 'Lý do',
  due: 'Thời hạn',
  office: 'UBKT cấp dưới',
  votes: 'Số phiếu',
  outcome: 'Kết luận',
  'allegations.text': 'Nội dung tố cáo',
};
const labelOf = (path: PropertyKey[]) => {
  const name = path.filter((part) => typeof part === 'string').join('.');
  return labels[name] ?? name;
};

function errorsOf(schema: z.ZodType, values: unknown, language: 'vi' | 'en' = 'vi'): string[] {
  const issues = schema.safeParse(values).error?.issues ?? [];
  const t = texts.translator(language);
  return errorSummary(issues, { t, texts, labelOf, values }).map(({ href, text }) => `${href} ${text}`);
}

test('what is missing is asked for by its name', () => {
  const schema = z.object({
    reason: z.string().min(1),
    office: z.string(),
    outcome: z.enum(['right', 'wrong']),
  });
  expect(errorsOf(schema, { reason: '' })).toEqual([
    '#reason Nhập lý do',
    '#office Nhập UBKT cấp dưới',
    '#outcome Chọn kết luận',
  ]);
});

test('what is wrong is said with its remedy', () => {
  const schema = z.object({
    reason: z.string().max(10),
    due: z.iso.date(),
    votes: z.number().max(9),
    outcome: z.enum(['right', 'wrong']),
  });
  const values = { reason: 'dài hơn mười ký tự', due: '2026-02-30', votes: 12, outcome: 'perhaps' };
  expect(errorsOf(schema, values)).toEqual([
    '#reason Rút gọn lý do còn tối đa 10 ký tự',
    '#due Nhập thời hạn là một ngày có thật, ví dụ 31/12/2026',
    '#votes Nhập số phiếu không quá 9',
    '#outcome Chọn kết luận trong danh sách',
  ]);
  expect(errorsOf(z.object({ votes: z.number() }), { votes: 'ba' })).toEqual([
    '#votes Nhập số phiếu bằng chữ số',
  ]);
});

test('a field within a list is linked by its place, and has one error only', () => {
  const item = z.object({
    text: z
      .string()
      .min(1)
      .regex(/^\p{L}/u),
  });
  const values = { allegations: [{ text: 'có' }, { text: '' }] };
  expect(errorsOf(z.object({ allegations: z.array(item) }), values)).toEqual([
    '#allegations-1-text Nhập nội dung tố cáo',
  ]);
});

test('a schema’s own message is used when it is a key of the language files', () => {
  const schema = z.object({ reason: z.string().refine(() => false, 'account:problem.currentPassword') });
  expect(errorsOf(schema, { reason: 'x' }, 'en')).toEqual(['#reason The current password is not right']);
});
