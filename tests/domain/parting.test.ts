import { registrationOfPart } from '../../domain/case/petitionPart';
import { intake as intakeFacts } from '../../language/facts/intake';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { holderOf, OfficeCase } from './office';
import { withParting } from './seeded';
import { toVerification } from './stages';

const on = '2026-03-04';
const contents = [
  { summary: 'Tố cáo nhận tiền.' },
  { summary: 'Khiếu nại quyết định cảnh cáo.' },
  { summary: 'Khiếu nại quyết định thu hồi đất của Ủy ban nhân dân.' },
];
const letter = (kind = 'mixed', allegations = contents) =>
  OfficeCase.received('2026-03-02', { kind, allegations }).by(withParting).give('classify', { on }, { kind });
const split = { allegationIds: ['a2'], newKind: 'disciplineAppeal', keptKind: 'denunciation' };
const guided = { allegationIds: ['a3'], to: 'Ủy ban nhân dân tỉnh' };

describe('A letter of several kinds', () => {
  test('is not taken on whole, as denunciation or as inspection', () => {
    expect(letter().refusalOf('accept', { on }).refused).toBe('partFirst');
    expect(letter().refusalOf('openInspection', { on, by: holderOf('chair') }).refused).toBe('partFirst');
  });

  test('is parted step by step: what stays may be mixed still, as long as two contents do', () => {
    const one = letter().give('splitPetition', { on }, { ...split, keptKind: 'mixed' });
    expect(one.now).toMatchObject({ kind: 'mixed', allegations: [{ id: 'a1' }, { id: 'a3' }] });
    expect(one.refusalOf('accept', { on }).refused).toBe('partFirst');
    expect(one.refusalOf('guidePart', { on }, { ...guided, keptKind: 'mixed' })).toEqual({
      refused: 'oneKindLeft',
      field: 'keptKind',
    });
    one.give('guidePart', { on }, guided).give('accept', { on });
    expect(one.now).toMatchObject({ kind: 'denunciation', stage: 'assignment', allegations: [{ id: 'a1' }] });
  });

  test('can be classified again where it is of one kind after all', () => {
    expect(letter().give('classify', { on }, { kind: 'denunciation' }).give('accept', { on }).now.stage).toBe(
      'assignment',
    );
  });
});

describe('Part of a letter on which its sender is guided', () => {
  test('leaves the case; the sender is owed the guidance, and the file says what it was', () => {
    const one = letter('denunciation').give('guidePart', { on }, { ...guided, keptKind: undefined });
    expect(one.now).toMatchObject({
      kind: 'denunciation',
      allegations: [{ id: 'a1' }, { id: 'a2' }],
      owed: [{ to: 'reporter', about: 'guidance' }],
    });
    const facts = intakeFacts(one.now, { t: vietnamese, names: (id) => id });
    expect(facts.map(({ value }) => value)).toContain(
      'Ủy ban nhân dân tỉnh: Khiếu nại quyết định thu hồi đất của Ủy ban nhân dân.',
    );
    expect(one.now.superseded).toMatchObject([{ fact: 'allegations', was: [{ id: 'a3' }] }]);
  });

  test('of a mixed letter it is said of which kind the rest is', () => {
    expect(letter().refusalOf('guidePart', { on }, { ...guided, keptKind: undefined })).toEqual({
      refused: 'keptKindMissing',
      field: 'keptKind',
    });
  });

  test('something stays, and whoever gave no name cannot be guided', () => {
    const all = { allegationIds: ['a1', 'a2', 'a3'] };
    expect(letter().refusalOf('guidePart', { on }, all).refused).toBe('nothingLeftToSplit');
    const [only] = contents;
    expect(letter('mixed', only && [only]).refusalOf('guidePart', { on }).refused).toBe('nothingToPart');
    const anonymous = OfficeCase.received('2026-03-02', {
      kind: 'mixed',
      reporter: { standing: 'anonymous' },
      allegations: contents,
    });
    expect(anonymous.refusalOf('guidePart', { on }).refused).toBe('reporterNotNamed');
  });
});

describe('After acceptance', () => {
  const verified = () => toVerification(letter('denunciation'), on).give('announceDecision', { on });

  test('a part can still be split off or guided; the case goes on as what it was taken on as', () => {
    const one = verified();
    const dueOn = one.dueOn('settling');
    const wrong = { ...split, keptKind: 'feedback' };
    expect(one.refusalOf('splitPetition', { on }, wrong)).toEqual({
      refused: 'takenOnAsKind',
      field: 'keptKind',
    });
    one.give('splitPetition', { on }, split);
    expect(one.now).toMatchObject({
      stage: 'verification',
      kind: 'denunciation',
      parts: [{ caseId: 'c-1-2' }],
    });
    expect(one.dueOn('settling')).toBe(dueOn);
    const [event] = one.happened('petitionSplit');
    expect(event && registrationOfPart(one.now, event.data, 'TC-2')).toMatchObject({
      kind: 'disciplineAppeal',
      receivedOn: '2026-03-02',
      allegations: [{ summary: 'Khiếu nại quyết định cảnh cáo.' }],
      splitFrom: { caseId: 'c-1', number: 'TC-1' },
    });
    one.give('guidePart', { on }, { ...guided, keptKind: undefined });
    expect(one.now.allegations.map(({ id }) => id)).toEqual(['a1']);
    expect(one.refusalOf('guidePart', { on }).refused).toBe('nothingToPart');
  });

  test('what was judged already, or found besides, stays', () => {
    const one = verified().give('setFinding', { on }, { allegationId: 'a2' });
    expect(one.refusalOf('splitPetition', { on }, split)).toEqual({
      refused: 'unknownAllegation',
      field: 'allegationIds',
    });
    const converted = verified().give('convertCase', { on });
    const found = converted.now.allegations.find((allegation) => allegation.found)?.id;
    expect(converted.refusalOf('guidePart', { on }, { ...guided, allegationIds: [found] }).refused).toBe(
      'unknownAllegation',
    );
  });

  test('an appeal stays an appeal, and once the report is there nothing leaves any more', () => {
    const appeal = letter('disciplineAppeal').give('acceptAppeal', { on });
    expect(appeal.refusalOf('splitPetition', { on }, split).refused).toBe('takenOnAsKind');
    appeal.give('guidePart', { on }, { allegationIds: ['a1'], keptKind: undefined });
    expect(appeal.now).toMatchObject({ kind: 'disciplineAppeal', allegations: [{ id: 'a2' }, { id: 'a3' }] });
    const reported = verified().give('recordExplanation', { on });
    for (const { id } of reported.now.allegations) reported.give('setFinding', { on }, { allegationId: id });
    reported.give('submitReport', { on });
    expect(reported.refusalOf('guidePart', { on }).refused).toBe('notInThisStage');
  });
});
