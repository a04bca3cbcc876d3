import { holderOf, OfficeCase, procedure22 } from './office';

const chair = holderOf('chair');
const beforeCongress = { reason: 'beforeCongress', explanation: 'Đại hội Đảng bộ tỉnh.' };

/** Received on Friday 28 January 2022, under a version that knows the rule and no congress by name. */
const received = () => OfficeCase.received('2022-01-28');
const on = '2022-02-07';

test('the day of the congress is kept by itself, with the case and with each clock that rests', () => {
  // From 28 January until 15 March there are 27 working days, the five of Tết left out.
  const one = received().give('pause', { on, by: chair }, { ...beforeCongress, congressOn: '2022-03-15' });
  expect(one.now.paused).toMatchObject({
    reason: 'beforeCongress',
    congressOn: '2022-03-15',
    office: 'chair',
  });
  expect(one.happened('casePaused')[0]?.data.explanation).toBe('Đại hội Đảng bộ tỉnh.');
  expect(one.now.clocks.handling?.pauses).toMatchObject([{ from: on, congressOn: '2022-03-15' }]);
});

test.each([
  ['without its day', {}, 'congressMissing'],
  ['for another reason', { reason: 'expertOpinion', congressOn: '2022-03-15' }, 'congressOnlyBefore'],
  ['that has opened', { congressOn: on }, 'congressPast'],
])('no congress %s', (_what, input, refused) =>
  expect(received().refusalOf('pause', { on, by: chair }, { ...beforeCongress, ...input })).toEqual({
    refused,
    field: 'congressOn',
  }),
);

test('only what came in within thirty working days of it is left to the new term', () => {
  const pause = (congressOn: string) =>
    received().refusalOf('pause', { on, by: chair }, { ...beforeCongress, congressOn });
  // The thirtieth working day from 28 January, the five of Tết left out, is Thursday 17 March; Friday is the 31st.
  expect(pause('2022-03-19')).toEqual({
    refused: 'receivedBeforeFreeze',
    field: 'congressOn',
    params: { days: 30 },
  });
  const one = received().give('pause', { on, by: chair }, { ...beforeCongress, congressOn: '2022-03-18' });
  expect(one.now.paused?.congressOn).toBe('2022-03-18');
});

test('what the version itself leaves to the new term says which congress, and older versions said it as a text', () => {
  const automatic = OfficeCase.received('2025-07-07').happened('casePaused')[0]?.data;
  expect(automatic).toEqual({ reason: 'beforeCongress', explanation: '', congressOn: '2025-08-18' });
  const congresses = {
    value: { opensOn: ['2022-02-21'], freezeWorkingDays: 30 },
    citation: 'x',
    confidence: 'H' as const,
  };
  const older = new OfficeCase({ ...procedure22, version: 4, congresses, pauses: undefined });
  older.give('register', { on: '2022-01-28' }, { receivedOn: '2022-01-28' });
  expect(older.happened('casePaused')[0]?.data).toEqual({
    reason: 'beforeCongress',
    explanation: '2022-02-21',
  });
});
