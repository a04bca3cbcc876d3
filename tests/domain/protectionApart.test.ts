import { mayNameProtected, maySeeProtection } from '../../domain/access/protection';
import type { Actor } from '../../domain/access/policy';
import { eventsSeenBy, stateSeenBy } from '../../domain/access/seen';
import { isKeptApart, papersOf } from '../../domain/papers/papers';
import { holderOf, OfficeCase, teamMember } from './office';
import { toVerification } from './stages';

const on = '2026-03-16';
const secret = 'Bị chặn đường hai lần sau khi gửi đơn.';
const measure = 'Bố trí làm việc tại cơ quan khác.';
const told = 'Bị cắt thi đua sau khi gửi đơn.';

const head: Actor = { id: 'u-departmentHead-2', roles: ['departmentHead'] };

/** Asked for by a head, decided on, followed, told of anew, refused, and a paper issued. */
const protectedCase = () =>
  toVerification(OfficeCase.received('2026-03-02'), '2026-03-05')
    .give('requestProtection', { on, by: head }, { explanation: secret, whom: ['spouse'] })
    .give('decideProtection', { on }, { kinds: ['post', 'lifeAndHealth'], measures: measure })
    .give('followMeasure', { on }, { explanation: measure })
    .give('recordPaper', { on }, { kind: 'protectionDecision', of: 2 })
    .give('reportRetaliation', { on }, { explanation: told })
    .give('decideProtection', { on }, { granted: false, measures: `${told} Không có căn cứ.` });

const seenBy = (actor: Actor, { now, events }: OfficeCase) => {
  const viewer = { actor, sees: () => true, seesProtection: maySeeProtection(actor, now) };
  return JSON.stringify([stateSeenBy(now, viewer), eventsSeenBy(events, viewer)]);
};

test.each([
  ['the chair', holderOf('chair'), true, true],
  ['a vice-chair', holderOf('viceChair'), true, true],
  ['the head who put the request down', head, true, true],
  ['the officer who put the retaliation down', holderOf('intakeOfficer'), true, true],
  ['the audit', holderOf('auditor'), true, false],
  ['another head', holderOf('departmentHead'), false, false],
  ['the leader of the team', holderOf('teamLeader'), false, false],
  ['a member of the team', teamMember, false, false],
  ['a publisher', holderOf('publisher'), false, false],
] as const)('of what protects whom %s sees what is theirs', (_who, actor, sees, names) => {
  const one = protectedCase();
  expect(maySeeProtection(actor, one.now)).toBe(sees);
  expect(mayNameProtected(actor, one.now)).toBe(names);
  const seen = seenBy(actor, one);
  for (const text of [secret, measure, told, 'spouse', 'lifeAndHealth', 'protectionDecision'])
    expect(seen.includes(text)).toBe(sees);
  // That a decision is owed, or was made, is for everybody who works on the case.
  expect(seen).toContain('protectionRequested');
});

test('whoever takes no part sees nothing of it, whatever they put down', () => {
  const one = protectedCase().exclude(head.id, on);
  expect(maySeeProtection(head, one.now)).toBe(false);
  expect(mayNameProtected(head, one.now)).toBe(false);
});

test('its papers are kept apart, and a body outside is asked for what it decides on', () => {
  const one = protectedCase();
  const kinds = one.events.flatMap((event) => papersOf(event, one.events)).filter(isKeptApart);
  expect(kinds).toEqual([
    'protectionRequest',
    'protectionDecision',
    'protectionPoliceRequest',
    'protectionRequest',
    'protectionRefusal',
  ]);
});
