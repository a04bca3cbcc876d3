import {
  accompanying,
  articleBeside,
  type FindSource,
  lawArticle,
  type RulesOfCase,
  said,
  saidByParty,
  saidByState,
} from '../procedure/fieldSources';
import type { CommandType } from './commands';

const majorities = saidByParty((version) => version.expulsionShare);
const limitation = saidByParty((version) => version.limitation);
const power = saidByParty((version) => version.disciplinaryPower);
const powerAbove = saidByParty((version) => version.powerAbove);
const quorum = saidByParty((version) => version.deliberation);
const hearing = said((version) => version.hearing);
const lodging = saidByParty((version) => version.appeals);
const apology = saidByParty((version) => version.apology);
const deferral = saidByParty((version) => version.deferral);
const combined = saidByParty((version) => version.combinedProcess);
const competence = saidByParty((version) => version.competence);
const settlingExtension = said((version) => version.settlingExtension);
const settlingFrom = said((version) => version.settlingFrom);
const duties = said((version) => version.duties);
const publication = said((version) => version.limits.publication);
const protection = accompanying('protection');
const declassification = said((version) => version.declassification);
const complexity = [
  articleBeside('guidance', '3'),
  saidByState((version) => version.settlingExtension),
] as const;
const verifiers = articleBeside('guidance', '10');
const withdrawal = lawArticle('33');

type FieldBases = Readonly<Record<string, readonly FindSource[]>>;

const appealed: FieldBases = { lodgedOn: [lodging], violationEndedOn: [limitation] };
const papers: FieldBases = Object.fromEntries(
  ['noDiscipline', 'reprimand', 'warning', 'dismissal', 'expulsion', 'dissolution'].map((form) => [
    form,
    [majorities],
  ]),
);
const appealPapers: FieldBases = Object.fromEntries(
  ['For', 'Upheld', 'Annulled', 'Reprimand', 'Warning', 'Dismissal', 'Expulsion', 'Dissolution'].map(
    (vote) => [`votes${vote}`, [majorities]],
  ),
);

/** Fields that a form has because of a rule of their own, and where each of these rules stands. */
export const fieldBases: Partial<Record<CommandType, FieldBases>> = {
  classify: {
    complex: complexity,
    especiallyComplex: complexity,
    severalPlaces: [said((version) => version.limits.firstHandlingWide)],
  },
  establishComplexity: { complexity },
  guidePart: { explanation: [articleBeside('reception', '25 khoản 3')] },
  acceptAppeal: appealed,
  correctAppeal: appealed,
  forward: { toUnit: [competence] },
  allowForwarding: { explanation: [said((version) => version.passingOn)] },
  takeOver: { reason: [saidByParty((version) => version.takingOver)] },
  correctRegistration: {
    receivedOn: [settlingFrom],
    subjectManagedBy: [competence],
    endedOn: [limitation],
  },
  formTeam: { members: [verifiers] },
  reassign: { members: [verifiers] },
  declareConflict: { relation: [verifiers] },
  setFinding: { endedOn: [limitation] },
  openCombinedProcess: { form: [combined] },
  postponeHearing: { excused: [hearing] },
  holdHearing: { absenceExcused: [hearing] },
  recordVote: { present: [quorum], ...papers },
  concludeWithDiscipline: { form: [power, limitation] },
  decideDiscipline: { form: [power, limitation] },
  proposeDiscipline: { form: [limitation], to: [powerAbove] },
  referDiscipline: { to: [powerAbove] },
  deferDiscipline: { ground: [deferral] },
  decideAppeal: { result: [apology], form: [limitation], present: [quorum], ...appealPapers },
  approvePublication: { publicText: [publication] },
  publish: { on: [publication], place: [articleBeside('guidance', '6')] },
  followRecommendation: { report: [lawArticle('36 khoản 3')] },
  restoreName: { restored: [duties] },
  apologise: { how: [apology], rights: [apology] },
  proposeCommendation: { merits: [lawArticle('62')] },
  extend: { by: [settlingExtension], explanation: [said((version) => version.extensions?.settling)] },
  pause: {
    reason: [said((version) => version.pauses?.settling), lawArticle('34 khoản 2')],
    congressOn: [saidByParty((version) => version.congresses)],
  },
  meetReporter: { pressureSuspected: [withdrawal] },
  withdraw: { allegationIds: [withdrawal], pursuedFor: [withdrawal] },
  takeUpWithdrawn: { reason: [withdrawal] },
  requestProtection: {
    explanation: [lawArticle('50'), protection],
    way: [lawArticle('50')],
    whom: [said((version) => version.protectedPeople)],
  },
  reportRetaliation: { explanation: [lawArticle('48'), protection] },
  decideProtection: {
    granted: [lawArticle('51')],
    kinds: [lawArticle('56-58')],
    authority: [said((version) => version.protectionDeciders)],
    measures: [lawArticle('56-58'), protection],
  },
  followMeasure: { standing: [lawArticle('54')] },
  recordMeasureAnswer: { answer: [lawArticle('49')] },
  extendMeasure: { until: [lawArticle('54')] },
  endMeasure: { ground: [lawArticle('54')] },
  setSecrecy: { secrecy: [declassification] },
  extendSecrecy: { years: [declassification] },
  suspendActivity: { from: [saidByParty((version) => version.limits.suspension)] },
  extendSuspension: { by: [saidByParty((version) => version.suspensionCap)] },
};

/**
 * The legal bases of one field of a command, as the version says them by which the case goes: only those of an official text or of
 * the press (H, M). Empty where the field has no rule of its own, or none whose source is known.
 */
export function fieldBasis(type: CommandType, field: string, rules: RulesOfCase): string[] {
  const sources = (fieldBases[type]?.[field] ?? []).flatMap((find) => find(rules) ?? []);
  const sure = sources.filter(({ confidence }) => confidence === 'H' || confidence === 'M');
  return [...new Set(sure.map(({ citation }) => citation))];
}
