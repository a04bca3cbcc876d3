import nunjucks from 'nunjucks';
import { ownFilters } from './filters';

/** What a template may not say, at which of its lines. */
export interface TemplateFault {
  fault: 'unknownName' | 'unknownFilter' | 'notAllowed';
  detail: string;
  line: number;
}

/** A part of a template as the engine reads it; its types do not tell of that. */
interface TemplateNode {
  typename: string;
  lineno: number;
  fields: readonly string[];
  [field: string]: unknown;
}
const { parser } = nunjucks as unknown as { parser: { parse(source: string): TemplateNode } };

const isNode = (value: unknown): value is TemplateNode =>
  typeof value === 'object' && value !== null && 'typename' in value && 'fields' in value;

/** Parts that only put words together; whatever else there is or will be in the engine is refused. */
const plain = [
  'Root', 'NodeList', 'Output', 'TemplateData', 'Group', 'Array', 'If', 'InlineIf', 'And', 'Or', 'Not', 'In', 'Compare',
  'CompareOperand', 'Concat', 'Add', 'Sub',
]; // prettier-ignore

/** What may be done to a fact, with one setting at most. */
const filters = [
  ...Object.keys(ownFilters), 'upper', 'lower', 'capitalize', 'trim', 'length', 'first', 'last', 'join', 'default',
]; // prettier-ignore

/** The engine writes names into a program as they stand: nothing but letters and digits may be among them. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_]*$/.test(value);

/** What every object has besides its data, and by which one gets from data to programs. */
const isInherited = (key: string): boolean => key in Object.prototype;

/** @param known the names that stand for something here */
function findIn(node: TemplateNode, known: ReadonlySet<string>): TemplateFault | undefined {
  const fault = (what: TemplateFault['fault'], detail: unknown): TemplateFault => ({
    fault: what,
    detail: String(detail),
    line: node.lineno + 1,
  });
  const within = (parts: readonly unknown[], names = known): TemplateFault | undefined => {
    for (const part of parts.flat()) {
      const found = isNode(part) ? findIn(part, names) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const valueOf = (part: unknown): unknown => (isNode(part) ? part['value'] : undefined);

  switch (node.typename) {
    case 'Literal':
      return typeof node['value'] === 'object' && node['value'] !== null
        ? fault('notAllowed', node['value'])
        : undefined;
    case 'Symbol':
      return isName(node['value']) && known.has(node['value'])
        ? undefined
        : fault('unknownName', node['value']);
    case 'LookupVal': {
      const key = node['val'];
      const isPlainKey = isNode(key) && key.typename === 'Literal' && !isInherited(String(key['value']));
      return isPlainKey
        ? within([key, node['target']])
        : fault('notAllowed', isNode(key) ? (key['value'] ?? key.typename) : '');
    }
    case 'Filter': {
      const name = valueOf(node['name']);
      const args = isNode(node['args']) ? [node['args']['children']].flat() : [];
      return filters.some((filter) => filter === name) && args.length <= 2
        ? within(args)
        : fault('unknownFilter', name);
    }
    case 'For': {
      const loop = node['name'];
      const names = (isNode(loop) && loop.typename === 'Array' ? [loop['children']].flat() : [loop]).map(
        valueOf,
      );
      const wrong = names.find((name) => !isName(name) || isInherited(name));
      if (wrong !== undefined) return fault('unknownName', wrong);
      const inside = new Set([...known, ...names.filter(isName), 'loop']);
      return within([node['arr'], node['else_']]) ?? within([node['body']], inside);
    }
    default:
      return plain.includes(node.typename)
        ? within(node.fields.map((field) => node[field]))
        : fault('notAllowed', node.typename);
  }
}

/**
 * What a template says beyond putting facts into words: a call, a name that stands for nothing, a way from data to programs. The
 * engine would carry out whatever a template says, within the office's own server.
 * @param facts the data that the template is filled in with
 * @throws Error of the engine where the template cannot be read
 */
export const findForbidden = (source: string, facts: Record<string, unknown>): TemplateFault | undefined =>
  findIn(parser.parse(source), new Set(Object.keys(facts).filter(isName)));
