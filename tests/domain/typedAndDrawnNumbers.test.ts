import { findCommand } from '../../domain/case/commands';
import { messagesOf } from '../../domain/case/messages';
import { decideNumberGiven } from '../../domain/case/decide';
import type { EventData, EventType } from '../../domain/case/events/event';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { numberIn, readNumber, seriesOf, writeNumber } from '../../domain/papers/numbering';
import { at, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2026-03-16';

/** The register answers. */
function numbered(one: OfficeCase, given: EventData<'numberGiven'>): OfficeCase {
  const taken = decideNumberGiven(one.now, given, at(on));
  if (!taken) throw new Error('no number was taken');
  one.events.push(...taken.events);
  one.state = taken.state;
  return one;
}

const seqOf = (one: OfficeCase, type: EventType) => one.happened(type).at(-1)?.seq ?? 0;

const unsigned = () =>
  OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-05' })
    .give('accept', { on: '2026-03-05' })
    .give('proposeAssignment', { on: '2026-03-05' })
    .give('formTeam', { on: '2026-03-05' });

const toHearing = () =>
  toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), on).give('holdHearing', {
    on,
  });

test('an act without a number is done, and owes it; the register gives it afterwards', () => {
  const one = unsigned().give('signDecision', { on }, { number: undefined });
  expect(one.now).toMatchObject({ stage: 'verification', decision: { signedOn: on } });
  expect(one.now.decision?.number).toBeUndefined();
  const of = seqOf(one, 'decisionSigned');
  expect(one.now.unnumbered).toMatchObject([
    { of, kind: 'decision', issuer: 'commission', on, by: 'u-chair' },
  ]);
  const { lastAct } = one.now;
  numbered(one, { of, kind: 'decision', number: '01-QĐ/UBKTTU' });
  expect(one.now.decision?.number).toBe('01-QĐ/UBKTTU');
  expect(one.now.unnumbered).toBeUndefined();
  expect(one.now.documents.find(({ seq }) => seq === of)?.title).toBe('01-QĐ/UBKTTU');
  // It is nobody's act: a form that was opened before it still counts as fresh.
  expect(one.now.lastAct).toEqual(lastAct);
});

test('a number that was put in is the act’s from the start, as it always was', () => {
  const one = unsigned().give('signDecision', { on }, { number: '12-QĐ/UBKT' });
  expect(one.now.decision?.number).toBe('12-QĐ/UBKT');
  expect(one.now).not.toHaveProperty('unnumbered');
});

test('conclusion, discipline and suspension each get their own number, in whatever order', () => {
  const heard = toHearing();
  const of = seqOf(heard, 'decisionSigned');
  const one = numbered(heard, { of, kind: 'decision', number: '01-QĐ/UBKTTU' })
    .give('suspendActivity', { on }, { number: undefined })
    .give('recordVote', { on })
    .give('conclude', { on }, { number: undefined })
    .give('decideDiscipline', { on }, { number: undefined });
  expect(one.now.unnumbered).toHaveLength(3);
  numbered(one, { of: seqOf(one, 'disciplineDecided'), kind: 'disciplineDecision', number: '03-QĐ/UBKTTU' });
  numbered(one, { of: seqOf(one, 'concluded'), kind: 'conclusion', number: '01-TB/UBKTTU' });
  numbered(one, { of: seqOf(one, 'activitySuspended'), kind: 'suspensionDecision', number: '02-QĐ/UBKTTU' });
  expect(one.now).toMatchObject({
    suspension: { number: '02-QĐ/UBKTTU' },
    conclusion: { number: '01-TB/UBKTTU' },
    discipline: { number: '03-QĐ/UBKTTU', form: 'warning' },
    unnumbered: undefined,
  });
});

test('the decision that makes a case an inspection is numbered behind the first one', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), on).give('convertCase', { on });
  expect(one.now.unnumbered?.map(({ kind }) => kind)).toEqual(['decision', 'conversionDecision']);
  numbered(one, { of: seqOf(one, 'decisionSigned'), kind: 'decision', number: '01-QĐ/UBKTTU' });
  numbered(one, { of: seqOf(one, 'converted'), kind: 'conversionDecision', number: '02-QĐ/UBKTTU' });
  expect(one.now).toMatchObject({
    decision: { number: '01-QĐ/UBKTTU' },
    inspection: { number: '02-QĐ/UBKTTU', on },
    unnumbered: undefined,
  });
  expect(one.now.documents.at(-1)).toMatchObject({ kind: 'conversionDecision', title: '02-QĐ/UBKTTU' });
});

