/** Why no scanner has looked at a file: there is none, it did not answer, or the file is larger than it looks at. */
export const whyUnscanned = ['noScanner', 'away', 'tooLarge'] as const;
export type WhyUnscanned = (typeof whyUnscanned)[number];

/** What a later look at a file has brought; `tooLarge`: no scanner of the office looks at files of that size. */
export const scanVerdicts = ['clean', 'infected', 'tooLarge'] as const;
