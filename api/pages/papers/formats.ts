/** The files that a paper is made as, by their endings. */
export const formatNames = ['docx', 'pdf'] as const;
export type Format = (typeof formatNames)[number];
