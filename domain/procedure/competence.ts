import type { Subject } from '../case/subject';
import type { Procedure } from './procedure';

/** Whether another level than the commission settles reports about this subject (procedure §2, §5). */
export const isMisdirected = (procedure: Procedure, subject: Subject): boolean =>
  procedure.law !== 'state' &&
  'managedBy' in subject &&
  procedure.competence !== undefined &&
  procedure.competence.value[subject.managedBy] !== 'own';
