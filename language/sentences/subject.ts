import type { NamedSubject } from '../../domain/case/subject';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** Who manages a subject: a level of the Party, or by its name the State body of an official. */
export const managerOf = (t: Translate, subject: NamedSubject): string =>
  subject.kind === 'official' ? subject.managingBody : word(t, 'managers', subject.managedBy);
