import type { Subject } from '../case/subject';
import type { Procedure } from './procedure';

/** Whether another level than the commission settles reports about this subject (procedure §2, §5). */
export const isMisdirected = ({ competence }: Procedure, subject: Subject): boolean =>
  subject.kind !== 'privateCitizen' &&
  competence !== undefined &&
  competence.value[subject.managedBy] !== 'own';
