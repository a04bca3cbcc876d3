import { openStages } from '../../../domain/case/command';
import type { CaseState } from '../../../domain/case/state';
import type { Translate } from '../../../language/texts';

export interface StageStep {
  text: string;
  status: 'done' | 'current' | 'ahead' | 'skipped';
}

/** The last stage that a case has reached; a closed case has none of its own, so what happened in it tells. */
function furthest(state: CaseState): (typeof openStages)[number] {
  if (state.stage !== 'closed') return state.stage;
  if (state.publication) return 'publication';
  if (state.report) return 'discipline';
  if (state.decision) return 'verification';
  return state.acceptedAt ? 'assignment' : 'intake';
}

/** The five stages as steps: what is done, where the case stands, what lies ahead or will not be reached any more. */
export function stageProgress(state: CaseState, t: Translate): StageStep[] {
  const closed = state.stage === 'closed';
  const reached = openStages.indexOf(furthest(state));
  return openStages.map((stage, i) => {
    const text = t(`vocabulary:stages.${stage}`);
    if (i < reached || (closed && i === reached)) return { text, status: 'done' };
    if (i === reached) return { text, status: 'current' };
    return { text, status: closed ? 'skipped' : 'ahead' };
  });
}
