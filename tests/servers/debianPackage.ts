import { join } from 'node:path';
import { withBuildLock } from '../../temporal-config/servers/buildLock';
import { cacheDirectory } from '../../temporal-config/servers/cache';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { withProgress } from '../../temporal-config/servers/progress';

/** What is to be there, under the names of its packages, the best first. */
interface Wanted {
  title: string;
  packages: readonly [string, ...string[]];
  isThere: () => boolean;
  /** Whether something else serves, so that the system is not asked for its packages anew. */
  isServed?: () => boolean;
}

/** Installs a package of the system where we may: on Debian and its like, as root. What comes of it the caller looks for. */
export async function installDebianPackage(wanted: Wanted): Promise<void> {
  const aptGet = programOnPath('apt-get');
  if (aptGet === undefined || process.getuid?.() !== 0) return;
  // Test files begin side by side, and the installer lets in one at a time.
  await withProgress(
    (line) => process.stderr.write(`${line}\n`),
    `installing ${wanted.title} once`,
    withBuildLock(join(cacheDirectory(), 'debian-packages.lock'), async () => {
      if (!wanted.isThere()) await install(aptGet, wanted);
    }),
  );
}

async function install(aptGet: string, { packages, isServed = () => false }: Wanted): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const take = async (name: string) => {
    const words = ['install', '-q', '-y', '--no-install-recommends', name];
    return (await runCommand(aptGet, words, { env })).code === 0;
  };
  // As the machine knows its packages; asking for them anew takes long where nothing answers.
  if ((await take(packages[0])) || isServed()) return;
  await runCommand(aptGet, ['update', '-q'], { env });
  for (const name of packages) if (await take(name)) return;
}
