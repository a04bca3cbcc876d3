import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

/**
 * Replaces itself by the program, and leaves a watcher behind that holds the other end of our pipe (descriptor 3):
 * when we die, however suddenly, the pipe closes and the watcher ends the program. One line on the pipe sends the
 * watcher home, so that it never touches a process that was given the same id later.
 */
const guardScript = '( read -r line <&3 || kill -TERM $$ ) & exec 3<&-; exec "$@"';

/** Largest log that is continued; a larger one is set aside first. */
const largestLog = 10_000_000;

export interface ProcessPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface ProcessPlaces {
  readonly logs: string;
  readonly pids: string;
}

/** How a process ended: as a part of a sentence, and whether by itself without an error. */
export interface Ending {
  readonly how: string;
  readonly succeeded: boolean;
}

/** A child with a log file and a pid file. It ends with us, but not by the Ctrl-C that is meant for us. */
export interface GuardedProcess {
  readonly name: string;
  readonly logFile: string;
  readonly ended: Promise<Ending>;
  isRunning(): boolean;
  /** Asks it to end, and forces it after the given time. */
  stop(patience?: number): Promise<void>;
}

export function startGuarded(plan: ProcessPlan, places: ProcessPlaces): GuardedProcess {
  mkdirSync(places.logs, { recursive: true });
  mkdirSync(places.pids, { recursive: true });
  const logFile = join(places.logs, `${plan.name}.log`);
  setLargeLogAside(logFile);
  const log = openSync(logFile, 'a');
  const child = spawn('/bin/sh', ['-c', guardScript, plan.name, plan.command, ...plan.args], {
    env: plan.env ?? process.env,
    stdio: ['ignore', log, log, 'pipe'],
    // A process group of its own: Ctrl-C at the console reaches the launcher alone, which stops all in order.
    detached: true,
  });
  closeSync(log);
  const pidFile = join(places.pids, `${plan.name}.pid`);
  if (child.pid !== undefined)
    writeFileSync(pidFile, JSON.stringify({ pid: child.pid, command: plan.command }));
  const ended = watchEnd(child, pidFile);
  return {
    name: plan.name,
    logFile,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null && child.pid !== undefined,
    stop: (patience = 10_000) => stopChild(child, ended, patience),
  };
}

function watchEnd(child: ChildProcess, pidFile: string): Promise<Ending> {
  const pipe = child.stdio[3] as Writable;
  // The watcher is gone already when the program could not be started.
  pipe.on('error', () => undefined);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, succeeded: false }));
    child.once('exit', (code, signal) => {
      pipe.end('ended\n');
      rmSync(pidFile, { force: true });
      const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
      resolve({ how, succeeded: code === 0 });
    });
  });
}

async function stopChild(child: ChildProcess, ended: Promise<Ending>, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(force);
}

function setLargeLogAside(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > largestLog) renameSync(logFile, `${logFile}.1`);
}

/** The last lines that a process wrote, to show beside a failure. */
export function lastLines(logFile: string, count = 8): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
