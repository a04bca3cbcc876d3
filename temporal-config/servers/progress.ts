/** Prints one line for the person at the console. */
export type Say = (line: string) => void;

export const sayOnConsole: Say = (line) => process.stdout.write(`${line}\n`);

/** Silence until this many milliseconds have passed: what is quicker needs no explanation. */
const patience = 2_000;
const reminderEvery = 30_000;

/** Awaits `work`; says what it is waiting for once it takes longer than two seconds, and every half minute after. */
export async function withProgress<T>(say: Say, what: string, work: Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let spoke = false;
  let reminder: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    spoke = true;
    say(`  … ${what}`);
    reminder = setInterval(() => say(`  … ${what} (${seconds()} s so far)`), reminderEvery);
  }, patience);
  try {
    const result = await work;
    if (spoke) say(`  ✓ ${what}: done after ${seconds()} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(reminder);
  }
}
