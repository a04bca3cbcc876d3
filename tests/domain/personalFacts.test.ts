import { isPlausibleBirth } from '../../domain/case/birth';
import { formerly } from '../../domain/case/superseded';
import { subjectSchema } from '../../domain/case/subject';
import { eventSentence } from '../../language/sentences/event';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { OfficeCase } from './office';

const member = {
  kind: 'member',
  name: 'Nguyễn Văn Mẫu',
  position: 'Phó Giám đốc',
  organisation: 'Sở Mẫu',
  managedBy: 'provincialStandingCommittee',
};
const official = {
  kind: 'official',
  name: 'Lê Văn Mẫu',
  position: 'Kế toán',
  organisation: 'Sở Mẫu',
  managingBody: 'UBND tỉnh Mẫu',
};
const personal = { bornOn: '1967-05-12', partyPosition: 'Phó Bí thư Chi bộ' };
const received = (subject: object) => OfficeCase.received('2026-03-02', { subject });
const on = '2026-03-03';
const reason = 'Chép nhầm.';

test('a birth date and a post in the Party are kept as they were registered, the year alone where no more is known', () => {
  expect(received({ ...member, ...personal }).now.registration.subject).toEqual({ ...member, ...personal });
  expect(received({ ...member, bornOn: '1967' }).now.registration.subject).toEqual({
    ...member,
    bornOn: '1967',
  });
  // Those of before say neither.
  expect(subjectSchema.parse(member)).toEqual(member);
  expect(subjectSchema.parse({ ...official, bornOn: '1970-01-01' })).toMatchObject({ bornOn: '1970-01-01' });
});

test.each(['1967-02-30', '67', '12/5/1967', '1967-05', ''])('%s is no birth date', (bornOn) => {
  expect(subjectSchema.safeParse({ ...member, bornOn }).success).toBe(false);
});

test.each([
  ['1967', true],
  ['2011', true],
  ['2012', false],
  ['1906-01-01', true],
  ['1905', false],
  ['2027', false],
])('born %s, reported in 2026: %s', (born, is) => {
  expect(isPlausibleBirth(born, '2026-03-02')).toBe(is);
});

test('an organisation was never born and holds no post; nobody in office was born yesterday', () => {
  const body = { ...member, kind: 'organisation' };
  expect(() => received({ ...body, bornOn: '1967' })).toThrow('birthForPeople');
  expect(() => received({ ...body, partyPosition: 'Bí thư' })).toThrow('partyPostForMembers');
  expect(() => received({ ...member, bornOn: '2020-01-01' })).toThrow('birthImplausible');
});

test('they are put right as the name is: before and after stay in the history', () => {
  const one = received({ ...member, bornOn: '1976' });
  one.give(
    'correctRegistration',
    { on },
    {
      subjectPosition: undefined,
      subjectBornOn: '1967-05-12',
      subjectPartyPosition: 'Phó Bí thư Chi bộ',
      reason,
    },
  );
  expect(one.now.registration.subject).toEqual({ ...member, ...personal });
  const [event] = one.happened('registrationCorrected');
  expect(event?.data).toEqual({
    was: { subjectBornOn: '1976' },
    is: { subjectBornOn: '1967-05-12', subjectPartyPosition: 'Phó Bí thư Chi bộ' },
    reason,
  });
  const told = event && eventSentence(vietnamese, event, (id) => id);
  expect(JSON.stringify(told)).toMatch(/1976.*12\/05\/1967/);
  expect(formerly(one.now, 'registration')[0]?.was.subject).toMatchObject({ bornOn: '1976' });

  one.give(
    'correctRegistration',
    { on },
    { subjectPosition: undefined, leaveEmpty: ['subjectBornOn', 'subjectPartyPosition'], reason },
  );
  expect(one.now.registration.subject).toEqual(member);
});

test('whoever turns out to be an organisation keeps nothing of a person', () => {
  const one = received({ ...member, ...personal });
  const asShown = { subjectBornOn: personal.bornOn, subjectPartyPosition: personal.partyPosition };
  one.give(
    'correctRegistration',
    { on },
    { subjectPosition: undefined, subjectKind: 'organisation', ...asShown, reason },
  );
  expect(one.now.registration.subject).toEqual({ ...member, kind: 'organisation' });
  expect(
    one.refusalOf(
      'correctRegistration',
      { on },
      { subjectPosition: undefined, subjectBornOn: '1967', reason },
    ),
  ).toMatchObject({ refused: 'birthForPeople', field: 'subjectBornOn' });
});
