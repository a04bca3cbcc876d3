import type { CaseEvent } from '../../../domain/case/events/event';
import { evolve } from '../../../domain/case/evolve/evolve';
import type { CaseState } from '../../../domain/case/state';
import { getProcedureInForce } from '../../../domain/procedure/procedure';
import { demonstrationPeople } from '../../../seeds/accounts/demonstration';
import { castFrom } from '../../../seeds/demonstration/cast';
import { play } from '../../../seeds/demonstration/history';
import { stories } from '../../../seeds/demonstration/stories';
import { readTrees } from '../../../seeds/reference';
import { calendar, OfficeCase, procedures } from '../../../tests/domain/office';
import { toDiscipline, toVerification } from '../../../tests/domain/stages';
import type { Translate } from '../../../language/texts';
import { eachLanguage, unfit, vietnamese } from '../../../language/sentences/languagesForTests';
import { changedFields, factFields } from './factFields';

const names = () => 'Trần Thị Mẫu';

interface Change {
  event: CaseEvent;
  before?: CaseState | undefined;
  after: CaseState;
}

/** Every event of one demonstration story in three and of a case with what the stories leave out. */
function* everyChange(): Generator<Change> {
  const stage = {
    procedureFor: (receivedOn: string) => getProcedureInForce(procedures, receivedOn, 'party'),
    calendar,
    cast: castFrom(demonstrationPeople),
    tree: readTrees()[0],
    now: '2026-11-20T02:00:00.000Z',
  };
  const histories = stories.flatMap((story, i) => (i % 3 ? [] : [play(story, i, `2026-${i}`, stage).events]));
  const on = '2026-03-02';
  const odd = toVerification(OfficeCase.received(on), on);
  odd.give('note', { on }).give('pause', { on }).give('resume', { on: '2026-03-09' });
  odd.give('escalate', { on: '2026-03-09' }).give('instruct', { on: '2026-03-10' });
  odd.give('correctRegistration', { on: '2026-03-10' });
  for (const right of [
    { subjectManagedBy: 'districtCommittee' },
    { probationary: true },
    { subjectKind: 'organisation' },
    { receivedOn: '2026-03-01' },
    { source: 'press' },
    { summary: 'Nội dung đúng.', code: '02', endedOn: '2026-01-05' },
    { leaveEmpty: ['subjectPosition', 'subjectOrganisation', 'code', 'endedOn'] },
  ])
    odd.give('correctRegistration', { on: '2026-03-10' }, { subjectPosition: undefined, ...right });
  const late = toDiscipline(toVerification(OfficeCase.received(on), on), on);
  for (const events of [...histories, odd.events, late.wait('2026-12-01T00:00:00.000Z').events]) {
    let before: CaseState | undefined;
    for (const event of events) {
      const after = evolve(before, event);
      yield { event, before, after };
      before = after;
    }
  }
}

/** Played once, and told once in each language: the tests below ask different things of the same histories. */
const changes = [...everyChange()];

const telling = (now: string, t = vietnamese) => ({ t, names, calendar, now });
/** What a case is, apart from its place in the history. */
const substance = (state: CaseState) => JSON.stringify({ ...state, seq: 0, lastAct: 0 });

/** Every change with what is told of it in a language. */
const toldIn = (t: Translate) =>
  changes.map(({ event, before, after }) => ({
    event,
    before,
    after,
    fields: changedFields(before, after, telling(event.at, t)),
  }));
const told = new Map(eachLanguage.map(([code, t]) => [code, toldIn(t)]));

test.each(eachLanguage)('in %s whatever an event changes in a case is told, and nothing else', (code) => {
  for (const { event, before, after, fields } of told.get(code) ?? []) {
    const changed = before === undefined || substance(before) !== substance(after);
    expect([event.type, event.seq, fields.length > 0]).toEqual([event.type, event.seq, changed]);
  }
  expect(changes.length).toBeGreaterThan(200);
});

test.each(eachLanguage)('in %s every field has a name and a value for people', (code) => {
  const texts = (told.get(code) ?? [])
    .flatMap(({ fields }) => fields.flatMap(({ label, before, after }) => [label, before, after]))
    .filter((text) => text !== undefined);
  expect(texts.length).toBeGreaterThan(200);
  for (const text of new Set(texts)) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(unfit);
    expect(text).not.toMatch(/\b(replay|cases|vocabulary)[.:]/);
  }
});

test('no two fields of a case share a key', () => {
  for (const { event, after } of changes) {
    const keys = factFields(after, telling(event.at)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('time alone changes nothing: both sides are told at one moment', () => {
  const one = OfficeCase.received('2026-03-02');
  expect(changedFields(one.now, one.now, telling('2026-04-02T00:00:00.000Z'))).toEqual([]);
});

test('a pause is told as what it does to the clocks', () => {
  const on = '2026-03-02';
  const one = toVerification(OfficeCase.received(on), on);
  const before = one.now;
  one.give('pause', { on: '2026-03-05' });
  const changes = changedFields(before, one.now, telling('2026-03-05T02:00:00.000Z'));
  const settling = changes.find(({ label }) => label === 'Thời hạn giải quyết' || label === 'Giải quyết');
  expect(settling?.before).toContain('hạn là');
  expect(settling?.after).toContain('tạm dừng từ');
  expect(changes.find(({ label }) => label === 'Tạm dừng')?.after).toMatch(/^Từ 05\/03\/2026, lý do: /);
});
