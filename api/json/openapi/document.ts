import { neededAt, takesTokens } from '../../../domain/access/programGate';
import { isCommandType } from '../../../domain/case/commands';
import { needsPerson } from '../../../domain/case/throughProgram';
import type { Translate } from '../../../language/texts';
import { commands } from '../cases/commandOperations';
import { cases } from '../cases/operations';
import { feed } from '../feed/operations';
import { figures } from '../figures/operations';
import { files } from '../files/operations';
import { me } from '../me/operations';
import { coordination } from '../coordination/operations';
import { memberNotices } from '../memberNotices/operations';
import { matters } from '../matters/operations';
import { meetings } from '../meetings/operations';
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
import { componentSchemas } from './schemas';

const resources = [
  me,
  cases,
  commands,
  feed,
  webhooks,
  files,
  workingCopies,
  procedures,
  meetings,
  registers,
  plans,
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

**Texts** are in the account's language; \`?lang=vi\` or \`?lang=en\` asks for another.`;

/** Every operation of the API by path. */
const pathsOf = (t: Translate): Record<string, Record<string, object>> =>
  Object.fromEntries(
    Object.entries<Record<string, object>>(Object.assign({}, ...resources.map(({ paths }) => paths(t)))).map(
      ([path, operations]) => [
        path,
        Object.fromEntries(
          Object.entries(operations).map(([method, operation]) => [
            method,
            signedInFor(method, path, operation),
          ]),
        ),
      ],
    ),
  );

/** What no token leads to needs a session. */
function signedInFor(method: string, path: string, operation: object): object {
  const isPersonal = !takesTokens(path) || neededAt(method.toUpperCase(), path) === 'person';
  const [, command = ''] = /\/commands\/(\w+)$/.exec(path) ?? [];
  const needsSession = isPersonal || (isCommandType(command) && needsPerson(command));
  return needsSession ? { security: [{ session: [] }], ...operation } : operation;
}

/** The description of the API (OpenAPI 3.1), made from the schemas that check what is sent. */
export function openApiDocument(t: Translate, version: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Liêm', version, description },
    tags: resources.map(({ tag }) => tag),
    security: [{ session: [] }, { bearer: [] }],
    paths: pathsOf(t),
    components: {
      schemas: componentSchemas(resources),
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
