import { neededAt, takesTokens } from '../../../domain/access/programGate';
import { isCommandType } from '../../../domain/case/commands';
import { needsPerson } from '../../../domain/case/throughProgram';
import type { Texts, Translate } from '../../../language/texts';
import { commands } from '../cases/commandOperations';
import { commandLists } from '../commands/operations';
import { cases } from '../cases/operations';
import { feed } from '../feed/operations';
import { figures } from '../figures/operations';
import { files } from '../files/operations';
import { away } from '../away/operations';
import { choices } from '../choices/operations';
import { imports } from '../imports/operations';
import { me } from '../me/operations';
import { units } from '../units/operations';
import { coordination } from '../coordination/operations';
import { memberNotices } from '../memberNotices/operations';
import { matters } from '../matters/operations';
import { meetings } from '../meetings/operations';
import { papers } from '../papers/operations';
import { pictures } from '../pictures/operations';
import { plans } from '../plans/operations';
import { publications } from '../publications/operations';
import { procedures } from '../procedures/operations';
import { satisfaction } from '../satisfaction/operations';
import { reception } from '../reception/operations';
import { registers } from '../registers/operations';
import { sessionNotices } from '../sessionNotices/operations';
import { supervision } from '../supervision/operations';
import { webhooks } from '../webhooks/operations';
import { workingCopies } from '../workingCopies/operations';
import { unchanged, withConditions } from './conditions';
import { createDescriber, describeMembers } from './describe';
import { withDescribedParameters } from './describedParameters';
import type { Operation, Paths } from './resource';
import { namedProblems } from './responses';
import { componentSchemas } from './schemas';

const resources = [
  me,
  away,
  cases,
  commands,
  feed,
  webhooks,
  commandLists,
  files,
  workingCopies,
  procedures,
  meetings,
  registers,
  plans,
  papers,
  choices,
  units,
  imports,
  pictures,
  matters,
  coordination,
  memberNotices,
  publications,
  reception,
  figures,
  sessionNotices,
  supervision,
  satisfaction,
];

const description = `The cases of the office for its own programs: the same cases, commands and rules as the pages.

**Signing in as a program.** A program of another system has an account of its own, which acts for a person of the office. It sends its token
as \`Authorization: Bearer …\` with every request; there is no session, no cookie and no CSRF token. A token that is not good is answered with 401, a scope that the
account has not with 403 (\`insufficientScope\`), and what a person has to do themselves with 403 (\`needsPerson\`). Reading needs the scope \`reading\`, the feed
and webhooks \`feed\`, registering reports, commands to cases and sending their files \`commands\`.

**Signing in as a person.** The API uses the session of the pages. \`GET /api/session\` gives a \`csrfToken\` and a cookie;
\`POST /api/session\` with \`username\` and \`password\` and the token as \`X-CSRF-Token\` signs in and gives the session's new token.
Keep the cookies, and send the token with every \`POST\`. \`DELETE /api/session\` signs out.

**Commands** are carried out once for each \`Idempotency-Key\`; a repeat gets the first answer. A command that is not possible
now is answered with 409, the \`reason\`, a sentence in the caller's language, and the commands that are \`allowed\` now.

**Texts** are in the account's language; \`?lang=vi\` or \`?lang=en\` asks for another.

**Strict.** A member of a body or a parameter that is not described is answered with 422 and its name, at any depth.

**Versions.** All addresses begin with the version, \`/api/v1\`. Within it, answers may get further members, lists of choices further values,
operations further optional parameters, and new operations appear: a program must pass over what it does not know. Nothing that is described is
taken away or comes to mean something else; where that has to be, it is a new version beside the old one.

**Deprecation.** What is to go is marked \`deprecated\` here and answers with \`Deprecation\` (RFC 9745) and a \`Link\` to its successor
for at least twelve months, from the announcement of its end with \`Sunset\` (RFC 8594) as well.`;

/** Every operation of the API by path. */
export const documentedPaths = (t: Translate): Paths =>
  withSignIn(withConditions(Object.assign({}, ...resources.map(({ paths }) => paths(t)))));

/** Says of everything that no token leads to that it needs a session. */
const withSignIn = (paths: Paths): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => [method, signedInFor(method, path, one)]),
      ),
    ]),
  );

function signedInFor(method: string, path: string, operation: Operation): Operation {
  const isPersonal = !takesTokens(path) || neededAt(method.toUpperCase(), path) === 'person';
  const [, command = ''] = /\/commands\/(\w+)$/.exec(path) ?? [];
  const needsSession = isPersonal || (isCommandType(command) && needsPerson(command));
  return needsSession ? { security: [{ session: [] }], ...operation } : operation;
}

/** The description of the API (OpenAPI 3.1), made from the schemas that check what is sent. */
export function openApiDocument(texts: Texts, version: string) {
  const t = texts.translator('en');
  const describer = createDescriber(texts);
  const schemas = componentSchemas(resources);
  for (const [name, schema] of Object.entries(schemas)) describeMembers(schema, [name], describer);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liêm',
      version,
      description,
      license: { name: 'All rights reserved', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: '/', description: 'The office that gives this description.' }],
    tags: [...new Map(resources.map(({ tag }) => [tag.name, tag])).values()],
    security: [{ session: [] }, { bearer: [] }],
    paths: withDescribedParameters(documentedPaths(t), describer),
    components: {
      schemas,
      responses: { ...namedProblems(), Unchanged: unchanged },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a program’s account, as it was handed over (`liem_…`).',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-liem',
          description: 'The session cookie; `liem` where the office serves plain HTTP on one machine.',
        },
      },
    },
  };
}
