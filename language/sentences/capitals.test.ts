import { passingReasons } from '../../domain/access/nobodyLeft';
import { placesInCase } from '../../domain/access/policy';
import { roles } from '../../domain/access/roles';
import { disciplineBodies } from '../../domain/appeals/bodies';
import { type EventType, eventSchemas } from '../../domain/case/events/event';
import { type RefusalReason, refusalReasons } from '../../domain/case/refusal';
import { stages } from '../../domain/case/vocabulary';
import { meetingBodies } from '../../domain/meetings/meeting';
import { managers } from '../../domain/procedure/partyProcedure';
import type { LanguageCode } from '../../domain/text/languages';
import { waitingSteps } from '../../domain/views/waitingSteps';
import { joined } from '../joined';
import { readWords } from '../readWords';
import { eventSentence } from './event';
import { eventSamples } from './eventSamples';
import { eachLanguage, texts } from './languagesForTests';
import { entrySentence } from './officeLog';
import { refusalSentence } from './refusal';
import { wordLists } from './vocabulary';
import { waitingSentence } from './waiting';

/** Names and titles as party offices write them, and the names that the samples of the tests bear. */
const namesOf: Record<LanguageCode, readonly RegExp[]> = {
  vi: [
    /Văn phòng Tỉnh ủy|Quy định(?= (?:số )?\d)/g,
    /Mặt trận|UBND|UBKT|MTTQ|HĐND|CSV|XLSX|YAML|UUID|ETag|If-Match|Idempotency-Key|JSON|JSONL|SHA|HTTPS|KB|MB|Excel|Temporal|LIEM_\w+|Liêm|TW|UBKTTU/g,
    /\d*-?(?:QĐ|TB|KH|BB|BC|CV|PC|HD|NQ|CT|NĐ)(?:[-/]\p{Lu}+)*/gu,
    /Đảng(?: bộ| ủy| viên)?|Nhà nước|Trung ương|Tỉnh ủy|Huyện ủy|Thành ủy|Việt(?: Nam)?|Anh\b|thứ Bảy/g,
    /Ủy ban Kiểm tra|Ban Thường vụ|Ban Bí thư|Thường trực|Phó Chủ nhiệm|Chủ nhiệm|Trưởng phòng|Ủy viên|Tổ trưởng|Tổ kiểm tra|Chi bộ/g,
    /Luật Tố cáo|Luật Khiếu nại|Huân chương Dũng cảm|Thủ tướng Chính phủ|Điều \d+(?: và Điều \d+)?|Nghị định \d*|Hướng dẫn \d*|Quyết định số/g,
    // The office's own procedure, and its steps and headings, are cited as they are called.
    /Quy trình, (?:bước|mục)[^);.]*|bước [\p{Lu}][^);.,]*|mục [\p{Lu}][^);.]*/gu,
    /Trần Thị Mẫu|Trần Văn A|Lê Văn Mẫu|Huyện ủy An Thử|An Thử|Sở (?:Mẫu|Tài chính)|Mẫu|Tòa án nhân dân|Thanh tra tỉnh|Cơ quan Cảnh sát điều tra|Hội nghị chi bộ|Phòng (?:họp số \d|Tài nguyên)|TC-\d/g,
  ],
  en: [
    /Quy định(?= \d)/g,
    /CSV|XLSX|YAML|UUID|ETag|If-Match|Idempotency-Key|JSON|JSONL|SHA|HTTPS|KB|MB|Excel|Temporal|LIEM_\w+|Liêm|File|Save As/g,
    /\d*-?(?:QĐ|TB|KH|BB|BC|CV|PC|HD|NQ|CT|NĐ)(?:[-/]\p{Lu}+)*/gu,
    /Order of Courage|Prime Minister|Party|State|Vietnamese|English|Secretariat|Saturdays?|Law on Denunciation|Regulation \d*|Decree|Guidance/g,
    /Ban Thường vụ Tỉnh ủy|UBKT Huyện ủy Mẫu|Huyện ủy Mẫu|UBKT (?:Tỉnh|Huyện) ủy|Trần Thị Mẫu|Trần Văn A|Lê Văn Mẫu|Sở Mẫu|Tòa án nhân dân|Thanh tra tỉnh|Cơ quan Cảnh sát điều tra|Hội nghị chi bộ|Phòng (?:họp số \d|Tài nguyên)|TC-\d|An Thử/g,
  ],
};

const typed = /Nội dung theo hồ sơ\.?/g;

/** Words with a capital within a sentence that are no names; what stands in quotation marks is called so. */
function capitalsInside(language: LanguageCode, text: string): string[] {
  const plain = namesOf[language].reduce(
    (left, name) => left.replace(name, 'x'),
    text
      .replace(typed, 'x')
      .replace(/“[^”]*”/g, 'x')
      .replace(/\{\{\w+\}\}/g, 'x'),
  );
  return [...plain.matchAll(/(?<=[\p{L}\p{N},;)%] )\p{Lu}[\p{L}-]*/gu)].map(([word]) => word);
}
const doubleStop = /(?<!\.)\.\s*\.(?!\.)/;

const person = () => 'x';
const samples: Record<string, readonly string[]> = {
  stage: stages,
  reviewer: disciplineBodies,
  manager: managers,
  act: wordLists.acts,
  givers: [...roles, ...placesInCase, roles.join(',')],
  offices: [...roles, 'viceChair,chair'],
};
const day = '2026-03-02';
const oneOf: Record<string, string> = { on: day, dueOn: day, until: day, at: `${day}T02:00:00.000Z` };

