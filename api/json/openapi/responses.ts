import { type JsonSchema, schemaRef } from './schemas';

export interface Answer {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content?: Record<string, { schema: JsonSchema }>;
}

/** An answer of this shape. */
export const json = (description: string, schema: string, headers?: Answer['headers']): Answer => ({
  description,
  ...(headers && { headers }),
  content: { 'application/json': { schema: schemaRef(schema) } },
});

const problem = (description: string): Answer => ({
  description,
  content: { 'application/problem+json': { schema: schemaRef('Problem') } },
});

/** Where what was made is found. */
export const locationOf = (what: string) => ({
  Location: { description: `The address of the ${what}.`, schema: { type: 'string' as const } },
});
/** When it is worth asking again. */
export const retry = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } },
};

/** What every operation may be answered with that was not carried out, each once among the components. */
const problemResponses = {
  '400': problem('A header or the body cannot be read.'),
  '401': problem('Nobody is signed in, or the token is not good.'),
  '403': problem('The caller may not do this, has not the scope for it, or the CSRF token is missing.'),
  '404': problem('There is no such thing, or none that the caller may know of.'),
  '409': problem('Not now: `reason` names the refusal, `allowed` what may be done instead.'),
  '422': problem('What was sent does not fit: `errors` names each field and its remedy.'),
  '429': {
    ...problem('Too many commands to this case are under way, or too many attempts to sign in.'),
    headers: retry,
  },
  '503': problem(
    'Nothing carries the case on for the moment; an operator takes it up. Nothing was recorded.',
  ),
};
type ProblemStatus = keyof typeof problemResponses;

const statusesOfProblems = Object.keys(problemResponses) as ProblemStatus[];

/** Under which name a problem stands among the components. */
const problemNames: Record<ProblemStatus, string> = {
  '400': 'Unreadable',
  '401': 'NotSignedIn',
  '403': 'Forbidden',
  '404': 'NotThere',
  '409': 'NotNow',
  '422': 'NotFitting',
  '429': 'TooMany',
  '503': 'Stopped',
};

/** An answer that stands among the components. */
export interface AnswerRef {
  $ref: string;
}
export const answerRef = (name: string): AnswerRef => ({ $ref: `#/components/responses/${name}` });

export const namedProblems = (): Record<string, Answer> =>
  Object.fromEntries(statusesOfProblems.map((status) => [problemNames[status], problemResponses[status]]));

export const withProblems = (
  answers: Record<string, Answer>,
  ...statuses: ProblemStatus[]
): Record<string, Answer | AnswerRef> => ({
  ...answers,
  ...Object.fromEntries(statuses.map((status) => [status, answerRef(problemNames[status])])),
});

/** Neighbouring pages of a list. */
export const link = {
  Link: { description: 'The next and the previous page (RFC 8288).', schema: { type: 'string' as const } },
};

/** The version of what is answered, to be sent back as `If-Match`. */
export const etag = (description: string): Answer['headers'] => ({
  ETag: { description, schema: { type: 'string' } },
});
