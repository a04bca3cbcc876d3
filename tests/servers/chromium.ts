import { join } from 'node:path';
import { withBuildLock } from '../../temporal-config/servers/build-lock';
import { cacheDirectory } from '../../temporal-config/servers/cache';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failure-for-people';
import { withProgress } from '../../temporal-config/servers/progress';

/** Chromium with nothing around its pages: windows, extensions and all else take a whole one another half of its processor time. */
const shell = 'chromium-headless-shell';
const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium for browser tests: CHROMIUM_PATH, else the one without windows, which is installed from Debian where we may,
 * else a whole one on PATH.
 */
export async function findChromium(): Promise<string> {
  const found = process.env.CHROMIUM_PATH ?? programOnPath(shell) ?? (await installed()) ?? wholeOne();
  if (found !== undefined) return found;
  throw new FailureForPeople(
    `Browser tests need Chromium: install it (Debian: \`apt-get install ${shell}\`), or set CHROMIUM_PATH to its program.`,
  );
}

const wholeOne = (): string | undefined =>
  whole.map((name) => programOnPath(name)).find((path) => path !== undefined);

async function installed(): Promise<string | undefined> {
  const aptGet = programOnPath('apt-get');
  if (aptGet === undefined || process.getuid?.() !== 0) return undefined;
  // Test files begin side by side, and the installer lets in one at a time.
  await withProgress(
    (line) => process.stderr.write(`${line}\n`),
    'installing Chromium once',
    withBuildLock(join(cacheDirectory(), 'chromium.lock'), async () => {
      if (programOnPath(shell) === undefined) await install(aptGet);
    }),
  );
  return programOnPath(shell);
}

async function install(aptGet: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const take = async (name: string) => {
    const words = ['install', '-q', '-y', '--no-install-recommends', name];
    return (await runCommand(aptGet, words, { env })).code === 0;
  };
  // As the machine knows its packages; asking for them anew takes long where nothing answers, and a whole Chromium would do.
  if ((await take(shell)) || wholeOne() !== undefined) return;
  await runCommand(aptGet, ['update', '-q'], { env });
  if (!(await take(shell))) await take('chromium');
}
