import type { EventData } from '../../domain/case/events/event';
import type { Translate } from '../texts';
import type { CorrectedLine } from './correction';
import type { Names } from './names';

type Team = NonNullable<EventData<'reassigned'>['before']>;

const membersText = ({ members }: Team, names: Names): string | undefined =>
  members.length > 0 ? members.map(names).join(', ') : undefined;

/** A team before and after, its leader and its members each in a line. */
export const teamLines = (t: Translate, names: Names, before: Team, after: Team): CorrectedLine[] => [
  { label: t('fields:leader.label'), was: names(before.leader), is: names(after.leader) },
  { label: t('fields:members.label'), was: membersText(before, names), is: membersText(after, names) },
];

/** The same in sentences: what stays says so. */
export const teamSentences = (t: Translate, names: Names, before: Team, after: Team): string[] =>
  teamLines(t, names, before, after).map(({ label, was, is }) => {
    const none = t('cases:preview.none');
    const key = was === is ? 'same' : 'changed';
    return t(`cases:teamChange.${key}`, { label, was: was ?? none, is: is ?? none });
  });
