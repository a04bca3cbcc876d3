import type { CaseState } from '../../../domain/case/state';
import { formatDate, officeToday } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import { secrecyListed } from '../../../domain/views/secrecyListed';
import { word, wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

interface Fact {
  label: string;
  value: string;
}

/** How secret a case is, to which area a head has given it, and who is let in besides; nothing of a case that is as most are. */
export function sightFacts(state: CaseState, t: Translate, nameOf: Names): Fact[] {
  const { secrecy, secrecyProposal, area, access = [] } = state;
  const { secretUntil: until, releasedOn, declassified } = secrecyListed(state);
  const today = officeToday();
  const facts: (Fact | false | undefined)[] = [
    secrecy !== undefined &&
      secrecy !== 'ordinary' && { label: t('cases:sight.secrecy'), value: word(t, 'secrecy', secrecy) },
    until !== undefined && { label: t('cases:sight.secretUntil'), value: formatDate(until) },
    releasedOn !== undefined && {
      label: t('cases:sight.released'),
      value: t('cases:sight.releasedOn', { on: formatDate(releasedOn) }),
    },
    declassified && {
      label: t('cases:sight.declassified'),
      value: t('cases:sight.declassifiedOn', {
        how: word(t, 'secrecyChanges', declassified.was),
        on: formatDate(declassified.on),
        level: wordInside(t, 'secrecy', declassified.level),
      }),
    },
    secrecyProposal && {
      label: t('cases:sight.proposed'),
      value: word(t, 'secrecy', secrecyProposal.secrecy),
    },
    area && { label: t('cases:sight.area'), value: area.chain[0]?.name ?? area.id },
    ...access
      .filter(({ until }) => until >= today)
      .map(({ accountId, until }) => ({
        label: t('cases:sight.access'),
        value: t('cases:sight.until', { name: nameOf(accountId), until: formatDate(until) }),
      })),
  ];
  return facts.filter((fact) => fact !== undefined && fact !== false);
}