/** Each refusal, with every value of the lists that it names. */
function* refusals(language: LanguageCode) {
  const t = texts.translator(language);
  const words = readWords(language).refusals ?? {};
  for (const refused of Object.keys(refusalReasons) as RefusalReason[]) {
    const forms = Object.entries(words).filter(([key]) => key.replace(/_\w+$/, '') === refused);
    const named = [...JSON.stringify(forms).matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    const params = Object.fromEntries(named.map((name) => [name, oneOf[name] ?? '5']));
    const list = named.find((name) => samples[name]);
    for (const value of list === undefined ? [undefined] : (samples[list] ?? [])) {
      const given = {
        ...params,
        count: 5,
        ...(list !== undefined && value !== undefined && { [list]: value }),
      };
      yield refusalSentence(t, { refused, params: given }, person);
    }
  }
}

function* events(language: LanguageCode) {
  const t = texts.translator(language);
  for (const type of Object.keys(eventSchemas) as EventType[])
    for (const data of eventSamples(type)) {
      const { text, detail } = eventSentence(t, { type, data, by: 'u-1' } as never, person);
      yield text;
      // Lines of a detail are texts of their own.
      for (const line of (detail ?? '').split('\n')) yield line;
    }
}

function* turns(language: LanguageCode) {
  const t = texts.translator(language);
  for (const step of waitingSteps)
    for (const role of roles) yield waitingSentence(t, { step, roles: [role], accounts: [] }, person);
  for (const why of passingReasons)
    yield waitingSentence(
      t,
      { step: 'sign', roles: ['departmentHead'], accounts: [], passedOn: { to: 'chair', why } },
      person,
    );
}

function* entries(language: LanguageCode) {
  const t = texts.translator(language);
  const by = 'u-1';
  const row = { accountId: 'u-2', revision: 1, digest: '' };
  for (const body of meetingBodies)
    yield entrySentence(
      {
        by,
        type: 'membersSet',
        data: { body, effectiveFrom: day, count: 5, digest: '', membershipId: '' },
      } as never,
      { t, nameOf: person },
    );
  yield entrySentence({ by, type: 'rolesChanged', data: { ...row, roles: [...roles] } } as never, {
    t,
    nameOf: person,
  });
}

/** What lies in the files and is no heading of a table, no name of a file and no word of the console. */
const rooms = [
  'account', 'cases', 'clocks', 'commands', 'events', 'fields', 'find', 'layout', 'meetings', 'notices', 'office', 'organisations', 'plans',
  'refusals', 'register', 'registers', 'subjects', 'vocabulary', 'work',
]; // prettier-ignore
function leaves(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves);
}

describe.each(eachLanguage.map(([code]) => [code] as const))('sentences in %s', (language) => {
  test.each([
    ['events', events],
    ['refusals', refusals],
    ['whose turn it is', turns],
    ['the office’s log', entries],
  ] as const)('%s: no capital within a sentence but of names, and no two full stops', (_what, sentences) => {
    const all = [...sentences(language)];
    expect(all.length).toBeGreaterThan(2);
    const wrong = all
      .map((text) => ({ text, capitals: capitalsInside(language, text), twice: doubleStop.test(text) }))
      .filter(({ capitals, twice }) => capitals.length > 0 || twice);
    expect(wrong).toEqual([]);
  });

  test.each(rooms)('%s: the same of every text of the file', (room) => {
    const wrong = leaves(readWords(language)[room])
      .map((text) => ({ text, capitals: capitalsInside(language, text), twice: doubleStop.test(text) }))
      .filter(({ capitals, twice }) => capitals.length > 0 || twice);
    expect(wrong).toEqual([]);
  });
});

test('texts that people have ended with a full stop are joined with one', () => {
  expect(joined('Anh em ruột.', 'Đã xác minh.')).toBe('Anh em ruột. Đã xác minh.');
  expect(joined('Anh em ruột', 'Đã xác minh')).toBe('Anh em ruột. Đã xác minh');
  expect(joined('', 'Ví dụ 31/12/2026')).toBe('Ví dụ 31/12/2026');
  expect(joined('Còn thiếu…', 'Bổ sung.')).toBe('Còn thiếu… Bổ sung.');
});

/** What the menu calls a page, and what the page calls itself. */
const pages: Record<string, string> = {
  work: 'work:title', register: 'commands:register.title', cases: 'find:title', import: 'import:title', accounts: 'account:list.title', webhooks: 'webhooks:title',
  procedures: 'procedures:title', away: 'account:away.listTitle', meetings: 'meetings:title', bodies: 'meetings:body.title',
  registers: 'registers:title', officeLog: 'office:log.title', acts: 'office:acts.title', subjects: 'subjects:title', plans: 'plans:title',
  desk: 'desk:title', audit: 'audit:title', doorReports: 'doorReports:title', door: 'doorReports:state.title', keeping: 'keeping:title', reception: 'reception:title', matters: 'matters:title', coordination: 'coordination:title', memberNotices: 'memberNotices:title',
  figures: 'figures:title', pictures: 'pictures:title',
  supervision: 'supervision:title', recommendations: 'supervision:recommendations',
  publications: 'publications:listTitle', programs: 'programs:title',
}; // prettier-ignore

test.each(eachLanguage)('in %s a page bears the name by which the menu leads to it', (code, t) => {
  const menu = readWords(code).layout?.navigation as Record<string, string>;
  const entries = Object.keys(menu).filter((key) => !key.endsWith('Waiting'));
  expect(entries.map((key) => [key, menu[key]])).toEqual(entries.map((key) => [key, t(pages[key] ?? key)]));
});
