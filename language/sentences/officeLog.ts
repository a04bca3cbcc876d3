import { wholeOffice } from '../../domain/access/sight';
import { findOfficeEntry, nobody, type OfficeEntry, officeItself } from '../../domain/staff/entries';
import type { ProgramScope } from '../../domain/staff/programs';
import type { HistoryVerdict } from '../../domain/proof/verdict';
import type { KeptLink } from '../../domain/proof/chain';
import { formatDate, formatDateTime } from '../dates';
import type { Names } from './names';
import { rolesText, wordInside } from './vocabulary';
import type { Translate } from '../texts';

interface Wording {
  t: Translate;
  nameOf: Names;
  /** How whoever did it is named, where that says more than their name. */
  doer?: Names | undefined;
}

const whoIs = (id: string, { t, nameOf }: Wording): string =>
  id === nobody || id === officeItself ? t(`office:by.${id}`) : nameOf(id);

const programIn = (id: string, { nameOf }: Wording) => ({ program: nameOf(id) });

export const scopesText = (t: Translate, scopes: readonly ProgramScope[]): string =>
  scopes.map((scope) => t(`programs:scope.${scope}`)).join(', ');

/** Where an account works, by how many areas: the log names none. */
function areasText(t: Translate, areas: readonly string[]): string {
  if (areas.includes(wholeOffice)) return t('office:areas.whole');
  return areas.length === 0 ? t('office:areas.none') : t('office:areas.count', { count: areas.length });
}

/** What a sentence has to fill in besides who did it and whom it is about. */
function particulars(entry: OfficeEntry, wording: Wording): Record<string, string | number> {
  const { t, nameOf } = wording;
  switch (entry.type) {
    case 'logBegun':
      return { accounts: entry.data.accounts.length, memberships: entry.data.memberships.length };
    case 'signedIn': {
      const { device, means } = entry.data;
      return { device: t(`office:device.${device}`), ...(means && { means: t(`office:means.${means}`) }) };
    }
    case 'recoveryCodeUsed':
      return { left: entry.data.left };
    case 'secondFactorRequired': {
      const { roles, effectiveFrom } = entry.data;
      return {
        roles: roles.length > 0 ? rolesText(t, roles) : t('office:nobodyNeeds'),
        from: formatDate(effectiveFrom),
      };
    }
    case 'signInLimited':
      return { limit: t(`office:limit.${entry.data.limit}`) };
    case 'accountMade':
    case 'rolesChanged':
      return { roles: rolesText(t, entry.data.roles) };
    case 'accountPlaced': {
      const { areas, clearance } = entry.data;
      return { areas: areasText(t, areas), clearance: wordInside(t, 'secrecy', clearance) };
    }
    case 'programMade': {
      const { programId, scopes, until } = entry.data;
      return { ...programIn(programId, wording), scopes: scopesText(t, scopes), until: formatDate(until) };
    }
    case 'programTokenGiven':
      return { ...programIn(entry.data.programId, wording), until: formatDate(entry.data.until) };
    case 'programTokenRevoked':
    case 'programEnded':
      return programIn(entry.data.programId, wording);
    case 'absenceArranged': {
      const { from, to, deputy } = entry.data;
      return { from: formatDate(from), to: formatDate(to), deputy: nameOf(deputy) };
    }
    case 'actProposed':
    case 'actConfirmed':
    case 'actRefused':
    case 'actWithdrawn':
    case 'actExpired':
      return { act: t(`office:act.${entry.data.kind}`) };
    case 'membersSet': {
      const { body, effectiveFrom, count } = entry.data;
      return { body: wordInside(t, 'meetingBodies', body), from: formatDate(effectiveFrom), count };
    }
    case 'fileDestroyed': {
      const { caseId, until, proposedBy } = entry.data;
      return { caseId, until: formatDate(until), proposedBy: nameOf(proposedBy) };
    }
    case 'keepingTermsSet':
      return { version: entry.data.version };
    case 'planDrafted':
      return { year: entry.data.year, count: entry.data.count };
    case 'planApproved':
      return { year: entry.data.year };
    case 'planTakenUp':
      return { year: entry.data.year, caseId: entry.data.caseId };
    case 'receptionDayActed':
      return { deed: t(`office:receptionDeed.${entry.data.deed}`) };
    case 'figuresActed':
      return { deed: t(`office:figureDeed.${entry.data.deed}`), act: entry.data.figureActId };
    case 'visitActed':
      return { deed: t(`office:visitDeed.${entry.data.deed}`), visitId: entry.data.visitId };
    case 'matterActed':
      return { deed: t(`office:matterDeed.${entry.data.deed}`), caseId: entry.data.caseId };
    case 'sessionNoticeActed':
      return { deed: t(`office:noticeDeed.${entry.data.deed}`) };
    case 'supervisionActed':
      return { deed: t(`office:supervisionDeed.${entry.data.deed}`) };
    case 'memberNoticeActed':
      return { deed: t(`office:memberNoticeDeed.${entry.data.deed}`) };
    case 'webhookActed':
      return { deed: t(`office:webhookDeed.${entry.data.deed}`), webhookId: entry.data.webhookId };
    case 'opinionTaken': {
      const [year = '', number = ''] = entry.data.quarter.split('-');
      return { way: t(`office:opinionWay.${entry.data.way}`), number, year };
    }
    case 'visitorSeen':
      return { visitId: entry.data.visitId };
    case 'accessRefused': {
      const { method, pattern, why } = entry.data;
      return { method, pattern, why: t(`office:why.${why}`) };
    }
    case 'restored':
      return { backup: entry.data.backupId, at: formatDateTime(entry.data.takenAt) };
    case 'listExported': {
      const { list, format, count } = entry.data;
      return { list: t(`office:list.${list}`), format: format.toUpperCase(), count };
    }
    case 'historyOpened':
      return { caseId: entry.data.caseId };
    case 'casesDrawn': {
      const { seed, from, to, among, caseIds } = entry.data;
      return { seed, from: formatDate(from), to: formatDate(to), among, count: caseIds.length };
    }
    case 'caseRead':
      return {
        caseId: entry.data.caseId,
        what: t(`office:read.${entry.data.what}`),
        way: entry.data.way ? t(`office:readWay.${entry.data.way}`) : '',
      };
    case 'secretSeen':
      return { caseId: entry.data.caseId, part: t(`office:part.${entry.data.part}`) };
    case 'fileRead':
      return { caseId: entry.data.caseId, file: entry.data.file, as: t(`office:readAs.${entry.data.as}`) };
    case 'doorFaulty': {
      const { fault, seq, upTo } = entry.data;
      return { fault: t(`office:doorFault.${fault}`), seq: seq ?? '', upTo: upTo ?? seq ?? '' };
    }
    case 'doorReportOpened':
    case 'doorReportPutAside':
      return { envelope: entry.data.envelope.slice(0, 8) };
    case 'signInFailed':
    case 'signedOut':
    case 'sessionEnded':
    case 'sessionsEnded':
    case 'detailsChanged':
    case 'languageChanged':
    case 'accountDeactivated':
    case 'accountActivated':
    case 'passwordChanged':
    case 'passwordReset':
    case 'codeExpired':
    case 'absenceEnded':
    case 'authenticatorSetUp':
    case 'authenticatorRemoved':
    case 'passkeyAdded':
    case 'passkeyRemoved':
    case 'recoveryCodesMade':
    case 'secondFactorReset':
    case 'accountBound':
    case 'accountUnbound':
    case 'needToKnowBegun':
    case 'programUsed':
      return {};
  }
}

