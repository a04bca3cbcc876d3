/** An address with those parts of a question that say something; a list of everything is the bare address with `?`, so that more can follow. */
export function askedAddress(path: string, parts: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${path}?${new URLSearchParams(given).toString()}`;
}
