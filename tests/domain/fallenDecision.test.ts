import { decideHeard } from '../../domain/case/decide';
import { findStanding } from '../../domain/appeals/appealable';
import { waitingFor } from '../../domain/views/waiting';
import { discipline as disciplineFacts } from '../../language/facts/discipline';
import { publication as publicationFacts } from '../../language/facts/publication';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { tell } from './linked';
import { at, OfficeCase } from './office';
import { against } from './ordinary';
import { toDiscipline, toServed } from './stages';

const on = '2026-03-02';
const chair = { id: 'u-chair', roles: ['chair' as const] };
const review = { caseId: 'c-9', number: 'TC-9', decision: '71-QĐ/TU', on: '2026-04-06' };

type Result = 'upheld' | 'lowered' | 'annulled';

/** Lets a case hear that an appeal has left this form of its decision. */
function hear(
  one: OfficeCase,
  result: Result,
  form?: 'warning' | 'reprimand',
  more: object = {},
): OfficeCase {
  const data = { ...review, ...more, result, form };
  const heard = decideHeard(
    one.now,
    { says: 'disciplineReviewed', data },
    { at: at('2026-04-06'), commandId: 'heard' },
  );
  if (heard) one.state = heard.state;
  return one;
}

const warned = () =>
  toServed(OfficeCase.received(on, {}, 'c-0'), on, '36-QĐ/UBKTTU').give('approvePublication', {
    on,
    by: chair,
  });

const wording = { t: vietnamese, names: (id: string) => id } as never;
const shown = (one: OfficeCase, number = '36-QĐ/UBKTTU') =>
  disciplineFacts(one.now, wording)
    .map(({ value }) => value)
    .find((value) => value.includes(number));
const publicationsOf = (one: OfficeCase) => publicationFacts(one.now, wording).map(({ value }) => value);

describe('A decision that fell', () => {
  test.each([
    ['annulled', undefined, 'bị hủy bỏ bởi Quyết định số 71-QĐ/TU ngày 06/04/2026'],
    ['lowered', 'reprimand', 'được thay bằng khiển trách theo Quyết định số 71-QĐ/TU ngày 06/04/2026'],
  ] as const)(
    '%s: it shows as it was imposed and by what it fell, and is not published',
    (result, form, by) => {
      const one = hear(warned(), result, form);
      expect(shown(one)).toMatch(/^Cảnh cáo/);
      expect(shown(one)).toContain(by);
      expect(one.refusalOf('publish', { on: '2026-04-07' }).refused).toBe('decisionFell');
      const approval = { on: '2026-04-07', by: chair };
      expect(one.refusalOf('approvePublication', approval).refused).toBe('decisionFell');
      expect(one.refusalOf('takeBackPublication', { on: '2026-04-07' }).refused).toBe('nothingToTakeBack');
      expect(one.now.clocks.publication?.stoppedOn).toBe('2026-04-06');
      while (one.now.owed.length > 0) one.give('tell', { on: '2026-04-07' });
      expect(waitingFor(one.now).step).toBe('close');
      expect(one.give('closeCase', { on: '2026-04-08' }).now.stage).toBe('closed');
    },
  );

  test('upheld, it stands and is published; nothing of it is to be taken back', () => {
    const one = hear(warned(), 'upheld', 'warning');
    expect(shown(one)).not.toContain('71-QĐ/TU');
    expect(one.give('publish', { on: '2026-04-07' }).now.publication?.publishedOn).toBe('2026-04-07');
    expect(one.refusalOf('takeBackPublication', { on: '2026-04-07' }).refused).toBe('nothingToTakeBack');
  });
});

describe('What was made public of a decision that fell', () => {
  const published = () => hear(warned().give('publish', { on: '2026-03-09' }), 'annulled');

  test('is taken back by the publisher, from the day on which it fell, before the case can be closed', () => {
    const one = published();
    expect(waitingFor(one.now)).toMatchObject({ step: 'takeBack', roles: ['publisher'] });
    expect(publicationsOf(one)).toContain(
      'Chưa thực hiện; phải gỡ từ ngày 06/04/2026, khi có Quyết định số 71-QĐ/TU',
    );
    const early = { on: '2026-04-05' };
    expect(one.refusalOf('takeBackPublication', { on: '2026-04-08' }, early)).toMatchObject({
      refused: 'dayBeforeAct',
      field: 'on',
    });
    while (one.now.owed.length > 0) one.give('tell', { on: '2026-04-07' });
    expect(one.refusalOf('closeCase', { on: '2026-04-08' }).refused).toBe('takingBackOpen');
    one.give('takeBackPublication', { on: '2026-04-07' }, { explanation: 'Quyết định không còn.' });
    expect(one.happened('publicationTakenBack').map(({ data }) => data)).toEqual([
      {
        on: '2026-04-07',
        place: 'Cổng thông tin',
        explanation: 'Quyết định không còn.',
        decision: '71-QĐ/TU',
      },
    ]);
    expect(publicationsOf(one)).toContain('Đã gỡ ngày 07/04/2026 tại Cổng thông tin: Quyết định không còn.');
    expect(one.refusalOf('takeBackPublication', { on: '2026-04-08' }).refused).toBe('nothingToTakeBack');
    expect(one.give('closeCase', { on: '2026-04-08' }).now.stage).toBe('closed');
  });

  test('is owed in a case that was closed already, which stays closed', () => {
    const one = warned().give('publish', { on: '2026-03-09' });
    while (one.now.owed.length > 0) one.give('tell', { on: '2026-03-10' });
    hear(one.give('closeCase', { on: '2026-03-10' }), 'lowered', 'reprimand');
    expect(waitingFor(one.now)).toMatchObject({ step: 'takeBack', roles: ['publisher'] });
    one.give('takeBackPublication', { on: '2026-04-07' });
    expect(one.now.stage).toBe('closed');
    expect(waitingFor(one.now).step).toBe('nothing');
  });
});

