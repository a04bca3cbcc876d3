import { strFromU8, unzipSync } from 'fflate';
import type { NoticeContent } from '../../../domain/meetings/sessionNotice/content';
import { searchable } from '../../../domain/views/searchText';

/** Why the finished files must not go out: whose names they say, though these are not switched on. */
export interface Stopped {
  /** The ids of the items whose names are found. */
  named: string[];
}

/** What a Word file says, read back from its bytes. */
function docxText(docx: Buffer): string {
  const parts = unzipSync(docx);
  const said = Object.entries(parts).filter(([name]) => /^(word|docProps)\/[^/]+\.xml$/.test(name));
  return said
    .map(([, bytes]) =>
      strFromU8(bytes)
        .replace(/<\/w:p>/g, ' ')
        .replace(/<[^>]*>/g, ''),
    )
    .join(' ');
}

/** Reads the finished files of a notice back, and looks in them for names that the head has not switched on. Undefined where none is found. */
export async function findWrongInFinished(
  { docx }: { docx: Buffer; pdf: Buffer },
  { items }: NoticeContent,
): Promise<Stopped | undefined> {
  const said = searchable(docxText(docx));
  const named = items
    .filter((item) => !item.named && said.includes(searchable(item.subject.name)))
    .map(({ itemId }) => itemId);
  return named.length > 0 ? { named } : undefined;
}
