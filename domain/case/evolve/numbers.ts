import { findNumberedAct } from '../../papers/numbering';
import type { PaperKind } from '../../papers/kinds';
import type { CaseEvent, EventData } from '../events/event';
import type { CaseState } from '../state';
import type { DocumentKind } from '../vocabulary';

/** The paper of the case's file that such an act leaves. */
const documentOf: Partial<Record<PaperKind, DocumentKind>> = {
  decision: 'decision',
  conclusion: 'conclusion',
  disciplineDecision: 'disciplineDecision',
  appealDecision: 'disciplineDecision',
  conversionDecision: 'conversionDecision',
};

/** What the case says of the act with its number; a case that was reopened since may have let go of it. */
function factWithNumber(
  state: CaseState,
  { of, kind, number }: EventData<'numberGiven'>,
): Partial<CaseState> {
  const latest = state.documents.findLast((document) => document.kind === documentOf[kind]);
  if (latest && latest.seq !== of) return {};
  const { decision, conclusion, discipline, appeal, suspension, inspection } = state;
  switch (kind) {
    case 'decision':
      return { decision: decision && { ...decision, number } };
    case 'conclusion':
      return { conclusion: conclusion && { ...conclusion, number } };
    case 'disciplineDecision':
      return { discipline: discipline && { ...discipline, number } };
    case 'appealDecision':
      return {
        appeal: appeal && { ...appeal, decision: appeal.decision && { ...appeal.decision, number } },
      };
    case 'suspensionDecision':
      return { suspension: suspension && { ...suspension, number } };
    case 'conversionDecision':
      return { inspection: inspection && { ...inspection, number } };
    default:
      return {};
  }
}

/** The case after a register has numbered one of its papers. */
export function giveNumber(state: CaseState, given: EventData<'numberGiven'>): Partial<CaseState> {
  const { of, number } = given;
  const left = (state.unnumbered ?? []).filter((act) => act.of !== of);
  return {
    ...factWithNumber(state, given),
    documents: state.documents.map((document) =>
      document.seq === of ? { ...document, title: number } : document,
    ),
    unnumbered: left.length > 0 ? left : undefined,
  };
}

/** Keeps in mind that an act has no number yet; nothing where it brought one along, or needs none. */
export function oweNumber(state: CaseState, event: CaseEvent): Partial<CaseState> {
  const act = findNumberedAct(state, event);
  return act && act.typed === undefined ? { unnumbered: [...(state.unnumbered ?? []), act] } : {};
}
