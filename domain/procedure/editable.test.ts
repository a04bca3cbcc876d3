import { readProcedures } from '../../seeds/reference';
import { editableValues, withEdited } from './editable';
import { procedureSchema } from './procedure';

const versions = readProcedures('office');

test.each(versions.map((one) => [`${one.id}@${one.version}`, one] as const))(
  'a form that changes nothing of %s gives the same under the next number, following it',
  (_name, procedure) => {
    const next = withEdited(procedure, procedure.version + 1, editableValues(procedure));
    const { id, version } = procedure;
    expect(next).toEqual({ ...procedure, version: version + 1, follows: { id, version } });
    expect(procedureSchema.parse(next)).toEqual(next);
  },
);

test('a limit, a threshold, a chain, a citation and a confidence are changed where they stand, and nothing beside them', () => {
  const [procedure] = versions.filter(({ id }) => id === '296-qd-tw');
  if (!procedure || procedure.law === 'state') throw new Error('the Party’s version is missing');
  const values = editableValues(procedure).map((one) => {
    if (one.place === 'limits.settling')
      return { ...one, numbers: [{ part: 'count', value: 60 }], units: [{ part: 'unit', value: 'calendarDays' }], citation: 'Điều 5', confidence: 'M' }; // prettier-ignore
    if (one.place === 'thresholds')
      return { ...one, numbers: one.numbers.map((n) => ({ ...n, value: n.part === 'warningPercent' ? 95 : n.value })) }; // prettier-ignore
    if (one.place !== 'escalation') return one;
    return { ...one, chains: one.chains.map((c) => (c.part === 'stalled' ? { ...c, steps: [{ afterWorkingDays: 2, to: 'chair' }] } : c)) }; // prettier-ignore
  });
  const { limits, thresholds, escalation } = procedure;
  const { value: settling } = limits.settling;
  expect(withEdited(procedure, 11, values)).toEqual({
    ...procedure,
    version: 11,
    follows: { id: '296-qd-tw', version: procedure.version },
    limits: {
      ...limits,
      settling: {
        value: { ...settling, count: 60, unit: 'calendarDays' },
        citation: 'Điều 5',
        confidence: 'M',
      },
    },
    thresholds: { ...thresholds, value: { ...thresholds.value, warningPercent: 95 } },
    escalation: {
      ...escalation,
      value: { ...escalation.value, stalled: [{ afterWorkingDays: 2, to: 'chair' }] },
    },
  });
});
