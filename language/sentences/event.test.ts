import { type EventData, type EventType, eventSchemas, systemActor } from '../../domain/case/events/event';
import { readWords } from '../readWords';
import type { Translate } from '../texts';
import { eventSentence } from './event';
import { eventSamples } from './eventSamples';
import { eachLanguage, unfit, vietnamese as vi, english as en } from './languagesForTests';

const names = (accountId: string) => `Đồng chí ${accountId}`;
const types = Object.keys(eventSchemas) as EventType[];

const tell = <Type extends EventType>(t: Translate, type: Type, data: EventData<Type>, by = 'u-1') =>
  eventSentence(t, { type, data, by } as never, names);

describe.each(eachLanguage)('events in %s', (_code, t) => {
  test.each(types)('%s is told whole, in each of its wordings', (type) => {
    expect(eventSamples(type).length).toBeGreaterThan(0);
    for (const data of eventSamples(type)) {
      eventSchemas[type]().parse(data);
      const { text, detail } = tell(t, type, data as never);
      expect(text).not.toMatch(unfit);
      expect(detail ?? '').not.toMatch(/\{\{|undefined/);
      expect(detail).not.toBe('');
    }
  });
});

test.each([
  ['vi', vi, readWords('vi').events ?? {}],
  ['en', en, readWords('en').events ?? {}],
] as const)('no text of events lies idle in %s', (_code, t, file) => {
  const used = new Set<string>();
  const recording: Translate = (key, params) => {
    used.add(key.replace(/^events:/, ''));
    return t(key, params);
  };
  for (const type of types)
    for (const data of eventSamples(type)) {
      tell(recording, type, data as never);
      tell(recording, type, data as never, systemActor);
    }
  const keys = Object.entries(file).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : Object.keys(value as object).map((inner) => `${key}.${inner}`),
  );
  expect(
    keys.map((key) => key.replace(/(_appeal)?(_(one|other))?$/, '')).filter((key) => !used.has(key)),
  ).toEqual([]);
});

test('a sentence reads as an office writes it', () => {
  expect(tell(vi, 'accepted', { basis: 'Đơn có họ tên.' })).toEqual({
    text: 'Đồng chí u-1 thụ lý đơn',
    detail: 'Đơn có họ tên.',
  });
  const [vote] = eventSamples('voteRecorded');
  if (!vote) throw new Error('no sample of a vote');
  expect(tell(vi, 'voteRecorded', vote).text).toBe(
    'Đồng chí u-1 ghi kết quả bỏ phiếu kín ngày 02/03/2026 (cấp quyết định kỷ luật, 7/9 ủy viên có mặt): cảnh cáo 5 phiếu, khiển trách 1 phiếu; thông qua hình thức cảnh cáo',
  );
  expect(tell(en, 'voteRecorded', vote).text).toContain(
    'warning 5 votes, reprimand 1 vote; adopted: warning',
  );
});

describe('the moment of a step', () => {
  const reminded = (dueAt: string) => tell(vi, 'reminded', { kind: 'settling', to: 'officer', dueAt }).text;
  test('is the day that ended, not the midnight after it', () =>
    expect(reminded('2022-05-09T17:00:00.000Z')).toBe(
      'Hệ thống nhắc cán bộ phụ trách vụ việc: thời hạn giải quyết đã đến mốc nhắc việc (hết ngày 09/05/2022)',
    ));
  test('is a time where days last seconds', () =>
    expect(reminded('2026-11-24T03:00:08.000Z')).toContain('lúc 10:00:08'));
});

test('what people wrote is never taken for a text of ours', () => {
  const to = '{{by}} $t(events:accepted) <b>';
  expect(tell(vi, 'forwarded', { to, explanation: '' }).text).toBe(`Đồng chí u-1 chuyển đơn đến ${to}`);
});
