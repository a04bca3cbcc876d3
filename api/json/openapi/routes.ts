import { Router } from 'express';
import { version } from '../../../package.json';
import type { Services } from '../../../office/services';
import { openApiDocument } from './document';

/** Describes the API to programs and their makers. It holds nothing of the office, and is open. */
export function openApiRoutes({ texts }: Pick<Services, 'texts'>): Router {
  const routes = Router();
  let document: ReturnType<typeof openApiDocument> | undefined;
  routes.get('/openapi.json', (_req, res) => {
    document ??= openApiDocument(texts, version);
    res.json(document);
  });
  return routes;
}
