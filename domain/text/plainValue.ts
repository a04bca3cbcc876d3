import { isDamaged, plainText } from './plainText';

/** Deeper than anything that a form, a command or a version of the rules says. */
const deepest = 32;

export type PlainValue =
  | { kind: 'plain'; value: unknown }
  /** Where the damaged texts stand. */
  | { kind: 'damaged'; paths: PropertyKey[][] }
  | { kind: 'tooDeep' };

interface Options {
  /** Members whose text is left as it is. */
  except?: (name: string) => boolean;
}

class TooDeep extends Error {}

/**
 * Makes plain every text in what was sent (see `plainText`), at the border of the house. The schemas behind it do not do it
 * themselves: recorded commands pass them again at every replay, and must say what they said when they were recorded.
 */
export function plainValue(value: unknown, { except = () => false }: Options = {}): PlainValue {
  const paths: PropertyKey[][] = [];
  const visit = (one: unknown, path: PropertyKey[]): unknown => {
    if (typeof one === 'string') {
      if (isDamaged(one)) paths.push(path);
      return plainText(one);
    }
    if (typeof one !== 'object' || one === null) return one;
    if (path.length >= deepest) throw new TooDeep();
    if (Array.isArray(one)) return one.map((item, i) => visit(item, [...path, i]));
    if (!isRecord(one)) return one;
    return Object.fromEntries(
      Object.entries(one).map(([name, member]) => {
        const at = [...path, name];
        if (isDamaged(name)) paths.push(at);
        return [name, except(name) ? member : visit(member, at)];
      }),
    );
  };
  try {
    const plain = visit(value, []);
    return paths.length === 0 ? { kind: 'plain', value: plain } : { kind: 'damaged', paths };
  } catch (error) {
    if (error instanceof TooDeep) return { kind: 'tooDeep' };
    throw error;
  }
}

/** Members by name, as JSON and forms have them; a date of a parsed file, for instance, is none. */
function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
