import { guides, firstDay } from '../api/pages/help/guides';
import { roles } from '../domain/access/roles';
import { commands, commandTypes } from '../domain/case/commands';
import { ownPageCommands } from '../domain/case/commands/ownPage';
import { register } from '../domain/case/commands/register';
import { basisLines } from './commandBasis';
import { glossary } from './glossary';
import { readWords } from './readWords';
import { eachLanguage, english, vietnamese } from './sentences/languagesForTests';

const citations = [
  ...commandTypes.map((type) => commands[type].citation),
  ...Object.values(ownPageCommands).map(({ citation }) => citation),
  register.citation,
];

test.each(eachLanguage)('in %s the basis of every command is said in words', (_code, t) => {
  for (const citation of citations) {
    const lines = basisLines(t, citation);
    expect(lines).toHaveLength(citation.split('; ').length);
    for (const line of lines) expect(line).not.toMatch(/§|\bart\.|procedure §|undefined|\{\{/);
  }
});

test('a basis names instrument and place as offices cite them', () => {
  expect(basisLines(vietnamese, '22-QĐ/TW art. 15, art. 22-27; procedure §5')).toEqual([
    'Quy định 22-QĐ/TW, Điều 15, Điều 22–27',
    'Quy trình, mục Kỷ luật',
  ]);
  expect(basisLines(vietnamese, 'procedure §2; NĐ 154/2026 art. 14.4')).toEqual([
    'Quy trình, mục Các loại đơn',
    'Nghị định 154/2026/NĐ-CP, Điều 14 khoản 4',
  ]);
  expect(basisLines(english, '27-CT/TW, 231-QĐ/TW; procedure §3.5, §7')).toEqual([
    'Party Directive 27-CT/TW, Party Regulation 231-QĐ/TW',
    'Procedure of the office, publication, rights and secrecy',
  ]);
});

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(value ?? {}).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));

test('each role has a guide in both languages, and each page that it leads to a name', () => {
  expect(keysOf(readWords('en').help)).toEqual(keysOf(readWords('vi').help));
  for (const [, t] of eachLanguage) {
    for (const [key, hrefs] of [
      ...roles.map((role) => [`guide.${role}`, guides[role]] as const),
      ['firstDay', firstDay] as const,
    ]) {
      expect(hrefs.length).toBeGreaterThan(2);
      hrefs.forEach((href, i) => {
        expect(t(`help:${key}.step.${i + 1}`)).not.toBe('');
        if (href !== undefined) expect(t(`help:${key}.to.${i + 1}`)).not.toBe('');
      });
    }
  }
});

test('the glossary stands in the order of the alphabet, each term once, with meaning, gloss and source', () => {
  const terms = glossary.map(({ term }) => term);
  expect(terms).toEqual([...new Set(terms)].sort(new Intl.Collator('vi').compare));
  for (const { english: gloss, meaning, source } of glossary)
    for (const text of [gloss, meaning.vi, meaning.en, source]) expect(text.trim()).not.toBe('');
});
