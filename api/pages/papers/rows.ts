import type { CaseEvent } from '../../../domain/case/events/event';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import { papersOf } from '../../../domain/papers/papers';
import type { CaseView } from '../../../domain/views/caseView';
import type { PaperRow } from '../../../models/papers';
import { paperName } from '../../../office/papers/paperName';
import type { Translate } from '../../../language/texts';

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

/** The papers that can be written from what has happened, in its order, and what has become of each. */
export function paperRows({
  view,
  events,
  kept,
  t,
}: {
  view: CaseView;
  events: readonly CaseEvent[];
  kept: readonly PaperRow[];
  t: Translate;
}) {
  return events.flatMap((event) =>
    papersOf(event, events).map((kind) => {
      const issued = kept.find(({ of, kind: other }) => of === event.seq && other === kind);
      const inHistory = view.state.papers?.find((one) => one.of === event.seq && one.kind === kind);
      return {
        name: paperName({ kind, event, t }),
        detail: detailOf(event),
        at: event.at,
        href: `/cases/${encodeURIComponent(view.caseId)}/papers/${event.seq}/${kind}`,
        // Written but not entered, a paper is issued once more: that completes it.
        issued: issued && inHistory ? { number: issued.number, hashes: issued.hashes } : undefined,
        awaitsNumber: awaitsNumber(view.state, event.seq),
      };
    }),
  );
}
