export const filesPath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}/files`;
export const filePath = (caseId: string, file: string): string =>
  `${filesPath(caseId)}/${encodeURIComponent(file)}`;