/** Whom an entry is about, in words; a user name that belongs to nobody is told by the beginning of its digest. */
function aboutOf({ data }: OfficeEntry, wording: Wording): string {
  if ('accountId' in data && data.accountId === officeItself) return wording.t('office:wholeOffice');
  if ('accountId' in data && data.accountId !== undefined) return whoIs(data.accountId, wording);
  if ('unknownName' in data && data.unknownName !== undefined)
    return wording.t('office:unknownName', { digest: data.unknownName.slice(0, 8) });
  return wording.t('office:nobodyInParticular');
}

/** What happened in a particular way has a sentence of its own. */
function wordingOf(entry: OfficeEntry): string {
  if (entry.type === 'signedIn' && entry.data.means) return 'signedInBy';
  if (entry.type === 'signInFailed' && entry.data.step)
    return entry.data.step === 'again' ? 'signInFailedAgain' : 'signInFailedAtCode';
  return entry.type;
}

/** One entry as a sentence; what this program does not know is said to be so. */
export function entrySentence({ by, type, data }: KeptLink, wording: Wording): string {
  const entry = findOfficeEntry({ by, type, data });
  if (!entry) return wording.t('office:unreadable', { type });
  return wording.t(`office:entry.${wordingOf(entry)}`, {
    by: whoIs(by, { ...wording, nameOf: wording.doer ?? wording.nameOf }),
    about: aboutOf(entry, wording),
    ...particulars(entry, wording),
  });
}

/** What the check of the log found, in words, and whether all is well. */
export function logVerdictSentence(
  verdict: HistoryVerdict,
  t: Translate,
): { isWhole: boolean; sentence: string } {
  const told = (words: Record<string, unknown>) => t(`office:verdict.${verdict.verdict}`, words);
  switch (verdict.verdict) {
    case 'sealed':
      return { isWhole: true, sentence: told({ count: verdict.head.seq }) };
    case 'sealedUpTo':
      return { isWhole: false, sentence: told({ seq: verdict.sealedUpTo }) };
    case 'altered': {
      const { alteredAt, why } = verdict;
      const reason = t(`replay:chain.why.${why}`, { n: alteredAt });
      return { isWhole: false, sentence: told({ at: alteredAt, why: reason }) };
    }
    case 'notSealed':
      return { isWhole: false, sentence: told({ count: verdict.head.seq }) };
    case 'keyMissing':
      return { isWhole: false, sentence: told({ keyId: verdict.keyId }) };
    case 'empty':
      return { isWhole: false, sentence: told({}) };
  }
}
