/** What parts of addresses and parameters mean that are nowhere members. */
export const asked: Record<string, string> = {
  criterion: 'Matters that meet this criterion.',
  fileId: 'The id of a file of the case.',
  lang: 'The language of texts in the answer.',
  list: 'Which of the lists.',
  order: 'By what the list is sorted.',
  overdueKind: 'Cases in which this limit is overdue.',
  receivedFrom: 'Cases received on this day or later.',
  receivedTo: 'Cases received up to and on this day.',
  sheet: 'Which sheet, from 1 on.',
  show: 'What of the register is shown.',
  summaryId: 'The id of the report in words.',
  uploadId: 'The id of the upload.',
  waitingFor: 'Cases that wait for the caller.',
};
