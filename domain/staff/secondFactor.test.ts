import { needsSecondFactor, ruleInForce, type SecondFactorRule } from './secondFactor';

const rule = (effectiveFrom: string, ...roles: SecondFactorRule['roles']): SecondFactorRule => ({
  effectiveFrom,
  roles,
});

test('without a rule nobody needs a second factor', () => {
  expect(needsSecondFactor(['chair'], [], '2026-12-01')).toBe(false);
});

test.each([
  ['2026-11-30', false],
  ['2026-12-01', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
] as const)('a rule holds from its day until the next one: %s', (on, needed) => {
  const rules = [rule('2027-01-01', 'auditor'), rule('2026-12-01', 'chair', 'administrator')];
  expect(needsSecondFactor(['chair'], rules, on)).toBe(needed);
  expect(needsSecondFactor(['areaOfficer'], rules, on)).toBe(false);
});

test('one of several roles is enough', () => {
  expect(needsSecondFactor(['commissioner', 'chair'], [rule('2026-01-01', 'chair')], '2026-12-01')).toBe(
    true,
  );
});

test('of two rules of one day the later one holds', () => {
  const rules = [rule('2026-12-01', 'chair'), rule('2026-12-01')];
  expect(ruleInForce(rules, '2026-12-01')?.roles).toEqual([]);
});
