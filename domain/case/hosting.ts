// Under which names a running case is reached: for whoever speaks to it, and for one case that speaks to another.
export const caseWorkflowName = 'caseWorkflow';
export const workflowIdOf = (caseId: string): string => `case-${caseId}`;
/** The Update by which one case tells another what has happened. */
export const hearMessageName = 'hearMessage';
/** The failure of an act that came to a run which makes way for the next one: it is to be given again under its id. */
export const makesWay = 'MakesWay';
