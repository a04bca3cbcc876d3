import type { NamedSubject } from '../../domain/case/subject';
import { formatBirth } from '../births';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** Who manages a subject: a level of the Party, or by its name the State body of an official. */
export const managerOf = (t: Translate, subject: NamedSubject): string =>
  subject.kind === 'official' ? subject.managingBody : word(t, 'managers', subject.managedBy);

/** When a subject was born, as it stands among what is known of them; undefined where it is not. */
export const bornWords = (t: Translate, { bornOn }: NamedSubject): string | undefined =>
  bornOn === undefined
    ? undefined
    : t(bornOn.length === 4 ? 'cases:subject.bornIn' : 'cases:subject.bornOn', { born: formatBirth(bornOn) });
