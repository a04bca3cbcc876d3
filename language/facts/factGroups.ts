import type { CaseState } from '../../domain/case/state';
import type { Stage } from '../../domain/case/vocabulary';
import { word } from '../../language/sentences/vocabulary';
import { assignment } from './assignment';
import { discipline } from './discipline';
import type { Fact, FactsOf, Wording } from './fact';
import { intake } from './intake';
import { publication } from './publication';
import { supersededFacts } from './superseded';
import { verification } from './verification';

/** What one stage has added to the case, or what of it stands no more. */
export interface FactGroup {
  stage: Stage | 'superseded';
  title: string;
  facts: Fact[];
  /** The stage at hand is shown at once, those before are folded. */
  open: boolean;
}

const factsOf: readonly [Stage, FactsOf][] = [
  ['intake', intake],
  ['assignment', assignment],
  ['verification', verification],
  ['discipline', discipline],
  ['publication', publication],
];

/** The facts of a case, stage by stage, as far as it has come. */
export function factGroups(state: CaseState, wording: Wording): FactGroup[] {
  const groups = factsOf
    .map(([stage, facts]) => ({
      stage,
      title: word(wording.t, 'stages', stage),
      facts: facts(state, wording),
    }))
    .filter(({ facts }) => facts.length > 0);
  const current = groups.some(({ stage }) => stage === state.stage) ? state.stage : groups.at(-1)?.stage;
  const superseded = supersededFacts(factsOf.map(([, facts]) => facts))(state, wording);
  return [
    ...groups.map((group) => ({ ...group, open: group.stage === current })),
    ...(superseded.length > 0
      ? [
          {
            stage: 'superseded' as const,
            title: wording.t('cases:supersededTitle'),
            facts: superseded,
            open: false,
          },
        ]
      : []),
  ];
}
