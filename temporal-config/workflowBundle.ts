import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failureConverterPath } from './dataConverter';
import { cacheDirectory } from './servers/cache';
import { ensureBuilt } from './servers/cachedBuild';
import { digestOf, sourcesIn } from './sourceDigest';

const root = join(__dirname, '..');
/** Stands before every workflow: lets in nothing that was not sealed. */
const guard = require.resolve('./codec/refuseUnsealed');
/** Leads on from a command to what is done for it. */
const carrier = require.resolve('./threads/carried/carryThread');
const prefix = 'workflow-bundle-';
/** Bundles that no start has asked for in this time are taken out of the cache, in milliseconds. */
const keptFor = 30 * 86_400_000;

/** Everything a bundle is made from: workflows may import nothing but the rules (eslint.config.mjs). */
const sources = (interceptors: readonly string[]): string[] =>
  [
    ...[guard, carrier, ...interceptors].flatMap((path) => sourcesIn(dirname(path))),
    ...sourcesIn(join(root, 'workflows')),
    ...sourcesIn(join(root, 'domain')),
    failureConverterPath,
    __filename,
    require.resolve('./sourceDigest'),
    join(root, 'package-lock.json'),
    join(root, 'tsconfig.json'),
  ].sort();

const endOfBundle = '//# sourceMappingURL=data:application/json';
const isWhole = (path: string): boolean => readFileSync(path, 'utf8').lastIndexOf(endOfBundle) > 0;

function clearOld(cache: string): void {
  for (const name of readdirSync(cache).filter((one) => one.startsWith(prefix))) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > keptFor) rmSync(path, { force: true });
  }
}

export interface BundleOptions {
  /** Modules that listen to the workflows; they may import from their own folder. */
  interceptors?: readonly string[];
  /** Where bundles are kept. */
  cache?: string;
}

/** The workflow code in one file, made once for each state of the code and kept beside the built servers. */
export async function workflowBundle({
  interceptors = [],
  cache = cacheDirectory(),
}: BundleOptions = {}): Promise<{ codePath: string }> {
  const codePath = await ensureBuilt(
    {
      name: `${prefix}${digestOf(sources(interceptors))}.js`,
      what: 'bundling the workflows',
      build: async (target) => {
        const { code } = await bundleWorkflowCode({
          workflowsPath: require.resolve('../workflows'),
          failureConverterPath,
          preloadModules: [require.resolve('../workflows/preloaded')],
          workflowInterceptorModules: [guard, carrier, ...interceptors],
          logger: new DefaultLogger('WARN'),
        });
        writeFileSync(target, code);
        clearOld(cache);
      },
      check: async (path) => isWhole(path),
    },
    () => undefined,
    cache,
  );
  return { codePath };
}
