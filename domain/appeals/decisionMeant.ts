import { z } from 'zod';
import { date, line, optional, paragraph } from '../case/fields';
import { type Refusal, refuse } from '../case/refusal';
import { lodgers } from '../case/vocabulary';
import { readNumber } from '../papers/numbering';
import { disciplineForms } from '../procedure/partyProcedure';
import type { AppealableDecision } from './appealable';
import { disciplineBodies } from './bodies';

/** What a person says of an appeal: which decision it is against, chosen or written, and how it came in. */
export const appealFields = () => ({
  appealedCase: optional(z.string().min(1).max(100).meta({ ref: 'decision' })),
  compared: optional(paragraph()),
  decisionNumber: optional(line(60)),
  form: optional(z.enum(disciplineForms)),
  decidedBy: optional(z.enum(disciplineBodies)),
  decidedOn: optional(date()),
  servedOn: optional(date()),
  lodgedOn: date(),
  lodgedBy: z.enum(lodgers),
  violationEndedOn: optional(date()),
});
const written = ['decisionNumber', 'form', 'decidedBy', 'servedOn'] as const;
type Written = (typeof written)[number];
const said = [...written, 'decidedOn'] as const;

export type AppealInput = z.infer<z.ZodObject<ReturnType<typeof appealFields>>>;

/** The decision that an appeal is against, with all that its events keep of it. */
export type DecisionMeant = { [Field in Written]-?: NonNullable<AppealInput[Field]> } & {
  appealedCase?: string | undefined;
  /** The day that the decision bears; absent where it is written without. */
  decidedOn?: string | undefined;
  compared?: string | undefined;
  elsewhere?: boolean | undefined;
  workedOn?: string[] | undefined;
};

const plain = (number: string): string => number.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, '');

/** Whether a number that was written is that of a decision of this office; a person may have shortened it. */
function isNumberOf(decision: AppealableDecision, { decisionNumber = '', decidedBy }: AppealInput): boolean {
  const isSameCount = readNumber(decisionNumber) === readNumber(decision.number);
  return (
    plain(decisionNumber) === plain(decision.number) || (decidedBy === decision.decidedBy && isSameCount)
  );
}

/** A decision that is not on record here: all of it is written, and marked as such. */
function writtenDecision(
  input: AppealInput,
  decisions: readonly AppealableDecision[] | undefined,
): DecisionMeant | Refusal {
  const { decisionNumber, form, decidedBy, decidedOn, servedOn } = input;
  if (decisionNumber === undefined) return refuse('decisionNotSaid', { field: 'decisionNumber' });
  if (form === undefined) return refuse('decisionNotSaid', { field: 'form' });
  if (decidedBy === undefined) return refuse('decisionNotSaid', { field: 'decidedBy' });
  if (servedOn === undefined) return refuse('decisionNotSaid', { field: 'servedOn' });
  const here = decisions?.find((decision) => isNumberOf(decision, input));
  if (here) return refuse('decisionOnRecord', { field: 'appealedCase', params: { number: here.number } });
  return { decisionNumber, form, decidedBy, decidedOn, servedOn, ...(decisions && { elsewhere: true }) };
}

/** A decision of this office says itself what it is; what a person wrote besides must agree. */
function recordedDecision(
  input: AppealInput,
  { caseId, number, form, decidedBy, on: decidedOn, servedOn, differs, workedOn }: AppealableDecision,
): DecisionMeant | Refusal {
  const recorded = { decisionNumber: number, form, decidedBy, decidedOn, servedOn };
  const other = said.find((field) => input[field] !== undefined && input[field] !== recorded[field]);
  if (other) return refuse('decisionSaysOtherwise', { field: other, params: { number } });
  if (differs.length > 0 && input.compared === undefined)
    return refuse('compareSubjects', { field: 'compared' });
  return { ...recorded, appealedCase: caseId, workedOn, compared: input.compared };
}

/**
 * The decision that an appeal is against: one of this office that stands and was served on whom the appeal is of, or one that is not
 * on record here.
 */
export function decisionMeant(
  input: AppealInput,
  decisions: readonly AppealableDecision[] | undefined,
): DecisionMeant | Refusal {
  const { appealedCase } = input;
  if (appealedCase === undefined) return writtenDecision(input, decisions);
  if (!decisions) {
    const meant = writtenDecision(input, undefined);
    return 'refused' in meant ? meant : { ...meant, appealedCase };
  }
  const chosen = decisions.find(({ caseId }) => caseId === appealedCase);
  return chosen ? recordedDecision(input, chosen) : refuse('decisionNotTheirs', { field: 'appealedCase' });
}
