/** A month as it is written here: `3/2026`. */
export const formatMonth = (month: string): string => `${Number(month.slice(5))}/${month.slice(0, 4)}`;

/** Days with at most one place behind the comma. */
export const readableDays = (days: number, language: string): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(days);

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '');

/** A drawn picture with its title and what it says: one picture to whoever hears the page, and the table beside it has the numbers. */
export function toldSvg(svg: string, id: string, title: string, description: string): string {
  const inner = svg.replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '');
  return inner.replace(
    /^<svg ([^>]*)>/,
    (_all, attributes: string) =>
      `<svg ${attributes} role="img" aria-labelledby="${id}-title ${id}-desc">` +
      `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(description)}</desc>`,
  );
}
