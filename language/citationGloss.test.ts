import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationText, findGloss } from './citationGloss';

const root = join(__dirname, '..');
const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** Every legal basis that the office is given. */
const citations = [
  ...new Set(
    [...yamlIn('seeds'), ...yamlIn('office/codes')].flatMap((text) =>
      [...text.matchAll(/citation: '?(.*?)'?$/gm)].map(([, citation = '']) => citation),
    ),
  ),
];

test('every legal basis of the office has a gloss in English', () => {
  expect(citations.length).toBeGreaterThan(50);
  expect(citations.filter((citation) => findGloss(citation) === undefined)).toEqual([]);
});

test('a gloss names instrument, place, matter and how sure it is', () => {
  expect(
    findGloss('Luật Tố cáo 2018, Điều 35 khoản 3 (thông báo kết luận); thông báo khác cơ quan tự đặt'),
  ).toBe('Law on Denunciation 2018, article 35 clause 3, notice of results, set by the office');
  expect(findGloss('Quy định 22-QĐ/TW, Điều 28-33')).toBe('Party Regulation 22, articles 28–33');
  expect(findGloss('Theo 22-QĐ/TW, Điều 15 (chưa xác nhận trong 296-QĐ/TW)')).toBe(
    'Party Regulation 22, Party Regulation 296, article 15, not yet confirmed',
  );
});

test('only English pages have it', () => {
  expect(citationText('vi', 'Luật Tố cáo 2018, Điều 29')).toBe('Luật Tố cáo 2018, Điều 29');
  expect(citationText('en', 'Luật Tố cáo 2018, Điều 29')).toBe(
    'Luật Tố cáo 2018, Điều 29 [Law on Denunciation 2018, article 29]',
  );
  expect(citationText('en', 'Theo công văn của cơ quan')).toBe('Theo công văn của cơ quan');
});
