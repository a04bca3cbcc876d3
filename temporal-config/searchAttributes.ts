/**
 * What operators can filter workflows by in Temporal. Inboxes and searches of the office ask MongoDB instead.
 * Values are stored unencrypted: none of them may tell who complained or was complained about.
 */
export const searchAttributes = {
  CaseStage: 'KEYWORD',
  CaseProcedure: 'KEYWORD',
  CaseOverdue: 'BOOL',
  CaseNextDue: 'DATETIME',
} as const;

export type SearchAttributeName = keyof typeof searchAttributes;
