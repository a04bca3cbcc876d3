// Under which names a running case is reached: for whoever speaks to it, and for one case that speaks to another.
export const caseWorkflowName = 'caseWorkflow';
export const workflowIdOf = (caseId: string): string => `case-${caseId}`;
/** The Update by which one case tells another what has happened. */
export const hearMessageName = 'hearMessage';
/** The failure of an act that came to a run which makes way for the next one: it is to be given again under its id. */
export const makesWay = 'MakesWay';
/** The failure of a command that reaches its case long after it was given: whoever still wants it gives it again, with a proof of today. */
export const givenLongAgo = 'GivenLongAgo';
/**
 * Within how many minutes a command reaches its case: longer than anybody waits for an answer, and than clocks of machines differ. How long
 * a case then takes to store it is another matter.
 */
export const reachesWithin = 10;
