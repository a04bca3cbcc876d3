/** What a file in a case is; what it is called stands sealed beside it. */
export const fileKinds = [
  'letter',
  'evidence',
  'minutes',
  'explanation',
  'reply',
  'signedPaper',
  'recording',
  'other',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** A letter says who wrote it, by name or by hand. */
export const namesReporter = (kind: FileKind): boolean => kind === 'letter';
