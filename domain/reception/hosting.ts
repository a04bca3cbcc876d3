// Under which names the clock of a visit is reached.
export const visitWorkflowName = 'visitWorkflow';
export const visitWorkflowIdOf = (visitId: string): string => `visit-${visitId}`;
