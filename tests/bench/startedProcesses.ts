import { readdirSync, readFileSync } from 'node:fs';

/** What the system tells of a process in a file; nothing where it has ended meanwhile, as those of PostgreSQL come and go. */
function told(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** What stands behind the name of a process, which may hold anything: its state, its parent, then numbers. */
const fieldsOf = (pid: number | string): string[] => {
  const stat = told(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** Pids of everything that this process has started. */
function descendants(): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(fieldsOf(name)[1] ?? 0)]),
  );
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

/** What a process is called by the first of its words that says it. */
function nameOf(pid: number): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const entry = words.find((word) => /\.m?[jt]s$/.test(word) && !word.includes('node_modules'));
  return entry?.split('/').slice(-2).join('/') ?? words[0]?.split('/').at(-1) ?? String(pid);
}

/** What several share, as processes of PostgreSQL do, is counted once. */
const residentOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Memory of everything that this process has started, in megabytes by name. */
export function megabytesOf(): Map<string, number> {
  const found = new Map<string, number>();
  for (const pid of descendants()) {
    try {
      found.set(nameOf(pid), (found.get(nameOf(pid)) ?? 0) + residentOf(pid));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** Memory of everything that this process has started, in megabytes. */
export const megabytes = (): number => [...megabytesOf().values()].reduce((sum, one) => sum + one, 0);

/** Processor time of everything that this process has started, in milliseconds by name. */
export function processorMsOf(): Map<string, number> {
  const found = new Map<string, number>();
  for (const pid of descendants()) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [user = 0, system = 0] = words.slice(11, 13).map(Number);
      found.set(nameOf(pid), (found.get(nameOf(pid)) ?? 0) + (user + system) * 10);
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** Processor time of everything that this process has started, in milliseconds. */
export const processorMs = (): number => [...processorMsOf().values()].reduce((sum, one) => sum + one, 0);
