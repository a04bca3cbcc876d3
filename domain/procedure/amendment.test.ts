import { readProcedures } from '../../seeds/reference';
import { amend, amendmentSchema } from './amendment';
import { citedValues } from './citedValues';
import { type Procedure, procedureSchema } from './procedure';

const versions = readProcedures('office');
function named(id: string): Procedure {
  const found = versions.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not seeded`);
  return found;
}
const base = named('luat-to-cao-2018');
const names = {
  follows: { id: base.id, version: base.version },
  id: 'luat-moi',
  version: 1,
  instrument: 'Luật mới',
  effectiveFrom: '2027-01-01',
};
const whole = (changes: object[], more: object = {}) =>
  procedureSchema.parse(amend(base, amendmentSchema().parse({ ...names, ...more, changes })));
const places = (procedure: Procedure) =>
  new Map(citedValues(procedure).map(({ place, ...said }) => [place, said]));

test('a few lines make a whole version: what they name is new, and everything else stays as it was', () => {
  const made = whole([
    {
      at: 'limits.settling',
      value: { count: 45, unit: 'calendarDays' },
      citation: 'Điều 30',
      confidence: 'H',
    },
  ]);
  const [before, after] = [places(base), places(made)];
  expect(after.get('limits.settling')).toEqual({
    value: { count: 45, unit: 'calendarDays', rollsForward: true },
    citation: 'Điều 30',
    confidence: 'H',
  });
  before.delete('limits.settling');
  after.delete('limits.settling');
  expect(after).toEqual(before);
  expect(made).toMatchObject({ ...names, law: 'state' });
  expect(made.effectiveTo).toBeUndefined();
});

test('a change of one part leaves the rest of its value, names both sources, and is no surer than either', () => {
  const chain = [{ afterWorkingDays: 1, to: 'chair' }];
  const made = whole([
    { at: 'escalation', part: 'byClock.reply', value: chain, citation: 'Quy chế mới', confidence: 'H' },
  ]);
  const { value, citation, confidence } = base.escalation;
  expect(made.escalation).toEqual({
    value: { ...value, byClock: { ...value.byClock, reply: chain } },
    citation: `${citation}; Quy chế mới`,
    confidence,
  });
});

test('what a law takes out is gone, and the version says which law took it out', () => {
  const ends = { at: 'limits.protectionReview', ends: true, citation: 'Điều 2', confidence: 'M' };
  const made = whole([ends]);
  expect(made.limits.protectionReview).toBeUndefined();
  expect(made.follows).toEqual({ ...names.follows, ended: [ends] });
  expect(() => whole([{ ...ends, at: 'limits.nothing' }])).toThrow('has no limits.nothing');
});

test('an accompanying instrument takes the place of the one of its matter and name, comes beside others, or goes', () => {
  const [guidance, complaints] = base.accompanying ?? [];
  if (!guidance || !complaints) throw new Error('the seeds have changed');
  const added = { ...guidance, matter: 'protection', instrument: 'Quyết định mới' };
  const made = whole([], {
    accompanying: [{ ...guidance, confidence: 'L' }, added],
    withoutAccompanying: [{ matter: complaints.matter, instrument: complaints.instrument }],
  });
  const told = made.accompanying?.map(({ instrument, confidence }) => [instrument, confidence]) ?? [];
  expect(told).toContainEqual([guidance.instrument, 'L']);
  expect(told).toContainEqual(['Quyết định mới', guidance.confidence]);
  expect(told.map(([instrument]) => instrument)).not.toContain(complaints.instrument);
  expect(made.accompanying).toHaveLength((base.accompanying?.length ?? 0) + 1 - 1);
});

test('what a version did once, moving open cases to it, the next one does not do again by itself', () => {
  const now = named('luat-to-cao-136');
  expect(now.transition?.value.openCases).toBe('accepted');
  const follows = { id: now.id, version: now.version };
  const next = amend(now, amendmentSchema().parse({ ...names, follows, changes: [] }));
  expect(procedureSchema.parse(next).transition).toBeUndefined();
});

test('a change without a source, and one that is nowhere, are none', () => {
  const change = { at: 'limits.settling', value: { count: 1, unit: 'calendarDays' } };
  expect(amendmentSchema().safeParse({ ...names, changes: [change] }).success).toBe(false);
  const misspelt = { ...change, at: 'limits.setling', citation: 'x', confidence: 'H' };
  expect(() => whole([misspelt])).toThrow('setling');
});
