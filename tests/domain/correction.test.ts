import { factGroups } from '../../language/facts/factGroups';
import { eventSentence } from '../../language/sentences/event';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { whyNotOffered } from '../../domain/case/decide';
import { fold } from '../../domain/case/evolve/evolve';
import { registrationOfPart } from '../../domain/case/petitionPart';
import { formerly } from '../../domain/case/superseded';
import type { PlacedUnit } from '../../domain/organisations/unit';
import { notesAfterReceipt } from '../../domain/procedure/afterReceipt';
import { changedClocks } from '../../domain/clocks/changedClocks';
import { project } from '../../domain/views/caseView';
import { at, calendar, holderOf, OfficeCase } from './office';
import { announced, toDiscipline, toVerification } from './stages';

const reason = 'Văn thư chép nhầm.';
/** Received and entered on Monday 2 March 2026. */
const entered = () => OfficeCase.received('2026-03-02');
const unitOf = (id: string, name: string): PlacedUnit => ({
  id,
  chain: [
    { id, level: 'grassroots', name },
    { id: 'tinh-uy', level: 'province', name: 'Tỉnh ủy Mẫu' },
  ],
  tree: { id: 'tinh-mau', version: 1 },
});

describe('what was entered wrongly is put right, and how it was stays in the history', () => {
  test('name, post and allegation: the row is found by what is right and by nothing else', () => {
    const one = entered().give(
      'correctRegistration',
      { on: '2026-03-03' },
      {
        subjectName: 'Nguyễn Văn Mậu',
        subjectPosition: 'Giám đốc',
        summary: 'Nhận đất của người khác.',
        code: '08',
        reason,
      },
    );
    expect(one.now.registration.subject).toEqual({
      kind: 'member',
      name: 'Nguyễn Văn Mậu',
      position: 'Giám đốc',
      organisation: 'Sở Mẫu',
      managedBy: 'provincialStandingCommittee',
    });
    expect(one.now.allegations).toEqual([
      { id: 'a1', summary: 'Nhận đất của người khác.', code: '08', endedOn: undefined, withdrawn: false },
    ]);
    const row = project(one.now);
    expect(row.subjectName).toBe('Nguyễn Văn Mậu');
    expect(row.searchText).toContain('mau');
    expect(row.searchText).not.toContain('noi dung theo ho so');
    // Only what changed is in the event, before and after; the reporter is not.
    expect(one.happened('registrationCorrected')[0]?.data).toEqual({
      allegationId: 'a1',
      was: {
        subjectName: 'Nguyễn Văn Mẫu',
        subjectPosition: 'Phó Giám đốc',
        summary: 'Nội dung theo hồ sơ.',
      },
      is: {
        subjectName: 'Nguyễn Văn Mậu',
        subjectPosition: 'Giám đốc',
        summary: 'Nhận đất của người khác.',
        code: '08',
      },
      reason,
    });
    expect(one.now.registration.reporter).toEqual({ standing: 'named', ref: 'v-1' });
    expect(formerly(one.now, 'registration')[0]?.was).toMatchObject({ subject: { name: 'Nguyễn Văn Mẫu' } });
    expect(fold(one.events)).toEqual(one.now);
  });

  test('the sentence of the history says both', () => {
    const one = entered().give('correctRegistration', { on: '2026-03-03' }, {
      subjectName: 'Nguyễn Văn Mậu', subjectPosition: undefined, receivedOn: '2026-02-27', reason,
    }); // prettier-ignore
    const [event] = one.happened('registrationCorrected');
    if (!event) throw new Error('nothing was put right');
    const { text, detail } = eventSentence(vietnamese, event, (id) => id);
    expect(text).toContain('ngày nhận đơn, tên đối tượng');
    expect(detail).toContain('Ngày nhận đơn: trước là “02/03/2026”, nay là “27/02/2026”');
    expect(detail).toContain('Tên đối tượng: trước là “Nguyễn Văn Mẫu”, nay là “Nguyễn Văn Mậu”');
    expect(detail).toContain(reason);
  });

  test('the unit as it stood on the day of receipt, or none', () => {
    const one = entered().give('correctRegistration', { on: '2026-03-03' }, {
      unit: 'du-mau', placed: unitOf('du-mau', 'Đảng ủy Mẫu'), subjectPosition: undefined, reason,
    }); // prettier-ignore
    expect(one.now.registration.subject).toMatchObject({ unit: { id: 'du-mau' } });
    one.give('correctRegistration', { on: '2026-03-04' }, {
      leaveEmpty: ['unit', 'subjectPosition'], subjectPosition: undefined, reason,
    }); // prettier-ignore
    expect(one.now.registration.subject).not.toHaveProperty('unit');
    expect(one.now.registration.subject).toMatchObject({ position: '' });
  });

  test('one of several allegations is named; a part of the letter is parted as it reads now', () => {
    const allegations = [{ summary: 'Một.' }, { summary: 'Hai.' }];
    const one = OfficeCase.received('2026-03-02', { kind: 'mixed', allegations });
    const right = { subjectPosition: undefined, summary: 'Khiếu nại quyết định kỷ luật.', reason };
    expect(one.refusalOf('correctRegistration', { on: '2026-03-03' }, right)).toMatchObject({
      refused: 'unknownAllegation',
      field: 'allegationId',
    });
    one.give('correctRegistration', { on: '2026-03-03' }, { ...right, allegationId: 'a2' });
    const split = { into: 'c-2', allegationIds: ['a2'], keptKind: 'denunciation' as const, newKind: 'disciplineAppeal' as const, explanation: '' }; // prettier-ignore
    expect(registrationOfPart(one.now, split, 'TC-2').allegations).toEqual([
      { summary: 'Khiếu nại quyết định kỷ luật.', code: undefined, endedOn: undefined },
    ]);
  });
});

