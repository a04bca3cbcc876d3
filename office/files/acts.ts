import type { CaseState } from '../../domain/case/state';
import { formatDate } from '../../language/dates';
import { word } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';

/** An earlier act or issued paper to which a file can belong, by the number of its event. */
export interface ActOfFile {
  seq: number;
  text: string;
}

/** What of a case a file can belong to, the latest first. A paper that was issued is told before the act it was written from. */
export function actsOfFiles({ papers = [], documents, files = [] }: CaseState, t: Translate): ActOfFile[] {
  const issued = papers.map(({ of, kind, number }) => ({
    seq: of,
    text: [t(`papers:kind.${kind}`), number].filter(Boolean).join(', '),
  }));
  const recorded = documents
    .filter(({ seq }) => !issued.some((paper) => paper.seq === seq))
    .map(({ seq, kind, title, on }) => ({
      seq,
      text: [word(t, 'documentKinds', kind), title, formatDate(on)].filter(Boolean).join(', '),
    }));
  // What was said in a recording is written down in another file.
  const recordings = files
    .filter(({ kind }) => kind === 'recording')
    .map(({ seq, number }) => ({ seq, text: t('files:recordingNumber', { number }) }));
  return [...issued, ...recorded, ...recordings].sort((a, b) => b.seq - a.seq);
}
