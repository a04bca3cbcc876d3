import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { withProgress } from '../../temporal-config/servers/progress';

/** Installs a package of the system where we may: on Debian and its like, as root. What comes of it the caller looks for. */
export async function installDebianPackage(name: string, title: string): Promise<void> {
  const aptGet = programOnPath('apt-get');
  if (aptGet === undefined || process.getuid?.() !== 0) return;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  await withProgress(say, `installing ${title} once`, install(aptGet, name));
}

async function install(aptGet: string, name: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(aptGet, ['update', '-q'], { env });
  await runCommand(aptGet, ['install', '-q', '-y', '--no-install-recommends', name], { env });
}
