import type { Translate } from '../../../language/texts';
import { operations } from './operations';
import { componentSchemas } from './schemas';

const description = `The cases of the office for its own programs: the same cases, commands and rules as the pages.

**Signing in.** The API uses the session of the pages. \`GET /api/session\` gives a \`csrfToken\` and a cookie;
\`POST /api/session\` with \`username\` and \`password\` and the token as \`X-CSRF-Token\` signs in and gives the session's new token.
Keep the cookies, and send the token with every \`POST\`. \`DELETE /api/session\` signs out.

**Commands** are carried out once for each \`Idempotency-Key\`; a repeat gets the first answer. A command that is not possible
now is answered with 409, the \`reason\`, a sentence in the caller's language, and the commands that are \`allowed\` now.

**Texts** are in the account's language; \`?lang=vi\` or \`?lang=en\` asks for another.`;

/** The description of the API (OpenAPI 3.1), made from the schemas that check what is sent. */
export function openApiDocument(t: Translate, version: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Liêm', version, description },
    tags: [
      { name: 'account', description: 'The caller.' },
      { name: 'cases', description: 'Reading cases.' },
      { name: 'commands', description: 'Acting on cases.' },
      { name: 'procedures', description: 'The rules by which cases go.' },
      { name: 'meetings', description: 'Meetings at which cases are deliberated on.' },
      { name: 'registers', description: 'The numbers of papers.' },
    ],
    security: [{ session: [] }],
    paths: operations(t),
    components: {
      schemas: componentSchemas(),
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
