import type { RequestHandler } from 'express';
import type { Services } from '../../../office/services';
import { documentedPaths } from '../openapi/document';
import { invalidInput } from '../input';

interface Described {
  method: string;
  pattern: RegExp;
  /** How much of its address is fixed: what is wholly fixed is no part of another's. */
  fixed: number;
  /** Whether its route reads what is asked: then it tells of what it does not know together with all else that is wrong. */
  isAsked: boolean;
}

/** Of every answer: in which language it is to be. */
const always = 'lang';

function describedOperations(texts: Services['texts']): Described[] {
  return Object.entries(documentedPaths(texts.translator('en')))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { parameters = [] }]): Described => ({
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        fixed: path.split('/').filter((part) => !part.startsWith('{')).length,
        isAsked: parameters.some(({ in: place, name }) => place === 'query' && name !== always),
      })),
    )
    .sort((one, other) => other.fixed - one.fixed);
}

/**
 * Refuses parameters where the description of an address has none: whoever thinks that they filter must not take the answer to another question
 * for theirs.
 * @throws Problem 422 in what it gives, naming each parameter
 */
export function refuseUnknownQueries({ texts }: Pick<Services, 'texts'>): RequestHandler {
  let described: Described[] | undefined;
  return (req, res, next) => {
    const unknown = Object.keys(req.query).filter((name) => name !== always);
    if (unknown.length === 0) return next();
    described ??= describedOperations(texts);
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const path = `${req.baseUrl}${req.path}`;
    const at = described.find((one) => one.method === method && one.pattern.test(path));
    if (!at || at.isAsked) return next();
    const { t } = res.locals;
    throw invalidInput(
      unknown.map((field) => ({ field, detail: t('errors:field.unknown', { label: field }) })),
    );
  };
}
