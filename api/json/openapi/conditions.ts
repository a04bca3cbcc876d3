import type { Parameter } from './parameters';
import type { Operation, Paths } from './resource';
import { type Answer, answerRef } from './responses';

const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of an answer that the caller has kept: where it would be the same again, the answer is 304.',
  schema: { type: 'string' },
};

/** The answer 304. */
export const unchanged: Answer = {
  description: 'Nothing has changed since the answer whose `ETag` was sent.',
};

const tagged: NonNullable<Answer['headers']> = {
  ETag: { description: 'Of this very answer, for `If-None-Match`.', schema: { type: 'string' } },
};

function withCondition(operation: Operation): Operation {
  const { parameters = [], responses } = operation;
  const { '200': done } = responses;
  if (!done || '$ref' in done || !done.content?.['application/json']) return operation;
  return {
    ...operation,
    parameters: [...parameters, ifNoneMatch],
    responses: {
      ...responses,
      '200': { ...done, headers: { ...tagged, ...done.headers } },
      '304': answerRef('Unchanged'),
    },
  };
}

/** Says of everything that is read how to ask whether it has changed: the frame answers all of it in the same way. */
export const withConditions = (paths: Paths): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => [
          method,
          method === 'get' ? withCondition(one) : one,
        ]),
      ),
    ]),
  );
