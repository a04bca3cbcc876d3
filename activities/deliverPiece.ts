import { Context } from '@temporalio/activity';
import type { PieceDelivered } from '../domain/webhooks/hosting';

/** How a worker of the office delivers; one that measures something else has none. */
export type Deliver = (webhookId: string, until: AbortSignal) => Promise<PieceDelivered>;

const beatMs = 3_000;

/** Delivers a piece, and tells the server meanwhile that it is at it; it hurries up when its worker is to stop. */
export async function deliverPiece(webhookId: string, deliver: Deliver | undefined): Promise<PieceDelivered> {
  if (!deliver) throw new Error('this worker delivers nothing');
  const { heartbeat, cancellationSignal } = Context.current();
  heartbeat();
  const beat = setInterval(() => heartbeat(), beatMs);
  try {
    return await deliver(webhookId, cancellationSignal);
  } finally {
    clearInterval(beat);
  }
}
