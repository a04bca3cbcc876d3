import type { Submission } from '../state';
import type { Refusal } from '../refusal';
import { signedFields } from './submission';

type Input = Record<string, unknown>;

/** What comes with an approval: the day and the numbers that the paper bears, and what was found out of the office for the act. */
export interface Signature {
  on?: string | undefined;
  number?: string | undefined;
  decisionNumber?: string | undefined;
  lateReason?: string | undefined;
  facts?: Input | undefined;
}

/** The act's own input: what was submitted, with the signature. */
export function approvedInput({ act, input }: Submission, signature: Signature): Input {
  const signed = signedFields[act];
  const numbers = (signed?.numbers ?? []).map((field): [string, unknown] => [field, signature[field]]);
  const { lateReason, on } = signature;
  return {
    ...input,
    ...(signed && { [signed.on]: on }),
    ...Object.fromEntries(numbers.filter(([, value]) => value !== undefined)),
    ...(lateReason !== undefined && { lateReason }),
    ...signature.facts,
  };
}

/** A refusal of the act, as the form of its approval names the fields. */
export function asOfApproval({ act }: Submission, refusal: Refusal): Refusal {
  const { field } = refusal;
  if (field === undefined) return refusal;
  const signed = signedFields[act];
  if (field === signed?.on) return { ...refusal, field: 'on' };
  return field === 'lateReason' || signed?.numbers.some((one) => one === field)
    ? refusal
    : { ...refusal, field: 'submission' };
}
