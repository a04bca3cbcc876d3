import type { Translate } from '../../../language/texts';
import { commands } from '../cases/commandOperations';
import { cases } from '../cases/operations';
import { feed } from '../feed/operations';
import { figures } from '../figures/operations';
import { files } from '../files/operations';
import { me } from '../me/operations';
import { coordination } from '../coordination/operations';
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
  publications,
  reception,
  figures,
  sessionNotices,
  supervision,
  satisfaction,
];

const description = `The cases of the office for its own programs: the same cases, commands and rules as the pages.

**Signing in.** The API uses the session of the pages. \`GET /api/session\` gives a \`csrfToken\` and a cookie;
\`POST /api/session\` with \`username\` and \`password\` and the token as \`X-CSRF-Token\` signs in and gives the session's new token.
Keep the cookies, and send the token with every \`POST\`. \`DELETE /api/session\` signs out.

**Commands** are carried out once for each \`Idempotency-Key\`; a repeat gets the first answer. A command that is not possible
now is answered with 409, the \`reason\`, a sentence in the caller's language, and the commands that are \`allowed\` now.

**Texts** are in the account's language; \`?lang=vi\` or \`?lang=en\` asks for another.`;

/** Every operation of the API by path. */
const pathsOf = (t: Translate): Record<string, Record<string, unknown>> =>
  Object.assign({}, ...resources.map(({ paths }) => paths(t)));

/** The description of the API (OpenAPI 3.1), made from the schemas that check what is sent. */
export function openApiDocument(t: Translate, version: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Liêm', version, description },
    tags: resources.map(({ tag }) => tag),
    security: [{ session: [] }],
    paths: pathsOf(t),
    components: {
      schemas: componentSchemas(resources),
      securitySchemes: {
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
