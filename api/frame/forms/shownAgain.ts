import type { RequestHandler } from 'express';
import { labelOf } from '../../../language/sentences/fieldLabel';
import type { Texts } from '../../../language/texts';
import { notFound } from '../errors/problem';
import { sentValues } from './form';

declare module 'express-serve-static-core' {
  interface Locals {
    /** A form whose session had ended is shown again to its writer; `path` is where it was sent. */
    shownAgain?: { path: string };
  }
}

interface Sent {
  path: (string | number)[];
  value: string;
}

/** All texts of a form with their places, in their order. */
function textsOf(value: unknown, path: Sent['path'] = []): Sent[] {
  if (typeof value === 'string') return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((one, i) => textsOf(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, [...path, name]));
}

/** `['a', 0, 'b']` is sent as `a[0][b]`. */
const nameOf = ([first = '', ...rest]: Sent['path']): string =>
  `${first}${rest.map((part) => `[${part}]`).join('')}`;

/** What only programs read of a form. */
const isForPeople = ({ path, value }: Sent): boolean =>
  value !== '' && !['commandId', 'seenAct'].includes(String(path[0]));

/** Shows what was typed into a form that no room shows by itself, and sends it again when its writer presses. */
export function showingTyped({ texts }: { texts: Pick<Texts, 'has'> }): RequestHandler {
  return (req, res) => {
    const { shownAgain, t } = res.locals;
    if (!shownAgain) throw notFound();
    const label = (path: Sent['path']): string => {
      const own = [`account:label.${String(path.at(-1))}`].find(texts.has);
      const found = own ? t(own) : labelOf(path, { t, texts });
      return found === path.map(String).join('.') ? t('account:held.field') : found;
    };
    const sent = textsOf(sentValues(req.body));
    res.render('held/form', {
      action: shownAgain.path,
      fields: sent.map(({ path, value }) => ({ name: nameOf(path), value })),
      typed: sent.filter(isForPeople).map(({ path, value }) => ({ label: label(path), value })),
    });
  };
}
