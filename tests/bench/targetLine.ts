/** One line: what was measured, its value, and what it should be; with a word where it is not. */
export const targetLine = (what: string, value: string, target: string, isKept: boolean): string =>
  `${what.padEnd(44)}${value.padStart(12)}   ${target}${isKept ? '' : ': MISSED'}`;
