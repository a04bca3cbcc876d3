import fc from 'fast-check';
import { commands, commandTypes } from '../../../domain/case/commands';
import { mostDong } from '../../../domain/case/fields';
import { describeFields, type FieldDescription } from '../../../office/commands/describeFields';
import { readForm } from './readForm';
import { writeForm } from './writeForm';

const plainText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/\r/g, ' ').trim())
  .filter((text) => text.length > 0);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function reference(field: Extract<FieldDescription, { kind: 'reference' }>): fc.Arbitrary<unknown> {
  const one = {
    account: fc.uuid(),
    measure: fc.constantFrom('m1', 'm2'),
    doorMessage: fc.constantFrom('m-1', 'm-2'),
    allegation: fc.nat(40).map((n) => `a${n + 1}`),
    request: fc.nat(40).map((n) => `r${n + 1}`),
    recommendation: fc.nat(40).map((n) => `k${n + 1}`),
    publication: fc.constantFrom('p1', 'p2'),
    publicCheck: fc.integer({ min: 1, max: 999 }).map(String),
    publicLeak: fc.constantFrom('12.1', '12.3'),
    publicItem: fc.constantFrom('subject', 'unit-hu-mau'),
    case: fc.uuid(),
    decision: fc.uuid(),
    member: fc.uuid(),
    clock: fc.constantFrom('settling', 'reply:r1', 'limitation:warning+dismissal'),
    submission: fc.integer({ min: 1, max: 999 }).map(String),
    identityRequest: fc.integer({ min: 1, max: 999 }).map(String),
    notice: fc.integer({ min: 1, max: 999 }).map(String),
    hold: fc.integer({ min: 1, max: 999 }).map(String),
    unit: fc.constantFrom('hu-mau', 'du-xa-mau', 'above'),
    placedUnit: fc.constantFrom('hu-mau', 'du-xa-mau'),
    disciplineForm: fc.constantFrom('reprimand', 'warning', 'expulsion'),
  }[field.to];
  return field.many ? fc.uniqueArray(one, { minLength: 1, maxLength: 5 }) : one;
}

function valueOf(field: FieldDescription): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'line':
    case 'paragraph':
      return plainText;
    case 'date':
      return day;
    case 'birth':
      return fc.oneof(day, fc.integer({ min: 1900, max: 2010 }).map(String));
    case 'time':
      return fc.constantFrom('00:00', '08:30', '23:59');
    case 'number':
      return fc.integer({ min: 1, max: field.maximum ?? 1000 });
    case 'yesNo':
      return fc.boolean();
    case 'amount':
      return fc.integer({ min: 1, max: mostDong });
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...field.options), { minLength: 1 });
    case 'list':
      return fc.array(
        plainText.map((line) => line.replace(/\s+/g, ' ')),
        { minLength: 1, maxLength: 5 },
      );
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'reference':
      return reference(field);
  }
}

/** Any input that a person could mean, what is not required sometimes left out. */
const inputOf = (fields: readonly FieldDescription[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])), {
    requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name),
  });

test.each(commandTypes)('what is written into the form of %s is read back as it was meant', (type) => {
  const schema = commands[type].input();
  const fields = describeFields(schema);
  // What a field is too short for is refused by page and program alike, and is nobody's meaning here.
  const meant = inputOf(fields).filter((input) => schema.safeParse(input).success);
  fc.assert(
    fc.property(meant, (input) => {
      expect(schema.parse(readForm(fields, writeForm(fields, input)))).toEqual(schema.parse(input));
    }),
    { numRuns: 40 },
  );
});

const on = describeFields(commands.publish.input()).find(({ name }) => name === 'on');
const dateField = on ? [on] : [];

test.each(['24/11/2026', '24-11-2026', '24.11.2026', ' 2026-11-24 ', '24 11 2026'])(
  'the day %p is understood',
  (typed) => expect(readForm(dateField, { on: typed })).toEqual({ on: '2026-11-24' }),
);

test.each([
  '1.250.000.000',
  '1 250 000 000',
  '1250000000',
  '1.250.000.000 đ',
  '1.250.000.000đ',
  '1 250 000 000 đồng',
  '1.250.000.000 VND',
])('the amount %p is understood', (typed) => {
  const fields = describeFields(commands.recordRecovery.input());
  const schema = commands.recordRecovery.input().pick({ amount: true });
  expect(schema.parse(readForm(fields, { amount: typed }))).toEqual({ amount: 1_250_000_000 });
});

test.each(['1.25', '1,250', 'một tỷ', '-5', '0', '1.250.00', '1000000000000001'])(
  'the amount %p is none that could be meant',
  (typed) => {
    const fields = describeFields(commands.recordRecovery.input());
    const schema = commands.recordRecovery.input().pick({ amount: true });
    expect(schema.safeParse(readForm(fields, { amount: typed })).success).toBe(false);
  },
);

test('signs are read line by line, empty lines left out', () => {
  const fields = describeFields(commands.convertCase.input());
  expect(readForm(fields, { signs: 'Một.\r\n\r\nHai.\r\n' })).toEqual({ signs: ['Một.', 'Hai.'] });
});

test('blank fields are left out, so that a count left empty does not become nought', () => {
  const fields = describeFields(commands.recordVote.input());
  const read = readForm(fields, { officialMembers: '', present: ' ', reprimand: '' });
  expect(read).toEqual({});
  const parsed = commands.recordVote.input().safeParse(read);
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['on', 'body', 'present']);
});

test('fields that the command does not have are not read, whatever a browser sends', () => {
  const fields = describeFields(commands.note.input());
  expect(readForm(fields, { text: 'a\r\nb', commandId: 'x', constructor: 'y' })).toEqual({ text: 'a\nb' });
  expect(readForm(fields, { text: ['first', 'second'] })).toEqual({ text: 'first' });
  expect(readForm(fields, { text: { nested: 'object' } })).toEqual({});
});
