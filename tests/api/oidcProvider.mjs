// A provider of single sign-on as an organisation has it, for a test: whoever comes signs in as the name that the test has set.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [, , redirectUri] = process.argv;
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'liem',
        client_secret: 'a-secret-of-the-office-at-its-provider',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    acrValues: ['two-steps'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['for this test alone'] },
  });
  const answer = provider.callback();
  let person = { name: 'nobody', acr: undefined };
  server.on('request', async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (pathname === '/person') {
      person = { name: searchParams.get('name'), acr: searchParams.get('acr') ?? undefined };
      return response.end();
    }
    if (!pathname.startsWith('/interaction/')) return answer(request, response);
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      const login = { accountId: person.name, acr: person.acr, remember: false };
      return provider.interactionFinished(request, response, { login });
    }
    const grant = new provider.Grant({ accountId: person.name, clientId: params.client_id });
    grant.addOIDCScope('openid');
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  });
  process.stdout.write(`${issuer}\n`);
});
