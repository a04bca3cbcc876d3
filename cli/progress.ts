/** Between two lines on an output that cannot redraw one. */
const patience = 10_000;

/** Says on the console what is being done and how far it is: one line that is redrawn, or a line now and then. */
export function consoleProgress() {
  const { stderr } = process;
  let shown: string | undefined;
  let last = 0;
  return {
    tell: (what: string, done: number, total?: number): void => {
      const line = `  ${what}: ${done}${total === undefined ? '' : `/${total}`}`;
      if (stderr.isTTY) {
        stderr.write(`${what === shown ? '\r' : '\n'}${line}`);
      } else if (what !== shown || Date.now() - last > patience) {
        stderr.write(`${line}\n`);
        last = Date.now();
      }
      shown = what;
    },
    end: (): void => {
      if (stderr.isTTY && shown !== undefined) stderr.write('\n');
    },
  };
}
