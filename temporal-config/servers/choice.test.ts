import { chooseServer, describeChoice, type ServerNeed } from './choice';

const need: ServerNeed = { title: 'Temporal', variable: 'TEMPORAL_ADDRESS', program: 'temporal' };
const onPath = () => '/usr/bin/temporal';

test('an address goes before the program on PATH, and that before a built one', () => {
  expect(chooseServer(need, { TEMPORAL_ADDRESS: 'a:1' }, onPath)).toEqual({
    origin: 'address',
    place: 'a:1',
  });
  expect(chooseServer(need, {}, onPath).origin).toBe('path');
  expect(chooseServer(need, {}, () => undefined).origin).toBe('built');
});

test('where the program on PATH will not do the built one is taken and why is said, also if it was used before', () => {
  const real: ServerNeed = { ...need, notFromPath: 'it asks for no certificate' };
  const choice = chooseServer({ ...real, remembered: 'path' }, {}, onPath);
  expect(choice.origin).toBe('built');
  expect(describeChoice(real, choice, 'server 1')).toContain('(it asks for no certificate)');
  expect(chooseServer(real, { TEMPORAL_ADDRESS: 'a:1' }, onPath).origin).toBe('address');
});
