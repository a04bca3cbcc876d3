/** The files that a paper is made as, by their endings. */
export const formats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type Format = keyof typeof formats;
export const formatNames = ['docx', 'pdf'] as const satisfies readonly Format[];
