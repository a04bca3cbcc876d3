export { caseWorkflow } from './caseWorkflow';
export { visitWorkflow } from './visitWorkflow';
