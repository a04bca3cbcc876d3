import { nextCommands } from '../../office/commands/nextCommands';
import { offered, whyNotOffered } from '../../domain/case/decide';
import { refuse } from '../../domain/case/refusal';
import { findPowerAbove } from '../../domain/discipline/power';
import { waitingFor } from '../../domain/views/waiting';
import type { AttendingMember, MemberStanding } from '../../domain/meetings/meeting';
import { findAttendance, presentAndEntitled } from '../../domain/meetings/caseMeeting';
import type { Procedure } from '../../domain/procedure/procedure';
import { holderOf, OfficeCase, procedure22 } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2022-03-10';

/** Nine official members by their standings: three vice-chairs and commissioners, some without an account. */
const members = (...standings: MemberStanding[]): AttendingMember[] =>
  standings.map((standing, i) => ({ id: `u-official-${i + 1}`, name: `Ủy viên ${i + 1}`, standing }));
const present = (count: number, rest: MemberStanding = 'excused', of = 9) =>
  members(...Array.from({ length: of }, (_, i) => (i < count ? 'present' : rest)));

const heard = (input: Record<string, unknown> = {}, finding: Record<string, unknown> = {}) =>
  toDiscipline(
    toVerification(OfficeCase.received('2022-01-28', input), '2022-02-10'),
    '2022-03-01',
    finding,
  ).give('holdHearing', { on });
/** Before the commission on 10 March, with that attendance. */
const atMeeting = (attendance: AttendingMember[], one = heard()) =>
  one
    .give('putOnAgenda', { on: '2022-03-08' }, { on })
    .give('recordAttendance', { on }, { members: attendance });
const ballot = { officialMembers: 9, warning: 0 };

describe('Scenario 2 at a meeting: a majority is of all official members, and votes add up from the heaviest', () => {
  test.each([
    [{ dismissal: 3, warning: 2, reprimand: 1 }, 'warning'],
    [{ dismissal: 2, warning: 2, reprimand: 2 }, 'reprimand'],
    [{ dismissal: 2, warning: 2, blank: 1, invalid: 1 }, undefined],
  ])('%j adopts %s', (votes, adopted) => {
    const one = atMeeting(present(6)).give('recordVote', { on }, { ...ballot, present: 6, ...votes });
    expect(one.now.vote?.adopted).toBe(adopted);
  });
});

describe('Scenario 3 at a meeting: expulsion by a proposing body needs two thirds of all official members', () => {
  const subject = {
    kind: 'member', name: 'Lương Văn Mẫu', position: '', organisation: '', managedBy: 'provincialCommittee',
  }; // prettier-ignore
  test.each([
    [6, 'expulsion'],
    [5, 'dismissal'],
  ])('%i of 9 for: %s', (expulsion, adopted) => {
    const one = atMeeting(present(9), heard({ subject }));
    one.give('recordVote', { on }, { ...ballot, present: 9, expulsion });
    expect(one.now.vote).toMatchObject({ body: 'proposing', adopted });
  });

  test('the ballot of a commission that lacks the power is that of a proposing body, and names the body that has the power', () => {
    const one = atMeeting(present(9), heard({ subject }));
    const deciding = { ...ballot, present: 9, body: 'deciding', expulsion: 5 };
    expect(one.refusalOf('recordVote', { on }, deciding)).toMatchObject({
      refused: 'powerLiesHigher',
      field: 'body',
    });
    expect(findPowerAbove(procedure22, 'provincialCommittee')).toBe('provincialStandingCommittee');
    expect(findPowerAbove(procedure22, 'centralCommittee')).toBe('secretariat');
  });
});