describe('limits that count from the day of receipt move with it', () => {
  test('at intake: handled by the seventh working day, of 27 February that is 10 March instead of 11', () => {
    const one = entered();
    expect(one.dueOn('handling')).toBe('2026-03-11');
    const before = one.now;
    one.give('correctRegistration', { on: '2026-03-03' }, { receivedOn: '2026-02-27', reason });
    expect(one.dueOn('handling')).toBe('2026-03-10');
    expect(one.now.clocks.handling).toMatchObject({ startedOn: '2026-02-27', originalDueOn: '2026-03-10' });
    expect(one.now.registration).toMatchObject({ receivedOn: '2026-02-27', receivedDay: '2026-02-27' });
    expect(project(one.now).receivedOn).toBe('2026-02-27');
    expect(changedClocks(before, one.now, at('2026-03-03'))).toEqual([
      { kind: 'handling', owedBy: undefined, before: '2026-03-11', after: '2026-03-10', over: false },
    ]);
  });

  test('later: settled within ninety working days, with the days that it was extended by and rested', () => {
    const one = announced();
    expect(one.dueOn('settling')).toBe('2026-07-09');
    one.give('correctRegistration', { on: '2026-03-09', by: holderOf('departmentHead') }, { receivedOn: '2026-02-27', reason });
    expect(one.dueOn('settling')).toBe('2026-07-08');
    one.give('extend', { on: '2026-03-10' }, { by: 2 });
    expect(one.dueOn('settling')).toBe('2026-07-10');
    one.give('correctRegistration', { on: '2026-03-11', by: holderOf('departmentHead') }, { receivedOn: '2026-03-02', reason });
    expect(one.dueOn('settling')).toBe('2026-07-13');
    expect(one.now.clocks.settling?.originalDueOn).toBe('2026-07-09');
  }); // prettier-ignore

  test('one that rests is counted from the right day once it goes on', () => {
    const one = announced().give('pause', { on: '2026-03-09' });
    one.give(
      'correctRegistration',
      { on: '2026-03-10', by: holderOf('chair') },
      { receivedOn: '2026-02-27', reason },
    );
    one.give('resume', { on: '2026-03-10' });
    // Rested on the 9th alone: a working day later than 8 July.
    expect(one.dueOn('settling')).toBe('2026-07-09');
  });

  test('a day that makes a limit late lets it fall overdue', () => {
    const one = OfficeCase.received('2026-03-02').give(
      'correctRegistration',
      { on: '2026-03-10' },
      { receivedOn: '2026-02-23', reason },
    );
    one.wait(at('2026-03-10', '09:01'));
    expect(one.now.clocks.handling?.overdueSince).toBeDefined();
  });

  test('who settles it may be another body then: the limit to forward it begins, and ends', () => {
    const one = entered();
    expect(one.now.clocks.forwarding).toBeUndefined();
    one.give(
      'correctRegistration',
      { on: '2026-03-03' },
      { subjectManagedBy: 'grassrootsCommittee', reason },
    );
    expect(one.now.clocks.forwarding).toMatchObject({ startedOn: '2026-03-02' });
    one.give(
      'correctRegistration',
      { on: '2026-03-03' },
      { subjectManagedBy: 'provincialStandingCommittee', reason },
    );
    expect(one.now.clocks.forwarding?.stoppedOn).toBe('2026-03-03');
  });

  test('a day of another version leaves the case under its own: whoever may move it gives it, and is told', () => {
    const one = OfficeCase.received('2025-06-03');
    const early = { receivedOn: '2025-05-20', reason };
    expect(
      one.refusalOf('correctRegistration', { on: '2025-06-03', by: holderOf('intakeOfficer') }, early),
    ).toMatchObject({
      refused: 'onlyGivenBy',
      params: { offices: 'viceChair,chair' },
    });
    const before = one.now;
    one.give('correctRegistration', { on: '2025-06-03', by: holderOf('chair') }, early);
    expect(one.now.rules).toBeUndefined();
    expect(notesAfterReceipt(before, one.now, { procedure: one.procedure, calendar })).toEqual([
      'otherRules',
    ]);
    // By the right day it can be moved to the version that was in force then.
    const then = OfficeCase.received('2025-05-20').procedure;
    one.give(
      'changeRules',
      { on: '2025-06-04', by: holderOf('chair') },
      { procedure: then, calendar, reason },
    );
    expect(one.now.rules?.procedure.id).toBe(then.id);
  });
});