describe('What an appeal decided falls in turn by a higher one', () => {
  const higher = { caseId: 'c-2', number: 'TC-2', decision: '9-QĐ/TW', on: '2026-06-01' };

  /** The warning, and the appeal of it that has lowered it by 71-QĐ/TU, which is published. */
  function lowered() {
    const first = warned().give('publish', { on: '2026-03-09' });
    const appeal = OfficeCase.received(on, { kind: 'disciplineAppeal' });
    appeal.give('classify', { on }, { kind: 'disciplineAppeal' });
    const standing = findStanding(first.now);
    const decisions = [{ ...standing, caseId: 'c-0', differs: [], workedOn: [] }];
    appeal.give('acceptAppeal', { on }, { ...against('c-0'), lodgedOn: on, decisions });
    for (const type of ['tell', 'proposeAssignment', 'formTeam', 'signDecision'] as const)
      appeal.give(type, { on });
    toDiscipline(appeal, on).give('holdHearing', { on: '2026-04-06' });
    const decision = { result: 'lowered', form: 'reprimand', number: '71-QĐ/TU' };
    appeal.give('decideAppeal', { on: '2026-04-06' }, decision);
    appeal.give('serveDecision', { on: '2026-04-07' });
    appeal.give('approvePublication', { on: '2026-04-07', by: chair }).give('publish', { on: '2026-04-07' });
    tell(appeal, first);
    return { first, appeal };
  }

  test('both cases hear the last word', () => {
    const { first, appeal } = lowered();
    expect(shown(first)).toContain('được thay bằng khiển trách theo Quyết định số 71-QĐ/TU ngày 06/04/2026');
    first.give('takeBackPublication', { on: '2026-04-07' });
    hear(appeal, 'annulled', undefined, higher);
    expect(shown(appeal, '71-QĐ/TU')).toContain('bị hủy bỏ bởi Quyết định số 9-QĐ/TW ngày 01/06/2026');
    expect(waitingFor(appeal.now).step).toBe('takeBack');
    expect(findStanding(appeal.now)).toBeUndefined();
  });

  test('and the case of the first decision hears of it through that of the appeal', () => {
    const { first, appeal } = lowered();
    const data = { ...higher, result: 'annulled' as const, apologyOwed: true };
    const signature = { at: at('2026-06-02'), commandId: 'heard-higher' };
    const heard = decideHeard(appeal.now, { says: 'disciplineReviewed', data }, signature);
    if (!heard) throw new Error('the appeal heard nothing');
    appeal.state = heard.state;
    appeal.events.push(...heard.events);
    tell(appeal, first);
    expect(shown(first)).toMatch(/^Cảnh cáo\. Số 36-QĐ\/UBKTTU/);
    expect(shown(first)).toContain('bị hủy bỏ bởi Quyết định số 9-QĐ/TW ngày 01/06/2026');
    // The apology is owed once, where discipline was imposed.
    expect(first.now.apology).toMatchObject({ decision: '9-QĐ/TW' });
    expect(appeal.now.apology).toBeUndefined();
    tell(appeal, first);
    expect(first.now.appeals).toHaveLength(2);
  });

  test('upheld by the higher one, what the first appeal put in its place goes on', () => {
    const { first, appeal } = lowered();
    const data = { ...higher, result: 'upheld' as const, form: 'reprimand' as const };
    const signature = { at: at('2026-06-02'), commandId: 'heard-higher' };
    const heard = decideHeard(appeal.now, { says: 'disciplineReviewed', data }, signature);
    if (!heard) throw new Error('the appeal heard nothing');
    appeal.state = heard.state;
    appeal.events.push(...heard.events);
    tell(appeal, first);
    expect(shown(appeal, '71-QĐ/TU')).not.toContain('9-QĐ/TW');
    expect(shown(first)).toContain('được thay bằng khiển trách theo Quyết định số 71-QĐ/TU');
  });
});
