import { findCommand } from '../../../domain/case/commands';
import { at, OfficeCase, procedure22 } from '../../../tests/domain/office';
import { toDiscipline } from '../../../tests/domain/stages';
import { texts, vietnamese } from '../../../language/sentences/languagesForTests';
import { appealBallot } from './appealBallot';
import { describeFields } from '../../../office/commands/describeFields';

/** An appeal against a warning that was served when a reprimand was out of time already. */
function heard(): OfficeCase {
  const on = '2024-02-05';
  const kind = 'disciplineAppeal';
  const one = OfficeCase.received(on, { kind }).give('classify', { on }, { kind });
  one.give('acceptAppeal', { on }, { servedOn: '2024-02-01', violationEndedOn: '2019-01-31' });
  one.give('tell', { on }).give('proposeAssignment', { on }).give('formTeam', { on });
  return toDiscipline(one.give('signDecision', { on }), on).give('holdHearing', { on });
}

const fields = describeFields(findCommand('decideAppeal').input());
const controls = () =>
  appealBallot.controls(
    {
      type: 'decideAppeal',
      state: heard().now,
      procedure: procedure22,
      now: at('2024-02-05'),
      today: '2024-02-05',
      actor: { id: 'u-chair', roles: ['chair'] },
      tree: undefined,
      decisions: [],
      people: { nameOf: (id) => id, doerIn: () => (id) => id, find: () => undefined, active: [], all: [] },
      t: vietnamese,
      texts,
      values: { result: 'raised', form: 'dismissal' },
    },
    fields,
  );

test('only what is heavier or lighter and in time can be chosen, and the rest says why not', () => {
  const outcome = controls().find(({ name }) => name === 'outcome');
  if (outcome?.control !== 'radios') throw new Error('there is no choice of a result');
  expect(outcome.items.map(({ value, checked }) => [value, checked])).toEqual([
    ['upheld', false],
    ['raised.expulsion', false],
    ['raised.dismissal', true],
    ['annulled', false],
  ]);
  expect(outcome.unavailable).toEqual([
    { text: 'Giảm hình thức kỷ luật thành khiển trách', why: 'đã hết thời hiệu ngày 31/01/2024' },
  ]);
  const row = controls().find(({ name }) => name === 'votes');
  if (row?.control !== 'row') throw new Error('there is no row of papers');
  expect(row.inputs.map(({ name }) => name)).toEqual([
    'votesUpheld',
    'votesExpulsion',
    'votesDismissal',
    'votesAnnulled',
    'blank',
    'invalid',
  ]);
});

test('the chosen result is sent as a result and the form that it leaves', () => {
  expect(appealBallot.unfold?.({ outcome: 'raised.dismissal', number: '1' })).toMatchObject({
    result: 'raised',
    form: 'dismissal',
  });
  expect(appealBallot.unfold?.({ outcome: 'annulled' })).toEqual({ outcome: 'annulled', result: 'annulled' });
});
