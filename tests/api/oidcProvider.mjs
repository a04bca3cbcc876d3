// A provider of single sign-on as an organisation has it, for a test: whoever comes signs in as the name that the test has set.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [, , redirectUri] = process.argv;

/** Another person in what is told, under the signature of the first, as somebody on the way between provider and office might. */
function forgeToken(response, sub) {
  const end = response.end.bind(response);
  response.end = (body) => {
    const told = JSON.parse(String(body));
    const [head, claims, signature] = told.id_token.split('.');
    const altered = { ...JSON.parse(Buffer.from(claims, 'base64url')), sub };
    const claimed = Buffer.from(JSON.stringify(altered)).toString('base64url');
    response.removeHeader('content-length');
    return end(JSON.stringify({ ...told, id_token: [head, claimed, signature].join('.') }));
  };
}

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
    // Of itself this library tells nobody by what means somebody signed in.
    claims: { openid: ['sub', 'amr'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['for this test alone'] },
  });
  const answer = provider.callback();
  let person = { name: 'nobody', acr: undefined, amr: undefined, forged: undefined };
  server.on('request', async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (pathname === '/person') {
      const said = (name) => searchParams.get(name) ?? undefined;
      person = {
        name: said('name'),
        acr: said('acr'),
        amr: said('amr')?.split(' '),
        forged: said('forged'),
      };
      return response.end();
    }
    if (pathname === '/token' && person.forged) forgeToken(response, person.forged);
    if (!pathname.startsWith('/interaction/')) return answer(request, response);
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      const login = { accountId: person.name, acr: person.acr, amr: person.amr, remember: false };
      return provider.interactionFinished(request, response, { login });
    }
    const grant = new provider.Grant({ accountId: person.name, clientId: params.client_id });
    grant.addOIDCScope('openid');
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  });
  process.stdout.write(`${issuer}\n`);
});
