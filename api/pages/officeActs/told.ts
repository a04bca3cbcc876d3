import type { OrganisationTree } from '../../../domain/organisations/tree';
import { keepingKinds } from '../../../domain/keeping/schedule';
import { givesCode, givesToken } from '../../../domain/staff/acts';
import { officeItself } from '../../../domain/staff/entries';
import { formatDate, formatDateTime } from '../../../language/dates';
import { areasSentence } from '../../../language/sentences/areas';
import { termText } from '../../../language/sentences/keepingTerm';
import { scopesText } from '../../../language/sentences/officeLog';
import { rolesText, word, wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Account } from '../../../models/accounts';
import type { WaitingAct } from '../../../models/officeActs';
import type { Program } from '../../../models/programs';
import { areaName } from '../../../office/needToKnow/areas';

/** Who and what a proposal can be about. */
interface Office {
  all: readonly Account[];
  programs: readonly Program[];
  tree: OrganisationTree | undefined;
}

/** A proposal in words, for whoever answers it. */
export function toldAct(
  { id, act, proposedBy, proposedAt, until }: WaitingAct,
  { all, programs, tree }: Office,
  t: Translate,
) {
  const nameOf = (accountId: string) =>
    accountId === officeItself
      ? t(`office:by.${officeItself}`)
      : (all.find(({ _id }) => _id === accountId)?.displayName ?? accountId);
  const areas = (ids: readonly string[]) => areasSentence(t, ids, (unit) => areaName(tree, unit));
  const named = (): string => {
    switch (act.kind) {
      case 'makeAccount':
        return act.displayName;
      case 'makeProgram':
        return act.name;
      case 'renewProgram':
      case 'endProgram':
        return programs.find(({ _id }) => _id === act.programId)?.name ?? act.programId;
      case 'requireSecondFactor':
        return t('secondFactor:rules.title');
      default:
        return nameOf(act.accountId);
    }
  };
  const name = named();
  const particulars = (): Record<string, string> => {
    switch (act.kind) {
      case 'makeProgram':
        return {
          contact: act.contact,
          scopes: scopesText(t, act.scopes),
          until: formatDate(act.until),
          person: nameOf(act.accountId),
        };
      case 'renewProgram':
        return { until: formatDate(act.until), person: nameOf(act.accountId) };
      case 'endProgram':
        return { person: nameOf(act.accountId) };
      case 'makeAccount':
        return {
          username: act.username,
          position: act.position,
          roles: rolesText(t, act.roles),
          clearance: wordInside(t, 'secrecy', act.clearance ?? 'ordinary'),
        };
      case 'changeRoles':
        return { from: rolesText(t, act.from), roles: rolesText(t, act.roles) };
      case 'arrangeAbsence': {
        const { from, to, deputy } = act.absence;
        return { from: formatDate(from), to: formatDate(to), deputy: nameOf(deputy) };
      }
      case 'requireSecondFactor': {
        const { roles, effectiveFrom } = act.rule;
        return {
          from: formatDate(effectiveFrom),
          roles: roles.length > 0 ? rolesText(t, roles) : t('office:nobodyNeeds'),
        };
      }
      case 'bindAccount':
        return act.binding;
      case 'placeAccount':
        return {
          areas: areas(act.areas),
          clearance: wordInside(t, 'secrecy', act.clearance),
          areasBefore: areas(act.from.areas),
          clearanceBefore: wordInside(t, 'secrecy', act.from.clearance),
        };
      case 'setKeepingTerms':
        return {
          terms: keepingKinds
            .map((kind) => `${word(t, 'keepingKinds', kind)}: ${termText(t, act.terms[kind].value)}`)
            .join('; '),
        };
      case 'openWebhook':
        return {
          address: act.address,
          types: act.types ? act.types.join(', ') : t('webhooks:allTypes'),
        };
      case 'beginNeedToKnow':
      case 'activateAccount':
      case 'resetSecondFactor':
      case 'resetPassword':
        return {};
    }
  };
  return {
    id,
    name,
    title: t(`office:act.${act.kind}`),
    sentence: t(`office:acts.what.${act.kind}`, { name, ...particulars() }),
    proposed: t('office:acts.proposed', { by: nameOf(proposedBy), at: formatDateTime(proposedAt) }),
    until: t('office:acts.until', { at: formatDateTime(until) }),
    givesCode: givesCode(act.kind),
    givesToken: givesToken(act.kind),
  };
}
