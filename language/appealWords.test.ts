import type { languages } from '../domain/text/languages';
import { wordsFor } from './appealWords';
import { readWords } from './readWords';
import { loadTexts } from './texts';

const rooms = ['cases', 'clocks', 'commands', 'events', 'fields', 'refusals', 'vocabulary'];

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
const textsOf = (language: (typeof languages)[number]): [string, string][] =>
  rooms.flatMap((room) => leaves(readWords(language)[room], room));

/** What is never said of an appeal: what its page does not offer (procedure §5), or what is about the laws themselves. */
const notOfAppeals = [
  /^commands\.(accept|conclude|convertCase|establishComplexity|handleFalseReport|openInspection|splitPetition|guidePart|recordFirstMeeting)\./,
  /^(commands|fields)\.(proposeCommendation|recordCommendation|handleFalseReport|establishComplexity)\./,
  /^fields\.(recordFirstMeeting\.|further\.)/,
  // Only whoever denounces is met first (89-QĐ/TW), or goes on to the superior (Luật Tố cáo art. 37).
  /^events\.(firstMeeting|traits\.further)/,
  /^(cases\.side|vocabulary\.(acts|usuallyFirst))\.firstMeeting/,
  /^(clocks\.limit|vocabulary\.clockKinds)\.furtherStudy/,
  /^events\.(falseReport|reportInGoodFaith|commendation)/,
  /^cases\.(fact|side)\.falseReport/,
  /^fields\.(reporter|subject(Kind|Name)?\.|allegations\.|allegationSummary|especiallyComplex|deliberate|merits|consentOn|proposesDiscipline)/,
  /^refusals\.(reporterMissing|stateLaw|extendOnlyComplex|rulesOfOtherLaw|falseReportHandled|notWrongThroughout|nothingRightToCommend|goodFaithHasNoConsequence|noConsentToOpen|complexityOnlyStateLaw|noFurtherStudy)/,
  /^vocabulary\.(refusalGrounds\.severalSignatories|complexityCriteria|confirmedAtMeeting)/,
  /^vocabulary\.(kinds\.denunciation|matters\.falseReport|accompanyingMatters)/,
];

const ofAppeal = /_appeal(_(one|other))?$/;

test('every text of a case that speaks of denunciation is said otherwise of an appeal', () => {
  const all = textsOf('vi');
  const keys = new Set(all.map(([key]) => key));
  const missing = all
    .filter(([key, text]) => /tố cáo/i.test(text) && !ofAppeal.test(key))
    .map(([key]) => key)
    .filter((key) => !keys.has(`${key}_appeal`) && !notOfAppeals.some((pattern) => pattern.test(key)));
  expect(missing).toEqual([]);
});

test.each([
  ['vi', /tố cáo/i],
  ['en', /denunciation|denounce|reporter/i],
] as const)('no text for an appeal in %s speaks of denunciation', (language, denunciation) => {
  const said = textsOf(language).filter(([key]) => ofAppeal.test(key));
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter(([, text]) => denunciation.test(text))).toEqual([]);
});

test('both languages say the same things otherwise', () => {
  const keysOf = (language: (typeof languages)[number]) =>
    [
      ...new Set(
        textsOf(language)
          .map(([key]) => key)
          .filter((key) => ofAppeal.test(key))
          .map((key) => key.replace(/_(one|other)$/, '')),
      ),
    ].sort();
  expect(keysOf('en')).toEqual(keysOf('vi'));
});

test('an appeal has an appellant; other cases keep their words, and so does what is told apart otherwise', () => {
  const t = loadTexts().translator('vi');
  const words = wordsFor({ kind: 'disciplineAppeal' }, t);
  expect(words('vocabulary:audiences.reporter')).toBe('Người khiếu nại');
  expect(words('refusals:findingsMissing', { count: 2 })).toContain('2 nội dung khiếu nại');
  expect(words('vocabulary:stages.intake')).toBe(t('vocabulary:stages.intake'));
  expect(words('cases:noReplyYet', { context: 'by', by: 'x' })).toBe(
    t('cases:noReplyYet', { context: 'by', by: 'x' }),
  );
  expect(wordsFor({ kind: 'denunciation' }, t)).toBe(t);
  expect(wordsFor({ kind: 'disciplineAppeal' }, t)).toBe(words);
  const english = wordsFor({ kind: 'disciplineAppeal' }, loadTexts().translator('en'));
  expect(english('refusals:findingsMissing', { count: 2 })).toContain('2 points of the appeal');
});

test('feedback is no denunciation: what is told of its acceptance says so', () => {
  const t = loadTexts().translator('vi');
  const acceptance = 'vocabulary:matters.acceptance';
  expect(t(acceptance)).toBe('Việc thụ lý đơn tố cáo');
  expect(wordsFor({ kind: 'disciplineAppeal' }, t)(acceptance)).toBe('Việc thụ lý đơn khiếu nại');
  expect(wordsFor({ kind: 'feedback' }, t)(acceptance)).toBe('Việc thụ lý đơn phản ánh, kiến nghị');
});