describe('what cannot be is refused with its field', () => {
  test.each([
    [{ subjectPosition: 'Phó Giám đốc' }, 'nothingCorrected', 'reason'],
    [{ receivedOn: '2026-03-03' }, 'receivedAfterRegistration', 'receivedOn'],
    [{ subjectKind: 'official', managingBody: 'UBND tỉnh Mẫu' }, 'correctionOtherLaw', 'subjectKind'],
    [{ summary: 'Khác.', allegationId: 'a9' }, 'unknownAllegation', 'allegationId'],
  ])('%j: %s', (input, refused, field) => {
    expect(entered().refusalOf('correctRegistration', { on: '2026-03-03' }, { subjectPosition: undefined, ...input, reason })).toMatchObject({ refused, field });
  }); // prettier-ignore

  test('a report is not received after what was done with it', () => {
    // Entered late: received on 2 March, entered on 20 March, decided on 5 March as the office’s book says.
    const one = new OfficeCase(OfficeCase.received('2026-03-02').procedure).give('register', { on: '2026-03-20' }, { receivedOn: '2026-03-02' });
    one.give('classify', { on: '2026-03-20' }).give('accept', { on: '2026-03-20' }).give('proposeAssignment', { on: '2026-03-20' });
    one.give('formTeam', { on: '2026-03-20' }).give('signDecision', { on: '2026-03-20' }, { signedOn: '2026-03-05', lateReason: reason });
    expect(one.refusalOf('correctRegistration', { on: '2026-03-23', by: holderOf('chair') }, { receivedOn: '2026-03-06', reason })).toEqual({
      refused: 'dayAfterAct',
      field: 'receivedOn',
      params: { act: 'decision', on: '2026-03-05' },
    });
  }); // prettier-ignore

  test('what a ballot went by stays', () => {
    const one = toDiscipline(toVerification(entered(), '2026-03-05'), '2026-03-06');
    one.give('holdHearing', { on: '2026-03-09' }).give('recordVote', { on: '2026-03-09' });
    const by = holderOf('chair');
    expect(one.refusalOf('correctRegistration', { on: '2026-03-10', by }, { probationary: true, reason })).toMatchObject({ refused: 'correctionAfterBallot', field: 'probationary' });
    one.give('correctRegistration', { on: '2026-03-10', by }, { subjectName: 'Nguyễn Văn Mậu', reason });
  }); // prettier-ignore
});

