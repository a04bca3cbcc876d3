import { pursued } from '../../domain/case/checks';
import type { CommandType } from '../../domain/case/commands';
import type { CaseState } from '../../domain/case/state';
import type { FieldDescription } from './describeFields';

type Known = (state: CaseState) => Record<string, unknown>;

/** The only one there is, which need not be chosen. */
const only = (ids: readonly string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);

const adopted: Known = ({ vote }) => ({ form: vote?.adopted });

/** What the case itself suggests for a form; a person can change all of it. */
const suggestions: Partial<Record<CommandType, Known>> = {
  classify: ({ kind, classification }) => ({ ...classification, kind }),
  reassign: ({ team }) => ({ ...team }),
  formTeam: ({ team }) => ({ ...team }),
  proposeAssignment: ({ proposal }) => ({ ...proposal }),
  approvePublication: ({ publication }) => ({ publicText: publication?.text }),
  acceptAppeal: ({ registration }) => ({
    servedOn: undefined,
    lodgedOn: registration.receivedOn,
    lodgedBy: 'appellant',
  }),
  holdHearing: () => ({ absenceExcused: false }),
  decideDiscipline: adopted,
  proposeDiscipline: adopted,
  recordSuperiorDecision: ({ proposedDiscipline }) => ({ form: proposedDiscipline?.form }),
  recordReply: ({ requests }) => ({
    requestId: only(requests.filter(({ repliedOn }) => !repliedOn).map(({ id }) => id)),
  }),
  followRecommendation: ({ recommendations }) => ({
    recommendationId: only(recommendations.filter(({ done }) => !done).map(({ id }) => id)),
  }),
  makeRecommendation: ({ registration: { subject } }) => ({
    to: subject.kind === 'official' ? subject.managingBody : undefined,
  }),
  setFinding: (state) => ({ allegationId: pursued(state).find(({ finding }) => !finding)?.id }),
  withdraw: (state) => ({ allegationIds: [only(pursued(state).map(({ id }) => id)) ?? []].flat() }),
};

/** The input with which a form begins: today where something has just happened, and what the case suggests. */
export function defaultInput(
  type: CommandType,
  fields: readonly FieldDescription[],
  state: CaseState,
  today: string,
): Record<string, unknown> {
  const general = fields.flatMap((field): [string, unknown][] => {
    if (field.kind === 'date' && field.pastOnly && field.required) return [[field.name, today]];
    return field.kind === 'number' && field.fallback !== undefined ? [[field.name, field.fallback]] : [];
  });
  return { ...Object.fromEntries(general), ...suggestions[type]?.(state) };
}
