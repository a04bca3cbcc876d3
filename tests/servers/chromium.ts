import { programOnPath } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { installDebianPackage } from './debianPackage';

/** Chromium with nothing around its pages: windows, extensions and all else take a whole one another half of its processor time. */
const shell = 'chromium-headless-shell';
const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const shellOnPath = () => programOnPath(shell);
const wholeOnPath = () => whole.map((name) => programOnPath(name)).find((path) => path !== undefined);

/**
 * The path of a Chromium for browser tests: CHROMIUM_PATH, else the one without windows, which is installed from Debian where we may,
 * else a whole one on PATH.
 */
export async function findChromium(): Promise<string> {
  const found = process.env.CHROMIUM_PATH ?? shellOnPath();
  if (found !== undefined) return found;
  await installDebianPackage({
    title: 'Chromium',
    packages: [shell, 'chromium'],
    isThere: () => shellOnPath() !== undefined,
    isServed: () => wholeOnPath() !== undefined,
  });
  const installed = shellOnPath() ?? wholeOnPath();
  if (installed !== undefined) return installed;
  throw new FailureForPeople(
    `Browser tests need Chromium: install it (Debian: \`apt-get install ${shell}\`), or set CHROMIUM_PATH to its program.`,
  );
}
