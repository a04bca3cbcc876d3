export { caseWorkflow } from './caseWorkflow';
export { visitWorkflow } from './visitWorkflow';
export { webhookWorkflow } from './webhookWorkflow';
