/** Marks that mean something in a template only, and what stands for them in what people typed until the paper is laid out. */
const marks = [
  ['*', '\uE000'],
  ['@', '\uE001'],
] as const;

const protectedText = (text: string): string =>
  // Word's own line break, and the two of Unicode.
  marks.reduce(
    (so, [mark, inPlace]) => so.replaceAll(mark, inPlace),
    text.replaceAll(/[\u000B\u2028\u2029]/g, '\n'),
  );

/** The facts of a paper with whatever people typed protected, so that it is printed as typed and lays nothing out. */
export function asTyped<Facts>(facts: Facts): Facts;
export function asTyped(facts: unknown): unknown {
  if (typeof facts === 'string') return protectedText(facts);
  if (Array.isArray(facts)) return facts.map((one: unknown) => asTyped(one));
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, asTyped<unknown>(value)]));
}

/** The letters as they are printed: what no file can hold, and what has no shape, is left out. */
export const printed = (text: string): string =>
  marks
    .reduce((so, [mark, inPlace]) => so.replaceAll(inPlace, mark), text)
    .replaceAll('\t', ' ')
    .replaceAll(/[\u0000-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');