describe('Scenario 16 at a meeting: no ballot is held on a form that is out of time', () => {
  test('reprimand is refused with its date, warning is not', () => {
    const one = atMeeting(present(7), heard({}, { endedOn: '2016-06-01' }));
    const votes = { ...ballot, present: 7 };
    expect(one.refusalOf('recordVote', { on }, { ...votes, warning: 5, reprimand: 1 })).toEqual({
      refused: 'outOfTime',
      field: 'reprimand',
      params: { until: '2021-06-01' },
    });
    one.give('recordVote', { on }, { ...votes, warning: 5 }).give('conclude', { on: '2022-03-11' });
    one.give('decideDiscipline', { on: '2022-03-11' });
    expect(one.now.discipline?.form).toBe('warning');
  });
});

describe('the numbers of a ballot follow from the attendance', () => {
  test.each([
    [{ officialMembers: 8, present: 7 }, 'officialMembersDiffer', { count: 9 }],
    [{ present: 8 }, 'morePresentThanRecorded', { count: 7 }],
    [{ present: 7, warning: 6, blank: 1, invalid: 1 }, 'moreVotesThanPresent', { cast: 8, present: 7 }],
    [{ present: 7, on: '2022-03-09' }, 'dayBeforeAct', { act: 'meeting', on: '2022-03-10' }],
  ])('%j is refused: %s', (votes, refused, params) => {
    const one = atMeeting(present(7));
    expect(one.refusalOf('recordVote', { on }, { ...ballot, ...votes })).toMatchObject({ refused, params });
  });

  test('two thirds of all official members must be there, of nine that is six', () => {
    const votes = { ...ballot, warning: 5 };
    const few = atMeeting(present(5));
    expect(few.refusalOf('recordVote', { on }, { ...votes, present: 5 })).toMatchObject({
      refused: 'noQuorum',
      params: { present: 5, needed: 6, officialMembers: 9 },
    });
    // It goes before another meeting, where enough come.
    few.give('putOnAgenda', { on: '2022-03-11' }, { meetingId: 'm-2', on: '2022-03-16' });
    expect(few.refusalOf('recordVote', { on: '2022-03-16' }, votes).refused).toBe('attendanceFirst');
    few.give('recordAttendance', { on: '2022-03-16' }, { meetingId: 'm-2', members: present(6) });
    few.give('recordVote', { on: '2022-03-16' }, { ...votes, present: 6 });
    expect(few.now.vote?.adopted).toBe('warning');
  });

  test('a version may ask for a meeting, and an older one knows no quorum', () => {
    const one = heard();
    const { deliberation, ...before } = procedure22;
    if (!deliberation) throw new Error('the procedure says nothing of deliberation');
    const strict: Procedure = {
      ...before,
      deliberation: { ...deliberation, value: { ...deliberation.value, meetingRequired: true } },
    };
    one.procedure = strict;
    // Registered before the version asked for it, the case only learns of it when the ballot is recorded.
    expect(one.refusalOf('recordVote', { on }).refused).toBe('meetingFirst');
    atMeeting(present(7), one).give('recordVote', { on }, { ...ballot, present: 7, warning: 5 });

    const bound = new OfficeCase(strict).give('register', { on: '2022-01-28' });
    toDiscipline(toVerification(bound, '2022-02-10'), '2022-03-01').give('holdHearing', { on });
    expect(offered(bound.now, holderOf('chair'), bound.rulesOn())).not.toContain('recordVote');
    expect(whyNotOffered(bound.now, holderOf('chair'), 'recordVote', bound.rulesOn())).toEqual(
      refuse('meetingFirst'),
    );
    expect(nextCommands(bound.now, holderOf('chair'), bound.rulesOn())).toMatchObject({
      primary: undefined,
      blocked: { type: 'recordVote', refusal: { refused: 'meetingFirst' } },
    });
    bound.give('putOnAgenda', { on: '2022-03-08' }, { on });
    expect(nextCommands(bound.now, holderOf('chair'), bound.rulesOn()).blocked?.refusal.refused).toBe(
      'attendanceFirst',
    );
    bound.give('recordAttendance', { on }, { members: present(7) });
    expect(nextCommands(bound.now, holderOf('chair'), bound.rulesOn())).toMatchObject({
      primary: 'recordVote',
      blocked: undefined,
    });

    const old = heard();
    old.procedure = before;
    atMeeting(present(5), old).give('recordVote', { on }, { ...ballot, present: 5, warning: 5 });
    expect(old.now.vote?.adopted).toBe('warning');
  });
});

