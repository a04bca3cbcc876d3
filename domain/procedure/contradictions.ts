import type { z } from 'zod';
import { accompanyingFaults } from './accompanying';
import { endsBeforeItBegins } from './datedRow';
import type { PartyProcedure } from './partyProcedure';
import type { StateProcedure } from './stateProcedure';

type Procedure = PartyProcedure | StateProcedure;

/** Values that contradict each other, by the path of the one that cannot stay as it is. */
type Contradictions<Version> = readonly [path: string, says: string, isSo: (version: Version) => boolean][];

const ofAny: Contradictions<Procedure> = [
  ['effectiveTo', 'ends before it begins', endsBeforeItBegins],
  [
    'thresholds.value.warningPercent',
    'the warning comes after the reminder',
    ({ thresholds: { value } }) => value.warningPercent <= value.reminderPercent,
  ],
  [
    'limits.firstHandlingWide.value.count',
    'is no shorter than firstHandling',
    ({ limits }) => limits.firstHandlingWide.value.count < limits.firstHandling.value.count,
  ],
];

const ofParty: Contradictions<PartyProcedure> = [
  [
    'suspensionCap.value.organisation',
    'is no shorter than the suspension itself',
    ({ limits, suspensionCap }) =>
      suspensionCap !== undefined &&
      Math.min(suspensionCap.value.member, suspensionCap.value.organisation) <
        (limits.suspension?.value.count ?? 0),
  ],
  [
    'expulsionShare.value.numerator',
    'is a share of the members, at most all of them',
    ({ expulsionShare: { value } }) => value.numerator > value.denominator,
  ],
  [
    'deliberation.value.quorum.numerator',
    'is a share of the members, at most all of them',
    ({ deliberation }) =>
      deliberation !== undefined &&
      deliberation.value.quorum.numerator > deliberation.value.quorum.denominator,
  ],
  [
    'competenceInChain',
    'competence in the chain needs competence without one',
    ({ competence, competenceInChain }) => competenceInChain !== undefined && competence === undefined,
  ],
  [
    'limits.appeal',
    'appeals need both a limit and their ladder',
    ({ limits, appeals }) => (limits.appeal === undefined) !== (appeals === undefined),
  ],
  [
    'limits.suspension',
    'suspension needs both a limit and a cap',
    ({ limits, suspensionCap }) => (limits.suspension === undefined) !== (suspensionCap === undefined),
  ],
  [
    'extensions.suspension',
    'there is no suspension to extend',
    ({ extensions, limits }) => extensions?.suspension !== undefined && limits.suspension === undefined,
  ],
  [
    'extensions.appeal',
    'there is no limit to extend',
    ({ extensions, limits }) => extensions?.appeal !== undefined && limits.appeal === undefined,
  ],
];

const ofState: Contradictions<StateProcedure> = [
  [
    'settlingExtension.value.timesWhenEspeciallyComplex',
    'is no less often than where it is complex',
    ({ settlingExtension: { value } }) => value.timesWhenEspeciallyComplex < value.timesWhenComplex,
  ],
  [
    'complexityCriteria.value.especiallyComplexFrom',
    'takes no fewer criteria than what is complex',
    ({ complexityCriteria: rule }) =>
      rule !== undefined && rule.value.especiallyComplexFrom < rule.value.complexFrom,
  ],
];

const found = <Version>(list: Contradictions<Version>, version: Version) =>
  list.filter(([, , isSo]) => isSo(version)).map(([path, says]) => ({ path: path.split('.'), says }));

/** Names each contradiction in a version by its place; `params` of an accompanying instrument says what it is. */
export function nameContradictions(version: Procedure, context: z.RefinementCtx): void {
  const places = [
    ...found(ofAny, version),
    ...(version.law === 'state' ? found(ofState, version) : found(ofParty, version)),
  ];
  for (const { path, says: message } of places) context.addIssue({ code: 'custom', path, message });
  // Where the version has no days of its own, nothing can fit them.
  const faults = endsBeforeItBegins(version) ? [] : accompanyingFaults(version);
  for (const fault of faults) {
    const path = ['accompanying', fault.matter];
    context.addIssue({ code: 'custom', path, message: JSON.stringify(fault), params: fault });
  }
}
