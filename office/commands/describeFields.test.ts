import { z } from 'zod';
import { commands, commandTypes } from '../../domain/case/commands';
import { fieldTexts } from '../../language/sentences/field';
import { texts, vietnamese } from '../../language/sentences/languagesForTests';
import { describeFields } from './describeFields';

test.each(commandTypes)('a form can ask for every field of %s', (type) => {
  const fields = describeFields(commands[type].input());
  expect(fields.length).toBeGreaterThan(0);
  expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
});

test('each kind of schema becomes the control that suits it', () => {
  const fields = describeFields(commands.setFinding.input());
  expect(fields).toEqual([
    { name: 'allegationId', required: true, kind: 'reference', to: 'allegation', many: false },
    {
      name: 'finding',
      required: true,
      kind: 'choice',
      options: ['upheld', 'partlyUpheld', 'unfounded', 'noBasis'],
    },
    { name: 'reasons', required: true, kind: 'paragraph', lines: 6 },
    { name: 'endedOn', required: false, kind: 'date', pastOnly: true },
  ]);
});

test('several people are asked for as several, a default is shown and need not be sent', () => {
  const [, members] = describeFields(commands.formTeam.input());
  expect(members).toMatchObject({ kind: 'reference', to: 'account', many: true });
  const reprimand = describeFields(commands.recordVote.input()).find(({ name }) => name === 'reprimand');
  expect(reprimand).toMatchObject({ kind: 'number', required: false, fallback: 0, maximum: 100 });
});

test('a schema that no form can ask for is named', () => {
  const schema = z.object({ place: z.object({ street: z.string() }) });
  expect(() => describeFields(schema)).toThrow('no form can ask for the field "place"');
});

test('a label that several commands share asks for the same kind of thing', () => {
  // `recordReturn` once asked for a body under the label of a date.
  const measured = new Set(['date', 'number', 'amount']);
  const kinds = new Map<string, Set<string>>();
  for (const type of commandTypes)
    for (const { name, kind } of describeFields(commands[type].input())) {
      const { label } = fieldTexts(vietnamese, texts, type, name);
      kinds.set(label, (kinds.get(label) ?? new Set()).add(measured.has(kind) ? kind : 'words'));
    }
  expect([...kinds].filter(([, several]) => several.size > 1).map(([label, of]) => [label, [...of]])).toEqual(
    [],
  );
});
