import { faultsOf } from './checks';

const kept = (of: string) => JSON.stringify({ of, name: 'c-1', finding: { fault: 'altered', file: 'f-1' } });

test('a fault of each kind that a check finds is listed, and what this program does not know is not', () => {
  const check = { faults: [...['case', 'file', 'log', 'row'].map(kept), kept('other')] };
  expect(faultsOf(check).map(({ of }) => of)).toEqual(['case', 'file', 'log', 'row']);
});