describe('conflict of interest', () => {
  test('who is recused stays counted among all official members, and may not vote', () => {
    const one = heard().exclude('u-official-2', on);
    atMeeting(present(7), one);
    expect(one.now.meetings?.at(-1)?.members?.[1]).toMatchObject({ id: 'u-official-2', standing: 'recused' });
    expect(one.refusalOf('recordVote', { on }, { ...ballot, present: 7 })).toMatchObject({
      refused: 'morePresentThanRecorded',
      params: { count: 6 },
    });
    // Five of the six who are left are a majority of nine, four are none.
    one.give('recordVote', { on }, { ...ballot, present: 6, warning: 4, blank: 2 });
    expect(one.now.vote?.adopted).toBeUndefined();
    one.give(
      'recordVote',
      { on },
      { ...ballot, present: 6, warning: 5, blank: 1, reason: 'Phiếu không đủ.' },
    );
    expect(one.now.vote).toMatchObject({ officialMembers: 9, adopted: 'warning', blank: 1 });
  });

  test('a conflict that is declared after the attendance was recorded recuses all the same', () => {
    const one = atMeeting(present(7)).exclude('u-official-1', on);
    expect(presentAndEntitled(findAttendance(one.now) ?? [])).toHaveLength(6);
    expect(one.refusalOf('recordDissent', { on }).refused).toBe('notAtMeeting');
  });

  test('a chair in conflict puts nothing on an agenda', () => {
    const one = heard().exclude('u-chair', on);
    expect(one.refusalOf('putOnAgenda', { on }, { on }).refused).toBe('conflictOfInterest');
    one.give('putOnAgenda', { on, by: holderOf('viceChair') }, { on });
  });
});

describe('agenda', () => {
  test('a case that awaits no deliberation, or that of another body, is on none', () => {
    const early = OfficeCase.received('2022-01-28');
    expect(early.refusalOf('putOnAgenda', { on: '2022-02-01' }, { on }).refused).toBe('notInThisStage');
    const one = heard();
    expect(one.refusalOf('putOnAgenda', { on }, { on, body: 'standingCommittee' }).refused).toBe(
      'otherBodyDeliberates',
    );
    expect(one.refusalOf('recordAttendance', { on }).refused).toBe('notOnThisAgenda');
    one.give('putOnAgenda', { on }, { on: '2022-03-14' });
    expect(one.refusalOf('putOnAgenda', { on }, { on: '2022-03-14' }).refused).toBe('alreadyOnAgenda');
    expect(one.refusalOf('recordAttendance', { on }).refused).toBe('meetingNotYet');
    expect(one.refusalOf('putOnAgenda', { on, by: holderOf('commissioner') }).refused).toBe('notYourRole');
  });

  test('once the ballot was held the attendance stays; a case that is opened again has had no meeting', () => {
    const one = atMeeting(present(7)).give('recordVote', { on }, { ...ballot, present: 7, warning: 5 });
    expect(one.refusalOf('recordAttendance', { on }).refused).toBe('ballotHeld');
    one.give('conclude', { on }).give('decideDiscipline', { on }).give('approvePublication', { on });
    one.give('publish', { on }).give('tell', { on }).give('tell', { on }).give('tell', { on });
    one.give('serveDecision', { on }).give('closeCase', { on }).give('reopen', { on: '2022-04-01' });
    expect(findAttendance(one.now)).toBeUndefined();
    expect(one.now.dissents).toBeUndefined();
    expect(one.now.meetings).toHaveLength(1);
  });
});

