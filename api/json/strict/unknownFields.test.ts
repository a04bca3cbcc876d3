import { z } from 'zod';
import { commandTypes, findCommand } from '../../../domain/case/commands';
import { commandExample, registrationExample } from '../cases/examples';
import { registrationBody } from '../cases/requests';
import { unknownFields } from './unknownFields';

const named = (schema: z.ZodType, value: unknown) =>
  unknownFields(schema, value).flatMap(({ path, keys }) => keys.map((key) => [...path, key].join('.')));

const person = z.object({ name: z.string(), born: z.object({ on: z.string() }).optional() });

test('what nobody has asked for is named at any depth', () => {
  expect(named(person, { name: 'a', nme: 'b', born: { on: '1', in: 2 } })).toEqual(['nme', 'born.in']);
  expect(named(z.array(person).default([]), [{ name: 'a' }, { name: 'b', x: 1 }])).toEqual(['1.x']);
  expect(named(z.record(z.string(), person), { one: { name: 'a', x: 1 } })).toEqual(['one.x']);
  expect(
    named(
      z.preprocess((value) => value, z.object({ a: person })),
      { a: { x: 1 } },
    ),
  ).toEqual(['a.x']);
  expect(
    named(
      person.refine(() => false).transform(() => 1),
      { x: 1 },
    ),
  ).toEqual(['x']);
  expect(named(z.lazy(() => person).nullable(), { x: 1 })).toEqual(['x']);
});

test('of several shapes the one that fits says what is unknown', () => {
  const either = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), x: z.number() }),
    z.object({ kind: z.literal('b'), y: z.number() }),
  ]);
  expect(named(either, { kind: 'a', x: 1, y: 2 })).toEqual(['y']);
  expect(named(z.union([person, person.extend({ x: z.number() })]), { name: 'a', x: 1 })).toEqual([]);
  expect(named(z.intersection(person, z.object({ x: z.number() })), { name: 'a', x: 1, z: 2 })).toEqual([
    'z',
  ]);
});

test('where any member may stand, and where the value is something else, nothing is unknown', () => {
  expect(named(z.looseObject({ a: z.string() }), { b: 1 })).toEqual([]);
  expect(named(z.object({}).catchall(z.number()), { b: 1 })).toEqual([]);
  for (const value of [null, undefined, 'text', 4, [], [[]]]) expect(named(person, value)).toEqual([]);
});

test('every command and a registration tell of a member that they do not know', () => {
  const sent = commandTypes.map((type) => [type, findCommand(type).input(), commandExample(type)] as const);
  for (const [type, schema, example] of [
    ...sent,
    ['register', registrationBody(), registrationExample] as const,
  ]) {
    expect([type, named(schema, example)]).toEqual([type, []]);
    expect([type, named(schema, Object.assign({}, example, { reasno: 'x' }))]).toEqual([type, ['reasno']]);
  }
});
