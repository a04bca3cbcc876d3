import type { CaseEvent } from '../../../domain/case/events/event';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import type { PaperKind } from '../../../domain/papers/kinds';
import { papersOf } from '../../../domain/papers/papers';
import type { CaseView } from '../../../domain/views/caseView';
import type { PaperRow } from '../../../models/papers';
import { paperName } from '../../../office/papers/paperName';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import { filePath, takeInPath } from '../files/paths';
import { paperHref } from '../../frame/papers/askedPaper';

/** What tells papers of one kind apart, beside the day. */
function detailOf(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'forwarded':
    case 'informationRequested':
      return event.data.to;
    case 'minutesRecorded':
      return event.data.title;
    default:
      return undefined;
  }
}

/** What was taken in of the papers of an event as they were signed. */
const scansOf = ({ caseId, state }: CaseView, of: number) =>
  (state.files ?? [])
    .filter((file) => file.kind === 'signedPaper' && file.of === of)
    .map(({ file, number }) => ({ number, href: filePath(caseId, file) }));

/** The papers that can be written from what has happened, in its order, and what has become of each. */
export function paperRows({
  view,
  events,
  kept,
  isListed,
  t,
}: {
  view: CaseView;
  events: readonly CaseEvent[];
  kept: readonly PaperRow[];
  /** Papers of protection are listed in a file apart. */
  isListed: (kind: PaperKind) => boolean;
  t: Translate;
}) {
  return events.flatMap((event) =>
    papersOf(event, events)
      .filter(isListed)
      .flatMap((kind) => {
        const { caseId, state } = view;
        const inHistory = (state.papers ?? []).filter((one) => one.of === event.seq && one.kind === kind);
        const written = kept.filter((one) => one.of === event.seq && one.kind === kind);
        const common = {
          name: paperName({ kind, event, t }),
          detail: detailOf(event),
          at: event.at,
          awaitsNumber: awaitsNumber(state, event.seq),
        };
        const turns = Array.from({ length: Math.max(1, inHistory.length, written.length) }, (_, i) => i + 1);
        return turns.map((turn) => {
          const paper = written.find((one) => (one.turn ?? 1) === turn);
          const entry = inHistory[turn - 1];
          const next = inHistory[turn];
          return {
            ...common,
            href: paperHref(caseId, { of: event.seq, kind, turn }),
            // Written but not entered, a paper is issued once more: that completes it.
            issued: paper && entry ? { number: paper.number, hashes: paper.hashes } : undefined,
            isWritten: paper !== undefined,
            scans: entry ? scansOf(view, event.seq) : [],
            scanHref: entry ? takeInPath(caseId, 'signedPaper', event.seq) : undefined,
            corrected: entry?.corrected === true,
            replaces: entry?.replaces && (entry.replaces.number ?? formatDate(entry.replaces.on)),
            reason: entry?.reason,
            replacedBy: next && (next.number ?? t('papers:unnumbered')),
            replaceHref:
              entry && turns.length === turn
                ? paperHref(caseId, { of: event.seq, kind, turn: turn + 1 })
                : undefined,
          };
        });
      }),
  );
}
