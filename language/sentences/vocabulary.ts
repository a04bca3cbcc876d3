import { caseDifferences } from '../../domain/case/compared';
import { placesInCase } from '../../domain/access/policy';
import { roles } from '../../domain/access/roles';
import { secrecyLevels } from '../../domain/access/sight';
import { disciplineBodies } from '../../domain/appeals/bodies';
import { appealChoices } from '../../domain/appeals/choices';
import {
  apologyForms,
  appealResults,
  commendationResults,
  complexities,
  complexityCriteria,
  datedActNames,
  deferralGrounds,
  documentKinds,
  falseReportConsequences,
  findings,
  identityFields,
  lodgers,
  noticeAudiences,
  noticeMatters,
  outcomes,
  pauseReasons,
  recommendationKinds,
  suspensions,
  confirmedAtMeeting,
  rewardForms,
  usuallyFirst,
  recordedActNames,
  refusalGrounds,
  reporterMessageKinds,
  reporterStandings,
  reportKinds,
  restoredRights,
  secrecyChangeKinds,
  sources,
  stages,
  withdrawalsPursued,
} from '../../domain/case/vocabulary';
import { clockKinds, recipients } from '../../domain/clocks/clock';
import { fileKinds } from '../../domain/files/kinds';
import { keepingKinds } from '../../domain/keeping/schedule';
import { levels } from '../../domain/organisations/unit';
import { memberStandings, meetingBodies } from '../../domain/meetings/meeting';
import { disciplineForms, managers } from '../../domain/procedure/partyProcedure';
import { accompanyingMatters } from '../../domain/procedure/accompanying';
import { laws } from '../../domain/procedure/law';
import {
  measureAnswers,
  measureAuthorities,
  measureEndings,
  measureKinds,
  measureStandings,
  protectedPeople,
  protectionAskers,
  protectionWays,
} from '../../domain/protection/vocabulary';
import {
  fileParts,
  leakKinds,
  publicationForms,
  publicationProofs,
  publicationStandings,
  publishedMatters,
  publicItemKinds,
} from '../../domain/publications/vocabulary';
import type { Translate } from '../texts';
import { inside } from './inside';

/** Every closed list of the procedure under the name by which `vocabulary` has its words. */
export const wordLists = {
  placesInCase,
  caseDifferences,
  stages,
  kinds: reportKinds,
  sources,
  standings: reporterStandings,
  reporterMessages: reporterMessageKinds,
  findings,
  refusalGrounds,
  pauseReasons,
  outcomes,
  audiences: noticeAudiences,
  matters: noticeMatters,
  complexities,
  complexityCriteria,
  documentKinds,
  fileKinds,
  keepingKinds,
  roles,
  secrecy: secrecyLevels,
  recipients,
  identityFields,
  escalationTargets: ['departmentHead', 'viceChair', 'chair', 'standingCommittee'],
  managers,
  levels,
  disciplineForms,
  disciplineBodies,
  appealResults,
  appealChoices,
  lodgers,
  meetingBodies,
  memberStandings,
  deferralGrounds,
  recommendationKinds,
  suspensions,
  falseReportConsequences,
  apologyForms,
  restoredRights,
  commendationResults,
  withdrawalsPursued,
  confirmedAtMeeting,
  rewardForms,
  usuallyFirst,
  votingBodies: ['deciding', 'proposing'],
  clockKinds,
  clockStatuses: ['running', 'paused', 'overdue', 'stopped', 'ranOut'],
  units: ['workingDays', 'calendarDays', 'years'],
  subjectKinds: ['member', 'organisation', 'official', 'privateCitizen'],
  memberships: ['official', 'probationary'],
  laws,
  accompanyingMatters,
  protectedPeople,
  protectionAskers,
  protectionWays,
  measureKinds,
  measureAuthorities,
  measureStandings,
  measureAnswers,
  measureEndings,
  secrecyChanges: secrecyChangeKinds,
  publishedMatters,
  publicationForms,
  publicationProofs,
  publicationStandings,
  leakKinds,
  fileParts,
  publicItemKinds,
  acts: [...datedActNames, ...recordedActNames],
} as const satisfies Record<string, readonly string[]>;
export type WordList = keyof typeof wordLists;
export type Word<List extends WordList> = (typeof wordLists)[List][number];

/** The word for a value as a label: "Đúng một phần". */
export const word = <List extends WordList>(t: Translate, list: List, value: Word<List>): string =>
  t(`vocabulary:${list}.${value}`);

/** Lists of names: which letters are small within a sentence their own words say. */
const names: ReadonlySet<WordList> = new Set<WordList>(['roles', 'disciplineBodies', 'meetingBodies']);

/** The same within a sentence: "đúng một phần". */
export function wordInside<List extends WordList>(t: Translate, list: List, value: Word<List>): string {
  if (names.has(list)) return t(`vocabulary:${list}Inside.${value}`);
  const label = word(t, list, value);
  return inside(label);
}

/** Several roles of one person: "Ủy viên UBKT, cán bộ theo dõi địa bàn"; with a small letter where a sentence goes on with them. */
export const rolesText = (t: Translate, held: readonly string[]): string =>
  roles
    .filter((role) => held.includes(role))
    .map((role) => wordInside(t, 'roles', role))
    .join(', ');

/** Which list the options of a command's field come from; `command.field` where commands differ. */
const listsOfFields: Record<string, WordList> = {
  kind: 'kinds',
  source: 'sources',
  secrecy: 'secrecy',
  reporterStanding: 'standings',
  subjectKind: 'subjectKinds',
  subjectManagedBy: 'managers',
  ground: 'refusalGrounds',
  finding: 'findings',
  form: 'disciplineForms',
  body: 'votingBodies',
  decidedBy: 'disciplineBodies',
  lodgedBy: 'lodgers',
  result: 'appealResults',
  proposedResult: 'appealResults',
  newKind: 'kinds',
  keptKind: 'kinds',
  'deferDiscipline.ground': 'deferralGrounds',
  consequence: 'falseReportConsequences',
  rights: 'restoredRights',
  fields: 'identityFields',
  'makeRecommendation.kind': 'recommendationKinds',
  'suspendActivity.what': 'suspensions',
  'apologise.how': 'apologyForms',
  'recordCommendation.result': 'commendationResults',
  complexity: 'complexities',
  criteria: 'complexityCriteria',
  pursuedFor: 'withdrawalsPursued',
  'pause.reason': 'pauseReasons',
  'correctRegistration.subjectKind': 'subjectKinds',
  askedBy: 'protectionAskers',
  way: 'protectionWays',
  reward: 'rewardForms',
  whom: 'protectedPeople',
  kinds: 'measureKinds',
  authority: 'measureAuthorities',
  standing: 'measureStandings',
  answer: 'measureAnswers',
  'endMeasure.ground': 'measureEndings',
  'tell.to': 'audiences',
  'tell.about': 'matters',
  'escalate.to': 'escalationTargets',
  keptAs: 'keepingKinds',
  'publish.matters': 'publishedMatters',
  'publish.form': 'publicationForms',
  'recordPublicationProof.kind': 'publicationProofs',
};

/** The list with the words for a field's options, or undefined for a field that is no closed list. */
export const listOfField = (command: string, field: string): WordList | undefined =>
  listsOfFields[`${command}.${field}`] ?? listsOfFields[field];
