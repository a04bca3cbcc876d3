/** The languages that pages are written in, the first being the office's own. */
export const languages = ['vi', 'en'] as const;
export type LanguageCode = (typeof languages)[number];
