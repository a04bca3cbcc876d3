/** Says a line to whoever sits at the console. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