test('a dissenting opinion is kept with the case, and only of somebody who took part', () => {
  const one = atMeeting(present(7)).give('recordVote', { on }, { ...ballot, present: 7, warning: 5 });
  expect(one.refusalOf('recordDissent', { on }, { member: 'u-official-8' }).refused).toBe('notAtMeeting');
  one.give('recordDissent', { on }, { member: 'u-official-3', text: 'Đề nghị khiển trách.' });
  const { seq, by } = one.events.at(-1) ?? {};
  expect(one.now.dissents).toEqual([
    { member: 'u-official-3', name: 'Ủy viên 3', text: 'Đề nghị khiển trách.', seq, by },
  ]);
  expect(heard().refusalOf('recordDissent', { on }).refused).toBe('attendanceFirst');
  expect(waitingFor(one.now).step).toBe('conclude');
});

test('nothing that is stored says who voted how', () => {
  const one = atMeeting(present(7)).give(
    'recordVote',
    { on },
    { ...ballot, present: 7, warning: 5, reprimand: 2 },
  );
  one.give('recordDissent', { on }, { member: 'u-official-3', text: 'Ý kiến riêng.' });
  const [vote] = one.happened('voteRecorded');
  // The ballot knows numbers only: no member, and no order in which papers were drawn.
  expect(vote?.data).toEqual({
    on, body: 'deciding', officialMembers: 9, present: 7, votes: { warning: 5, reprimand: 2 }, adopted: 'warning',
  }); // prettier-ignore
  const forms = /reprimand|warning|dismissal|expulsion|votes?|khiển trách|cảnh cáo/i;
  const naming = one.events.filter(({ data }) => /u-official-\d|Ủy viên \d/.test(JSON.stringify(data)));
  expect(naming.map(({ type }) => type)).toEqual(['attendanceRecorded', 'dissentRecorded']);
  for (const { data } of naming) expect(JSON.stringify(data)).not.toMatch(forms);
});

describe('of how many a majority is, nobody types', () => {
  const votes = { on, warning: 5, reprimand: 0, present: 7 };
  test('without a meeting it is the list of the body for that day', () => {
    const one = heard();
    // Five of five would be a majority of what was typed: of nine members it is one too, of eleven it is not.
    expect(one.refusalOf('recordVote', { on }, { ...votes, officialMembers: 5, present: 5, listed: 9 })).toEqual({
      refused: 'officialMembersDiffer',
      field: 'officialMembers',
      params: { count: 9 },
    });
    one.give('recordVote', { on }, { ...votes, officialMembers: undefined, listed: 11 });
    expect(one.now.vote).toMatchObject({ officialMembers: 11, adopted: undefined });
    const again = { ...votes, officialMembers: undefined, listed: 9, reason: 'Danh sách ghi nhầm.' };
    expect(one.give('recordVote', { on }, again).now.vote).toMatchObject({ officialMembers: 9, adopted: 'warning' });
  }); // prettier-ignore

  test('without a list either, it is said what is to be done', () => {
    const none = { ...votes, officialMembers: 9, listed: undefined };
    expect(heard().refusalOf('recordVote', { on }, none)).toEqual({ refused: 'memberListFirst' });
  });

  test('a meeting goes before any list', () => {
    const one = atMeeting(present(7)).give('recordVote', { on }, { ...votes, officialMembers: undefined, listed: 5 });
    expect(one.now.vote).toMatchObject({ officialMembers: 9, adopted: 'warning' });
  }); // prettier-ignore
});

test('papers for no discipline are in the box, and count for no form', () => {
  const papers = { ...ballot, present: 7, warning: 4, noDiscipline: 2, blank: 1 };
  const one = atMeeting(present(7)).give('recordVote', { on }, papers);
  expect(one.now.vote).toMatchObject({ noDiscipline: 2, blank: 1, adopted: undefined });
  const many = { ...papers, noDiscipline: 3, reason: 'Đếm lại.' };
  expect(one.refusalOf('recordVote', { on }, many)).toMatchObject({
    refused: 'moreVotesThanPresent',
    params: { cast: 8, present: 7 },
  });
});