describe('who prepares the case puts it right while it is prepared, later the heads alone', () => {
  const may = (one: OfficeCase, role: Parameters<typeof holderOf>[0], id = `u-${role}`) =>
    whyNotOffered(one.now, { id, roles: [role] }, 'correctRegistration', one.rulesOn()) === undefined;
  const accepted = () =>
    entered().give('classify', { on: '2026-03-03' }).give('accept', { on: '2026-03-03' });

  test.each([
    ['intake', entered, ['intakeOfficer', 'areaOfficer', 'departmentHead', 'viceChair', 'chair']],
    ['assignment', accepted, ['areaOfficer', 'departmentHead', 'viceChair', 'chair']],
    ['verification', announced, ['departmentHead', 'viceChair', 'chair']],
  ] as const)('%s', (_stage, make, those) => {
    const one = make();
    const roles = ['intakeOfficer', 'areaOfficer', 'departmentHead', 'viceChair', 'chair', 'auditor', 'publisher', 'commissioner'] as const;
    expect(roles.filter((role) => may(one, role, 'u-other'))).toEqual(those);
  }); // prettier-ignore

  test('whoever registered it may until it is verified', () => {
    expect(may(accepted(), 'intakeOfficer')).toBe(true);
    expect(may(announced(), 'intakeOfficer')).toBe(false);
  });
});

test('a case that was withdrawn from, merged into or parted is put right like any other', () => {
  const one = OfficeCase.received('2026-03-02', { allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }] });
  one.give('meetReporter', { on: '2026-03-03' }, { allegationIds: ['a2'], pressureSuspected: false });
  one.give('withdraw', { on: '2026-03-03' }, { allegationIds: ['a2'] });
  one.give(
    'correctRegistration',
    { on: '2026-03-03' },
    { allegationId: 'a2', summary: 'Hai, viết đúng.', reason },
  );
  expect(one.now.allegations[1]).toMatchObject({ summary: 'Hai, viết đúng.', withdrawn: true });
});

test('the case page tells what had been registered, and until when', () => {
  const one = entered().give('correctRegistration', { on: '2026-03-03' }, { receivedOn: '2026-02-27', subjectName: 'Nguyễn Văn Mậu', summary: 'Viết đúng.', reason });
  const groups = factGroups(one.now, { t: vietnamese, names: (id) => id });
  const lines = groups.filter(({ stage }) => stage === 'superseded').flatMap(({ facts }) => facts.map(({ value }) => value));
  expect(lines.some((line) => line.startsWith('02/03/2026'))).toBe(true);
  expect(lines.some((line) => line.startsWith('Nguyễn Văn Mẫu'))).toBe(true);
  expect(lines.some((line) => line.startsWith('Nội dung theo hồ sơ.'))).toBe(true);
}); // prettier-ignore
