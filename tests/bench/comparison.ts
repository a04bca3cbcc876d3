import { median, slowest, timed } from './statistics';

/** Milliseconds of the same number of turns: ours, and what they are measured against. */
export interface Comparison {
  readonly ours: number[];
  readonly bare: number[];
}

/** Takes turns, the first place changing hands each time, so that neither side is served by a warmer machine. */
export async function compare(
  turns: number,
  ours: (turn: number) => Promise<unknown>,
  bare: (turn: number) => Promise<unknown>,
): Promise<Comparison> {
  const result: Comparison = { ours: [], bare: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    const oursFirst = turn % 2 === 0;
    if (oursFirst) result.ours.push(await timed(() => ours(turn)));
    result.bare.push(await timed(() => bare(turn)));
    if (!oursFirst) result.ours.push(await timed(() => ours(turn)));
  }
  return result;
}

/** Several comparisons as one. */
export const together = (all: readonly Comparison[]): Comparison => ({
  ours: all.flatMap(({ ours }) => ours),
  bare: all.flatMap(({ bare }) => bare),
});

const millis = (value: number) => `${value.toFixed(1)} ms`.padStart(10);

/** The heading over lines of comparisons. */
export const comparisonHeading = (title: string): string =>
  `${title.padEnd(44)}${['ours', '95 %', 'floor', '95 %'].map((name) => name.padStart(10)).join('')}   ratio`;

/** One line: medians, what 95 of 100 turns stay under, and the ratio of the medians beside what is promised. */
export function comparisonLine(what: string, { ours, bare }: Comparison, promised?: number): string {
  const ratio = median(ours) / median(bare);
  const numbers = [ours, bare].map((samples) => millis(median(samples)) + millis(slowest(samples))).join('');
  const promise =
    promised === undefined
      ? ''
      : `   promised ≤ ${promised.toFixed(2)}: ${ratio <= promised ? 'kept' : 'MISSED'}`;
  return `${`${what} (${ours.length} turns)`.padEnd(44)}${numbers}${ratio.toFixed(2).padStart(8)}${promise}`;
}
