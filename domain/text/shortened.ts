/** The beginning of a text, at most so many UTF-16 units of it; never half a character. */
export function beginningOf(text: string, length: number): string {
  const cut = text.slice(0, length);
  const isHalved = cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut);
  return isHalved ? cut.slice(0, -1) : cut;
}

/** A text that is shown short, with the sign that there is more of it. */
export const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${beginningOf(text, length).trimEnd()}…`;