test('a number that comes after the case was concluded anew stays with the old conclusion', () => {
  const one = toHearing().give('conclude', { on }, { number: undefined, disciplineDue: false });
  const first = seqOf(one, 'concluded');
  one.give('approvePublication', { on }).give('publish', { on });
  while (one.now.owed.length > 0) one.give('tell', { on });
  one.give('closeCase', { on }).give('reopen', { on });
  toDiscipline(one, on).give('holdHearing', { on }).give('conclude', { on }, { number: '9-TB/UBKTTU' });
  numbered(one, { of: first, kind: 'conclusion', number: '01-TB/UBKTTU' });
  expect(one.now.conclusion?.number).toBe('9-TB/UBKTTU');
  expect(numberIn(one.events, first)).toBe('01-TB/UBKTTU');
});

const heardAppeal = (decidedBy: string) => {
  const appeal = OfficeCase.received('2026-03-02', { kind: 'disciplineAppeal' })
    .give('classify', { on }, { kind: 'disciplineAppeal' })
    .give('acceptAppeal', { on }, { appealedCase: 'c-0', decidedBy })
    .give('tell', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .give('signDecision', { on });
  return toDiscipline(appeal, on).give('holdHearing', { on });
};

test('the committee’s decision bears the number of the committee’s office, which must be put in', () => {
  const appeal = heardAppeal('provincialInspection');
  // Its form does not say that the number can be left out.
  expect(findCommand('decideAppeal').demands?.(appeal.now)).toEqual(['number']);
  expect(appeal.refusalOf('decideAppeal', { on }, { number: undefined })).toEqual({
    refused: 'committeeNumberMissing',
    field: 'number',
    params: undefined,
  });
  appeal.give('decideAppeal', { on }, { number: '30-QĐ/TU' });
  expect(appeal.now.appeal?.decision?.number).toBe('30-QĐ/TU');
});

test('the case that is appealed against hears of the decision once that has its number', () => {
  const appeal = heardAppeal('districtStandingCommittee');
  const chair = { id: 'u-chair', roles: ['chair' as const] };
  appeal.give('decideAppeal', { on, by: chair }, { number: undefined });
  const [decided] = appeal.happened('appealDecided');
  expect(decided && messagesOf(appeal.now, decided)).toEqual([]);
  numbered(appeal, { of: decided?.seq ?? 0, kind: 'appealDecision', number: '05-QĐ/UBKTTU' });
  const [given] = appeal.happened('numberGiven');
  expect(given && messagesOf(appeal.now, given)[0]).toMatchObject({
    to: 'c-0',
    message: { says: 'disciplineReviewed', data: { decision: '05-QĐ/UBKTTU', result: 'upheld' } },
  });
});

test('a paper that cites an act knows the number that came later', () => {
  const one = toHearing().give('recordVote', { on }).give('conclude', { on }, { number: undefined });
  one.give('decideDiscipline', { on }, { number: '4-QĐ/UBKTTU' });
  numbered(one, { of: seqOf(one, 'concluded'), kind: 'conclusion', number: '07-TB/UBKTTU' });
  const paper = caseForPaper(one.events, seqOf(one, 'disciplineDecided'));
  expect(paper.conclusion?.number).toBe('07-TB/UBKTTU');
  expect(paper.seq).toBe(seqOf(one, 'disciplineDecided'));
});

test('numbers are read and written as offices do', () => {
  expect(writeNumber(7, 'QĐ', 'UBKTTU')).toBe('07-QĐ/UBKTTU');
  expect(writeNumber(123, 'TB', 'UBKTTU')).toBe('123-TB/UBKTTU');
  expect([' 007-QĐ/UBKTTU', '123/QĐ', '45'].map(readNumber)).toEqual([7, 123, 45]);
  expect(['QĐ 12', '', '0', '1234567-QĐ'].map(readNumber)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(seriesOf('QĐ', 'commission', '2026-12-31')).toBe('QĐ 2026');
  expect(seriesOf('QĐ', 'standingCommittee', '2027-01-01')).toBe('QĐ/TU 2027');
});
