import type { Middleware } from 'openapi-fetch';

/** A session of the office: its cookies and its token, as a browser would keep them. */
export interface Session {
  middleware: Middleware;
  /** What every change bears. */
  header(): { 'X-CSRF-Token': string };
  takeToken(token: string | undefined): void;
  /** Asks as the middleware does. */
  fetch(url: string, init: RequestInit): Promise<Response>;
}

export function keepingSession(): Session {
  const cookies = new Map<string, string>();
  let csrfToken = '';
  const dress = (request: Request): Request => {
    request.headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  };
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  return {
    middleware: {
      onRequest: ({ request }) => dress(request),
      onResponse: ({ response }) => keep(response),
    },
    header: () => ({ 'X-CSRF-Token': csrfToken }),
    takeToken: (token) => {
      csrfToken = token ?? csrfToken;
    },
    fetch: async (url, init) => {
      const response = await fetch(dress(new Request(url, init)));
      keep(response);
      return response;
    },
  };
}
