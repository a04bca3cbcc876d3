/** A version of rules that begins on a day. */
interface Beginning {
  version: number;
  effectiveFrom: string;
}

/** The version in force on a day: of those that have begun by then the latest, and of the same day the one that was loaded last. */
export const findVersionInForce = <Version extends Beginning>(
  versions: readonly Version[],
  on: string,
): Version | undefined =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom <= on)
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version)
    .at(-1);
