type Check = () => Promise<void>;

export interface Readiness {
  /** Adds something that must hold before requests are sent here; the check rejects when it does not. */
  addCheck(name: string, check: Check): void;
  /** Adds something whose failure is named, and for which no request is sent elsewhere: it is the same everywhere. */
  addWatch(name: string, check: Check): void;
  /** From now on the answer is no: the process is about to stop. */
  drain(): void;
  /** Which checks hold now. */
  inspect(): Promise<{ ready: boolean; checks: Record<string, 'ok' | 'failed'> }>;
}

const checkTimeoutMs = 2_000;

/** Whether this process can serve requests. */
export function createReadiness(): Readiness {
  const checks = new Map<string, Check>();
  const watches = new Map<string, Check>();
  let draining = false;
  return {
    addCheck: (name, check) => void checks.set(name, check),
    addWatch: (name, check) => void watches.set(name, check),
    drain: () => {
      draining = true;
    },
    inspect: async () => {
      const [results, watched] = await Promise.all([heldBy(checks), heldBy(watches)]);
      return {
        ready: !draining && results.every(([, result]) => result === 'ok'),
        checks: Object.fromEntries([...results, ...watched]),
      };
    },
  };
}

const heldBy = (checks: ReadonlyMap<string, Check>) =>
  Promise.all([...checks].map(async ([name, check]) => [name, await holds(check)] as const));

async function holds(check: Check): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(() => resolve('failed'), checkTimeoutMs);
  });
  const result = check().then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}
