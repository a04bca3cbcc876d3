import { passingReasons } from '../../domain/access/nobodyLeft';
import { z } from 'zod';
import type { LanguageCode } from '../../domain/text/languages';
import { readWords } from '../readWords';
import { commands, commandTypes } from '../../domain/case/commands';
import { register } from '../../domain/case/commands/register';
import { type RefusalReason, refusalReasons } from '../../domain/case/refusal';
import { clockKinds } from '../../domain/clocks/clock';
import { waitingSteps } from '../../domain/views/waitingSteps';
import { fieldTexts } from './field';
import { eachLanguage, english, texts, unfit, vietnamese } from './languagesForTests';
import { refusalSentence } from './refusal';
import { listOfField, word, wordLists, type WordList } from './vocabulary';
import { waitingSentence } from './waiting';

const rooms = ['commands', 'fields', 'events', 'clocks', 'refusals', 'vocabulary', 'organisations'];

/** Every text of a file by its key; plural endings are a matter of each language's own grammar, words for appeals and feedback are told apart in appealWords.test.ts. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string')
    return [[path.replace(/(_(appeal|feedback))?(_(zero|one|two|few|many|other))?$/, ''), value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    leaves(inner, path ? `${path}.${key}` : key),
  );
}
const written = { vi: readWords('vi'), en: readWords('en') };
const textsOf = (language: LanguageCode, room: string) => leaves(written[language][room]);
const keysOf = (language: LanguageCode, room: string) =>
  [...new Set(textsOf(language, room).map(([key]) => key))].sort();

const schemaOf = z.object({
  properties: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() }).loose()),
});
const fieldsOf = (schema: z.ZodType) =>
  Object.entries(schemaOf.parse(z.toJSONSchema(schema, { io: 'input' })).properties);

test.each(rooms)('%s has the same keys in both languages', (room) => {
  expect(keysOf('vi', room).length).toBeGreaterThan(0);
  expect(keysOf('en', room)).toEqual(keysOf('vi', room));
});

test.each(rooms)('no text of %s is empty, or ends in a space', (room) => {
  for (const [, text] of [...textsOf('vi', room), ...textsOf('en', room)]) {
    expect(text.trim()).not.toBe('');
    if (text.trim() !== 'or' && text.trim() !== 'hoặc') expect(text.endsWith(' ')).toBe(false);
  }
});

test('Vietnamese is written in composed letters', () => {
  for (const room of rooms)
    for (const [, text] of textsOf('vi', room)) expect(text).toBe(text.normalize('NFC'));
});

describe.each(eachLanguage)('words in %s', (_code, t) => {
  test.each(['register', ...commandTypes])('command %s has title, introduction and confirmation', (type) => {
    for (const part of ['title', 'intro', 'done']) expect(t(`commands:${type}.${part}`)).not.toBe('');
  });

  test.each(commandTypes)('every field of %s has a label, every option a word', (type) => {
    for (const [field, schema] of fieldsOf(commands[type].input())) {
      expect(fieldTexts(t, texts, type, field).label).not.toBe('');
      if (!schema.enum) continue;
      const list = listOfField(type, field);
      if (!list) throw new Error(`no list of words for ${type}.${field}`);
      for (const option of schema.enum) expect(t(`vocabulary:${list}.${option}`)).not.toBe('');
    }
  });

  test('the form that registers a report has a label for each of its fields', () => {
    // Given by the server, never asked of a person.
    const silent = ['backlog', 'splitFrom', 'throughDoor'];
    const flat = [
      'reporterStanding', 'reporterName', 'reporterAddress', 'reporterPhone',
      'subjectKind', 'subjectName', 'subjectPosition', 'subjectOrganisation', 'subjectManagedBy',
      'allegationSummary', 'allegationCode', 'endedOn',
    ]; // prettier-ignore
    const asked = fieldsOf(register.input())
      .map(([field]) => field)
      .filter((field) => !silent.includes(field));
    for (const field of [...asked, ...flat])
      expect(fieldTexts(t, texts, 'register', field).label).not.toBe('');
  });

  test.each(Object.keys(wordLists) as WordList[])(
    'every value of %s has a word, and none besides',
    (list) => {
      for (const value of wordLists[list]) expect(word(t, list, value)).not.toBe('');
      const written = keysOf('vi', 'vocabulary').filter((key) => key.startsWith(`${list}.`));
      expect(written).toHaveLength(wordLists[list].length);
    },
  );

  test.each(Object.keys(refusalReasons) as RefusalReason[])('refusal %s is a whole sentence', (refused) => {
    const params = {
      stage: 'verification', by: 'u-1', at: '2026-03-02T02:00:00.000Z', times: 1, count: 2, dueOn: '2026-07-09',
      atMost: 30, cast: 8, present: 7, until: '2021-06-01', left: 250000, most: 1_000_000, reviewer: 'secretariat',
      needed: 6, on: '2026-01-05', officialMembers: 9, number: '12-QĐ/UBKTTU', register: 'QĐ 2026',
      manager: 'districtCommittee', unit: 'Đảng ủy xã Mẫu', units: 'Đảng ủy xã Mẫu', body: 'Huyện ủy Mẫu',
      offices: 'viceChair,chair', givers: 'caseTeam,viceChair', days: 30, act: 'hearing', first: 'service',
      things: 'notices:2,service:1', words: 5, year: '1867', n: 2, marks: 'name,phone', years: 10,
    }; // prettier-ignore
    const sentence = refusalSentence(t, { refused, params }, () => 'Trần Thị Mẫu');
    expect(sentence).not.toMatch(unfit);
    expect(sentence).toMatch(/\.$/);
  });

  test.each(clockKinds)('clock %s has its sentence', (kind) =>
    expect(
      t(`clocks:limit.${kind}`, { limit: 'x', start: 'y', startDay: 'z', owedBy: 'v', forms: 'w' }),
    ).not.toMatch(unfit),
  );

  test.each(waitingSteps)('waiting for %s is told', (step) => {
    const at = { accounts: ['u-1'], roles: ['chair' as const], step };
    expect(waitingSentence(t, at, () => 'Trần Thị Mẫu')).not.toMatch(unfit);
    for (const why of passingReasons)
      expect(
        waitingSentence(t, { ...at, passedOn: { to: 'standingCommittee', why } }, (id) => id),
      ).not.toMatch(unfit);
    for (const who of ['subject', 'otherBody'] as const)
      expect(waitingSentence(t, { ...at, outside: { who, since: '2026-03-02' } }, (id) => id)).not.toMatch(
        unfit,
      );
  });
});

test('a refusal shows stage, person, time and day in words', () => {
  const of = (refused: RefusalReason, params: Record<string, string | number>) =>
    refusalSentence(vietnamese, { refused, params }, () => 'Trần Thị Mẫu');
  expect(of('notInThisStage', { stage: 'verification' })).toContain('“Thẩm tra, xác minh”');
  expect(of('colleagueWasFaster', { by: 'u-1', at: '2026-03-02T02:05:00.000Z' })).toMatch(
    /^Trần Thị Mẫu .* 02\/03\/2026 09:05/,
  );
  expect(of('outOfTime', { until: '2021-06-01' })).toContain('01/06/2021');
});

test('English counts', () => {
  const missing = (count: number) =>
    refusalSentence(english, { refused: 'findingsMissing', params: { count } }, (id) => id);
  expect(missing(1)).toContain('1 allegation has');
  expect(missing(2)).toContain('2 allegations have');
});

test("a command's own label and hint come before the common ones", () => {
  expect(fieldTexts(vietnamese, texts, 'forward', 'to').label).toBe('Cơ quan nhận đơn');
  expect(fieldTexts(vietnamese, texts, 'accept', 'basis').label).toBe('Căn cứ');
  expect(fieldTexts(vietnamese, texts, 'signDecision', 'number').hint).toContain('QĐ/UBKTTU');
});

test('whose turn it is, in one phrase', () => {
  const sign = { step: 'sign', roles: ['viceChair', 'chair'], accounts: [] } as const;
  expect(waitingSentence(vietnamese, { ...sign, roles: [...sign.roles], accounts: [] }, (id) => id)).toBe(
    'Đang chờ Phó Chủ nhiệm UBKT hoặc Chủ nhiệm UBKT ký quyết định và kế hoạch',
  );
});
