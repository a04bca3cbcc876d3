import type { Express, Response } from 'express';
import { plainValue } from '../../domain/text/plainValue';
import { Problem } from './errors/problem';
import { labelOf } from '../../language/sentences/fieldLabel';
import type { Services } from '../../office/services';

/** A password is compared with what was once hashed, as it was typed. */
const isPassword = (name: string) => /password/i.test(name);

/**
 * The border that every text from a form, a query or a program passes, before any route reads it: what a person cannot have seen
 * is put right, what is damaged is refused by the name of its field. A route cannot forget it.
 */
export function setUpPlainTexts(app: Express, { texts }: Pick<Services, 'texts'>): void {
  const plain = (value: unknown, res: Response): unknown => {
    const read = plainValue(value, { except: isPassword });
    switch (read.kind) {
      case 'plain':
        return read.value;
      case 'tooDeep':
        throw new Problem(400, 'malformed');
      case 'damaged': {
        const { t } = res.locals;
        const errors = read.paths.map((path) => {
          const label = labelOf(path, { t, texts });
          return { field: path.map(String).join('.'), label, detail: t('errors:field.damaged', { label }) };
        });
        throw new Problem(422, 'damagedText', {
          params: { labels: [...new Set(errors.map(({ label }) => `“${label}”`))].join(', ') },
          extension: { errors: errors.map(({ field, detail }) => ({ field, detail })) },
        });
      }
    }
  };
  app.use((req, res, next) => {
    req.body = plain(req.body, res);
    // Express reads the query anew whenever it is asked for it.
    Object.defineProperty(req, 'query', { value: plain(req.query, res), configurable: true });
    next();
  });
}
