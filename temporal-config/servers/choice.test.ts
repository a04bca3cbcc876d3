import { chooseServer, describeChoice, type ServerNeed } from './choice';

const packaged = 'the packaged one';
const need: ServerNeed = {
  title: 'Temporal',
  variable: 'TEMPORAL_ADDRESS',
  program: 'temporal',
  packaged,
};
const onPath = () => '/usr/bin/temporal';
const nowhere = () => undefined;

test('an address goes before the program on PATH, that before the fetched one, and that before a built one', () => {
  expect(chooseServer(need, { TEMPORAL_ADDRESS: 'a:1' }, onPath)).toEqual({
    origin: 'address',
    place: 'a:1',
  });
  expect(chooseServer(need, {}, onPath).origin).toBe('path');
  const fetched = chooseServer(need, {}, nowhere);
  expect(fetched.origin).toBe('fetched');
  expect(describeChoice(need, fetched, 'server 1')).toContain(packaged);
  const made: ServerNeed = { ...need, packaged: undefined };
  expect(describeChoice(made, chooseServer(made, {}, nowhere), 'server 1')).toContain('server 1, built once');
});

test.each(['fetched', 'built'] as const)('what the %s one has written stays with it', (remembered) => {
  expect(chooseServer({ ...need, remembered }, {}, onPath).origin).toBe(remembered);
});

test('what a program on PATH has written waits for it', () => {
  expect(() => chooseServer({ ...need, remembered: 'path' }, {}, nowhere)).toThrow('install it again');
});

test('where only the built one will do it is taken and why is said, whatever was used before', () => {
  for (const remembered of [undefined, 'path', 'fetched'] as const) {
    const real: ServerNeed = { ...need, onlyBuilt: 'others ask for no certificate', remembered };
    const choice = chooseServer(real, {}, onPath);
    expect(choice.origin).toBe('built');
    expect(describeChoice(real, choice, 'server 1')).toContain('(others ask for no certificate)');
    expect(chooseServer(real, { TEMPORAL_ADDRESS: 'a:1' }, onPath).origin).toBe('address');
  }
});
