import { SaxesParser } from 'saxes';
import { UnreadableFileError } from './fault';

/** What is done with the parts of a document. */
export interface Visitor {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1);

/** Goes through a part. The parser knows the five entities of XML and no others, so that none can grow. @throws UnreadableFileError */
export function walk(part: Buffer | undefined, visitor: Visitor): void {
  if (!part) return;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [bare(key), value]);
    visitor.open?.(bare(name), Object.fromEntries(plain));
  });
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.on('closetag', ({ name }) => visitor.close?.(bare(name)));
  parser.on('error', () => {
    throw new UnreadableFileError('damagedWorkbook');
  });
  parser.write(new TextDecoder().decode(part)).close();
}
