/**
 * What the doctor says of one thing: it is well, it is not set up or only to be known (`note`), or it is wrong, with what to do. No name and no
 * id of a person or case, and no secret.
 */
export type Finding =
  | { of: string; state: 'well' | 'note'; says: string }
  | { of: string; state: 'wrong'; says: string; remedy: string };

export const well = (of: string, says: string): Finding => ({ of, state: 'well', says });
export const note = (of: string, says: string): Finding => ({ of, state: 'note', says });
export const wrong = (of: string, says: string, remedy: string): Finding => ({
  of,
  state: 'wrong',
  says,
  remedy,
});

/** The answer to a question, or undefined where it is not given in ten seconds or refused. */
export async function answerOf<Value>(question: () => Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), 10_000);
  });
  const answer = question().catch(() => undefined);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
