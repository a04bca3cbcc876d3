import type { Rules } from '../domain/procedure/migration';
import type { RulesNamed } from '../domain/proof/proven';
import type { ReferenceStore } from '../models/reference';

/** How many pairs of versions a worker keeps at hand; an office has a handful. */
const most = 50;

/** Reads the rules of a case by their names, each pair once: a version never changes. What could not be read is asked for again. */
export function rulesRemembered({
  getRules,
}: Pick<ReferenceStore, 'getRules'>): (named: RulesNamed) => Promise<Rules> {
  const remembered = new Map<string, Promise<Rules>>();
  return ({ procedure, calendar }) => {
    const name = JSON.stringify([procedure.id, procedure.version, calendar.id, calendar.version]);
    const there = remembered.get(name);
    if (there) return there;
    const read = getRules({ procedure, calendar });
    if (remembered.size >= most) remembered.clear();
    remembered.set(name, read);
    read.catch(() => remembered.delete(name));
    return read;
  };
}
