import { createServer, type Server, type ServerResponse } from 'node:http';
import { mayReadFigures } from './metricsGuard';

/** What a worker tells of itself. */
export interface WorkerTells {
  isReady: () => boolean;
  /** Its figures, as Prometheus reads them, for whoever may read them. */
  figures?: { token: string | undefined; read: () => Promise<{ type: string; text: string }> };
}

/**
 * Tells the machines that watch over a worker whether it lives (`/healthz`) and takes tasks (`/readyz`), and its figures (`/metrics`). Resolves when
 * it listens.
 */
export async function serveWorkerHealth(
  place: { host: string; port: number },
  { isReady, figures }: WorkerTells,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/metrics' && figures && mayReadFigures(request, figures.token))
      return void figures.read().then(
        ({ type, text }) => answer(response, 200, type, text),
        () => tellState(response, 503, isReady()),
      );
    tellState(response, statusOf(request.url, isReady()), isReady());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  return server;
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  response.end(text);
}

const tellState = (response: ServerResponse, status: number, ready: boolean): void =>
  answer(response, status, 'application/json', JSON.stringify({ ready }));

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
