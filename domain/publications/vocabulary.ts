/** What of a case is made public: what was concluded, and what was decided; each is the duty of whoever did it (Luật Tố cáo art. 40). */
export const publishedMatters = ['conclusion', 'decision'] as const;
export type PublishedMatter = (typeof publishedMatters)[number];

/** How something is made public (Luật Tố cáo art. 40; NĐ 31/2019 art. 6). */
export const publicationForms = ['meeting', 'posting', 'portal', 'onlinePress', 'massMedia'] as const;
export type PublicationForm = (typeof publicationForms)[number];

/** `out`: it goes on; `cutShort`: it ended before what the law wants, and does not count; `takenBack`: its decision has fallen. */
export const publicationStandings = ['out', 'done', 'cutShort', 'takenBack'] as const;
export type PublicationStanding = (typeof publicationStandings)[number];

/** By what it is shown that something was public. */
export const publicationProofs = ['minutes', 'scan', 'picture', 'clipping', 'recording'] as const;
export type PublicationProof = (typeof publicationProofs)[number];

/**
 * What a check can find in a text that is to go out: something of the reporter, a name or a decision that was not switched on, somebody or
 * some organisation that nobody has switched on, a grade of secrecy, a word that the rules list, or that nothing can be read.
 */
export const leakKinds = [
  'reporter', 'name', 'person', 'organisation', 'secrecy', 'word', 'unreadable',
] as const; // prettier-ignore
export type LeakKind = (typeof leakKinds)[number];

/** The parts of a file in which a text can stand; the first is the text that was approved, of which the file is written. */
export const fileParts = [
  'approvedText', 'body', 'header', 'footer', 'comments', 'notes', 'properties', 'attachments',
] as const; // prettier-ignore
export type FilePart = (typeof fileParts)[number];

/** What of a case is named in public only where a head has switched it on. */
export const publicItemKinds = ['subject', 'post', 'organisation', 'body', 'form', 'number'] as const;
export type PublicItemKind = (typeof publicItemKinds)[number];
