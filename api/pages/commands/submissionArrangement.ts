import type { Submission } from '../../../domain/case/state';
import { signedFields } from '../../../domain/case/submissions/submission';
import type { Arrangement } from './arrangement';
import { controlFor } from './controls';
import { submissionsAsked } from './submissionChoices';

/** Day and numbers are asked for where a paper is signed with the approval. */
const isAsked = (name: string, asked: readonly Submission[]): boolean => {
  const signed = asked.flatMap(({ act }) => signedFields[act] ?? []);
  if (name === 'on' || name === 'lateReason') return signed.length > 0;
  const isNumber = name === 'number' || name === 'decisionNumber';
  return !isNumber || signed.some(({ numbers }) => numbers.some((one) => one === name));
};

/** What is decided on is chosen where there are several; its form asks for no more than it needs. */
export const submissionArrangement: Arrangement = {
  controls: (context, fields) => {
    const all = submissionsAsked(context.type, context.state, context.actor);
    const chosen = all.filter(({ id }) => String(id) === context.values.submission);
    const asked = chosen.length > 0 ? chosen : all;
    const [only] = asked;
    return fields
      .filter(({ name }) => isAsked(name, asked))
      .map((field) =>
        field.name === 'submission' && asked.length === 1 && only
          ? { control: 'hidden', name: 'submission', value: String(only.id) }
          : controlFor(context, field),
      );
  },
};
