import { programOnPath } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { installDebianPackage } from './debianPackage';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium for browser tests: CHROMIUM_PATH, else one on PATH, else Debian's package, which is installed
 * where we may.
 */
export async function findChromium(): Promise<string> {
  const found = process.env.CHROMIUM_PATH ?? onPath();
  if (found !== undefined) return found;
  await installDebianPackage('chromium', 'Chromium');
  const installed = onPath();
  if (installed !== undefined) return installed;
  throw new FailureForPeople(
    'Browser tests need Chromium: install it (Debian: `apt-get install chromium`), or set CHROMIUM_PATH to its program.',
  );
}

function onPath(): string | undefined {
  return names.map((name) => programOnPath(name)).find((path) => path !== undefined);
}
