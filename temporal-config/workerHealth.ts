import { createServer, type Server } from 'node:http';

/**
 * Tells the machines that watch over a worker whether it lives (`/healthz`) and takes tasks (`/readyz`). Resolves when
 * it listens.
 */
export async function serveWorkerHealth(
  place: { host: string; port: number },
  isReady: () => boolean,
): Promise<Server> {
  const server = createServer((request, response) => {
    const status = statusOf(request.url, isReady());
    response.writeHead(status, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' });
    response.end(JSON.stringify({ ready: isReady() }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  return server;
}

function statusOf(url: string | undefined, ready: boolean): number {
  switch (url) {
    case '/healthz':
      return 200;
    case '/readyz':
      return ready ? 200 : 503;
    default:
      return 404;
  }
}
