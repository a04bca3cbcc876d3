import { ClosedAddressError, findAddressFault, getMachine } from './allowedAddress';

test.each([
  ['https://hooks.example.vn/liem', [], undefined],
  ['https://8.8.8.8/x', [], undefined],
  ['https://[2606:4700::1111]/x', [], undefined],
  ['http://hooks.example.vn/liem', [], 'notHttps'],
  ['http://10.1.2.3/x', ['10.1.2.3'], 'notHttps'],
  ['ftp://hooks.example.vn', [], 'notHttps'],
  ['https://10.1.2.3/x', [], 'notAllowed'],
  ['https://10.1.2.3/x', ['10.1.2.3'], undefined],
  ['https://10.1.2.3:8443/x', ['10.1.2.3:9000'], 'notAllowed'],
  ['https://10.1.2.3:8443/x', ['10.1.2.3:8443'], undefined],
  ['https://127.0.0.1/', [], 'notAllowed'],
  ['https://2130706433/', [], 'notAllowed'],
  ['https://0x7f.1/', [], 'notAllowed'],
  ['https://169.254.169.254/latest', [], 'notAllowed'],
  ['https://[::1]/', [], 'notAllowed'],
  ['https://[::ffff:10.0.0.1]/', [], 'notAllowed'],
  ['https://[fd00::1]/', [], 'notAllowed'],
  ['https://[2002:a00:1::]/', [], 'notAllowed'],
  ['http://localhost:4000/', [], 'notAllowed'],
  ['http://localhost:4000/', ['localhost:4000'], undefined],
  ['https://user:word@hooks.example.vn/', [], 'notAnAddress'],
  ['hooks.example.vn', [], 'notAnAddress'],
] as const)('%s where %j is allowed: %s', (address, hosts, fault) => {
  expect(findAddressFault(address, hosts)).toBe(fault);
});

test('a name that leads to a closed network is not gone to, unless the office names it', async () => {
  const url = new URL('https://localhost/');
  await expect(getMachine(url, [])).rejects.toThrow(ClosedAddressError);
  expect(['127.0.0.1', '::1']).toContain((await getMachine(url, ['localhost'])).address);
});
