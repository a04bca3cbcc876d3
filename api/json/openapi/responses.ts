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

const problems = {
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
type ProblemStatus = keyof typeof problems;

export const withProblems = (answers: Record<string, Answer>, ...statuses: ProblemStatus[]) => ({
  ...answers,
  ...Object.fromEntries(statuses.map((status) => [status, problems[status]])),
});

/** Neighbouring pages of a list. */
export const link = {
  Link: { description: 'The next and the previous page (RFC 8288).', schema: { type: 'string' as const } },
};

/** The version of what is answered, to be sent back as `If-Match`. */
export const etag = (description: string): Answer['headers'] => ({
  ETag: { description, schema: { type: 'string' } },
});
