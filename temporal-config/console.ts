import { createInterface } from 'node:readline/promises';

/** Puts a question and gives the answer: in one spelling, without blanks around it. */
export type Ask = (question: string) => Promise<string>;

interface Console {
  input: NodeJS.ReadableStream & { isTTY?: boolean | undefined };
  output: NodeJS.WritableStream;
}

/** How whoever sits at the console is asked; undefined where nobody does. */
export function findConsole(
  { input, output }: Console = { input: process.stdin, output: process.stdout },
): Ask | undefined {
  if (!input.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input, output });
    try {
      // Ctrl-C and Ctrl-D are answers too: none.
      const closed = new Promise<string>((done) => lines.once('close', () => done('')));
      return (await Promise.race([lines.question(question), closed])).trim().normalize('NFC');
    } finally {
      lines.close();
    }
  };
}
