/** Texts one after the other as sentences; what a person typed may end with its full stop already. */
export const joined = (...texts: readonly string[]): string =>
  texts
    .filter((text) => text.trim() !== '')
    .map((text, i, all) => (i < all.length - 1 ? text.trim().replace(/(?<!\.)\.$/, '') : text.trim()))
    .map((text, i, all) => (i < all.length - 1 && !/[?!…]$|\.\.$/.test(text) ? `${text}.` : text))
    .join(' ');
