import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { OpenCase } from '../activities/openCase';
import type { KnownCase } from './knownCase';
import { patiently } from './patience';
import type { Storing } from './storing';

const { openCase } = proxyLocalActivities<Pick<Activities, 'openCase'>>({
  startToCloseTimeout: '15s',
  // A few seconds of tries: then the server is left to wait for the database (`patience.ts`), which costs history nothing.
  retry: { initialInterval: '100ms', maximumInterval: '2s', maximumAttempts: 6 },
});
// Each in a step of its own: what one answer to the server may hold would not hold them all.
const { readPiece } = proxyActivities<Pick<Activities, 'readPiece'>>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '200ms', maximumInterval: '1m' },
});

/** Reads what is stored of the case, in pieces that history can hold. */
export async function openStored(asked: OpenCase, known: KnownCase, storing: Storing): Promise<void> {
  const { head, standing, ...first } = await patiently(asked.caseId, () => openCase(asked));
  known.take(first.events);
  let { next, end } = first;
  while (next !== undefined && next <= head.seq) {
    const piece = await readPiece({ ...asked, first: next, after: end, upTo: head });
    // Of what was opened by the program before, a run that was not over yet may have appended more meanwhile: it is found behind the head.
    known.take(piece.events.filter(({ seq }) => seq <= head.seq));
    ({ next, end } = piece);
  }
  storing.begin(head, standing);
}
