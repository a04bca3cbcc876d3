import { maySee } from '../../domain/access/maySee';
import { type Actor } from '../../domain/access/policy';
import { type Knowing, type SecrecyLevel, wholeOffice } from '../../domain/access/sight';
import { holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const on = '2026-03-09';
const knowing = (areas: readonly string[], clearance: SecrecyLevel, today = on): Knowing => ({
  areas,
  clearance,
  today,
});
const knows = (actor: Actor, areas: readonly string[], clearance: SecrecyLevel = 'ordinary'): Actor => ({
  ...actor,
  knows: knowing(areas, clearance),
});
const area = knows({ id: 'u-elsewhere', roles: ['areaOfficer'] }, [wholeOffice]);
const cleared = knows({ id: 'u-elsewhere', roles: ['areaOfficer'] }, [wholeOffice], 'secret');
const member = knows({ id: 'u-member', roles: ['areaOfficer'] }, []);
const publisher = { id: 'u-publisher', roles: ['publisher'] as const };
const heads = (['departmentHead', 'viceChair', 'chair', 'auditor'] as const).map((role) =>
  knows(holderOf(role), [wholeOffice]),
);

test('what is proposed to be secret waits for a head, and what a head sets is hidden at once', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
  one.give('proposeSecrecy', { on }, { secrecy: 'secret' });
  expect(maySee(area, one.now)).toBe(true);
  expect(one.refusalOf('setSecrecy', { on, by: area }, { secrecy: 'secret' }).refused).toBe('notYourRole');
  one.give('setSecrecy', { on }, { secrecy: 'secret' });
  expect([maySee(area, one.now), maySee(cleared, one.now), maySee(member, one.now)]).toEqual([
    false,
    true,
    true,
  ]);
  for (const head of heads) expect(maySee(head, one.now)).toBe(true);
  expect(one.refusalOf('setSecrecy', { on }, { secrecy: 'secret' }).refused).toBe('sameSecrecy');
  one.give('setSecrecy', { on }, { secrecy: 'ordinary' });
  expect(maySee(area, one.now)).toBe(true);
});

test('access is given until a day, ends by itself, and is taken back', () => {
  const one = OfficeCase.received('2026-03-02');
  const seesOn = (today: string) => maySee({ ...publisher, knows: knowing([], 'ordinary', today) }, one.now);
  expect(seesOn(on)).toBe(false);
  expect(one.refusalOf('takeAccess', { on }).refused).toBe('noAccessGiven');
  expect(one.refusalOf('giveAccess', { on }, { until: '2026-03-08' }).refused).toBe('accessUntil');
  expect(one.refusalOf('giveAccess', { on }, { until: '2026-06-08' }).refused).toBe('accessUntil');
  one
    .give('giveAccess', { on }, { until: '2026-03-20' })
    .give('setSecrecy', { on }, { secrecy: 'topSecret' });
  expect(['2026-03-08', on, '2026-03-20', '2026-03-21'].map(seesOn)).toEqual([false, true, true, false]);
  one.give('takeAccess', { on });
  expect(seesOn(on)).toBe(false);
});

test('a case that belongs nowhere is intake’s and the heads’ until a head gives it to an area', () => {
  const one = OfficeCase.received('2026-03-02');
  const officer = knows({ id: 'u-elsewhere', roles: ['areaOfficer'] }, ['du-mau']);
  const head = knows({ id: 'u-head', roles: ['departmentHead'] }, ['du-mau']);
  const other = knows({ id: 'u-head', roles: ['departmentHead'] }, ['du-khac']);
  expect([officer, head, other].map((reader) => maySee(reader, one.now))).toEqual([false, true, true]);
  one.give('setArea', { on });
  expect([officer, head, other].map((reader) => maySee(reader, one.now))).toEqual([true, true, false]);
  expect(one.refusalOf('setArea', { on }, { placed: undefined }).refused).toBe('unitNotThere');
});
