import { type JsonSchema, schemaRef } from './schemas';

interface Answer {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content: Record<string, { schema: JsonSchema }>;
}

const json = (description: string, schema: string, headers?: Answer['headers']): Answer => ({
  description,
  ...(headers && { headers }),
  content: { 'application/json': { schema: schemaRef(schema) } },
});

const problem = (description: string): Answer => ({
  description,
  content: { 'application/problem+json': { schema: schemaRef('Problem') } },
});

const locationOf = (what: string) => ({
  Location: { description: `The address of the ${what}.`, schema: { type: 'string' as const } },
});
const location = locationOf('case');
const retry = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } } };

export const problems = {
  '400': problem('A header or the body cannot be read.'),
  '401': problem('Nobody is signed in.'),
  '403': problem('The caller may not do this, or the CSRF token is missing.'),
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

const pending = json(
  'Not answered in time. It may still be carried out: repeat it with the same key.',
  'Pending',
  {
    ...location,
    ...retry,
  },
);

const etag = {
  ETag: {
    description: 'The last act of a person in the case; for `If-Match`.',
    schema: { type: 'string' as const },
  },
};
const meetingEtag = {
  ETag: {
    description: 'How often its attendance was taken down; for `If-Match`.',
    schema: { type: 'string' as const },
  },
};
const link = {
  Link: { description: 'The next and the previous page (RFC 8288).', schema: { type: 'string' as const } },
};

export const answers = {
  session: { '200': json('The session.', 'Session') },
  signedOut: { '204': { description: 'Signed out.' } },
  me: { '200': json('The account and its duties.', 'Me') },
  caseList: { '200': json('A page of cases.', 'CaseList', link) },
  oneCase: { '200': json('The case as the caller may see it.', 'Case', etag) },
  eventList: { '200': json('A page of events, oldest first.', 'EventList', link) },
  procedureList: { '200': json('Every version, the newest first.', 'ProcedureList') },
  oneProcedure: { '200': json('The version, each value with citation and confidence.', 'Procedure') },
  comparison: { '200': json('Both versions, value by value.', 'Comparison') },
  migrationPreview: {
    '200': json(
      'Open cases with each clock before and after, those that would start or stop among them.',
      'MigrationPreview',
    ),
  },
  migrated: { '200': json('How many cases were moved, and how many left as they are.', 'Migrated') },
  meetingList: { '200': json('A page of meetings.', 'MeetingList', link) },
  oneMeeting: { '200': json('The meeting as the caller may see it.', 'Meeting', meetingEtag) },
  convened: {
    '201': json('The meeting is convened, now or at its first sending.', 'Meeting', {
      ...locationOf('meeting'),
      ...meetingEtag,
    }),
  },
  placed: { '200': json('How many cases stand on the agenda now, and why the others do not.', 'Placed') },
  attended: { '200': json('The attendance is taken down, now or at its first sending.', 'Attended') },
  registerList: { '200': json('Every register, the newest year first.', 'RegisterList') },
  registerLines: { '200': json('A page of lines, in the order of their numbers.', 'RegisterLines', link) },
  marked: { '200': json('The numbers are marked, now or at the first sending.', 'Marked') },
  registered: { '201': json('The report is registered.', 'Receipt', location), '202': pending },
  commanded: {
    '200': json('The command was carried out, now or at its first sending.', 'Receipt'),
    '202': pending,
  },
};
