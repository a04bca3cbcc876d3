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

/** The memory of all of them together; what several share, as those of PostgreSQL do, is counted once. */
export const megabytes = (): number =>
  descendants().reduce((sum, pid) => {
    const proportional = /^Pss:\s+(\d+)/m.exec(told(pid, 'smaps_rollup'))?.[1];
    return sum + Number(proportional ?? 0) / 1_024;
  }, 0);

/** The processor time that all of them together have taken so far, with those that have ended under one that goes on. */
export const processorMs = (): number =>
  descendants().reduce((sum, pid) => {
    const ticks = fieldsOf(pid).slice(11, 15).map(Number);
    return sum + ticks.reduce((all, one) => all + one, 0) * 10;
  }, 0);
