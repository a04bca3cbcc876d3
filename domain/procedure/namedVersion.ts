/** A version by its name: of which rules it is one, and which. */
export interface NamedVersion {
  id: string;
  version: number;
}

export const isSameVersion = (one: NamedVersion, other: NamedVersion): boolean =>
  one.id === other.id && one.version === other.version;

/** The version of that name among others; undefined where none is named, or there is none. */
export const findVersion = <Version extends NamedVersion>(
  versions: readonly Version[],
  named: NamedVersion | undefined,
): Version | undefined => named && versions.find((one) => isSameVersion(one, named));
