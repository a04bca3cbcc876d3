import { readProcedures } from '../../seeds/reference';
import { getProcedureInForce } from './procedure';
import { findMostReward } from './rewards';

/* By hand: base salary 2,340,000 đ until 30 June 2026, 2,530,000 đ from 1 July. */
const rule = getProcedureInForce(readProcedures('office'), '2026-07-01', 'party').rewards?.value;
const most = (
  form: 'courageOrder' | 'governmentCertificate' | 'provinceCertificate',
  on: string,
  recovered = 0,
) => rule && findMostReward(rule, { form, on, recovered });

test('by its form, times the base salary of the day on which it is proposed', () => {
  expect(most('provinceCertificate', '2026-06-30')).toBe(46_800_000);
  expect(most('provinceCertificate', '2026-07-01')).toBe(50_600_000);
  expect(most('governmentCertificate', '2026-07-01')).toBe(101_200_000);
  expect(most('courageOrder', '2026-07-01')).toBe(151_800_000);
  expect(most('courageOrder', '2020-01-01')).toBeUndefined();
});

test('above 600 base salaries recovered: a tenth of it, and at most 3,000 base salaries', () => {
  // 600 × 2,530,000 = 1,518,000,000: not above it, the table stands.
  expect(most('provinceCertificate', '2026-07-01', 1_518_000_000)).toBe(50_600_000);
  expect(most('provinceCertificate', '2026-07-01', 1_518_000_010)).toBe(151_800_001);
  // A tenth of a hundred billion is ten; 3,000 × 2,530,000 = 7,590,000,000 is less.
  expect(most('provinceCertificate', '2026-07-01', 100_000_000_000)).toBe(7_590_000_000);
});
