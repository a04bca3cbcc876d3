// Under which names the deliveries of a webhook are reached.
export const webhookWorkflowName = 'webhookWorkflow';
export const webhookWorkflowIdOf = (webhookId: string): string => `webhook-${webhookId}`;

/**
 * What became of a piece of deliveries. `went`: there may be more at once; `nothing`: there was nothing for a while; `failed`: to be tried again
 * after so long; `rests`: nobody delivers until somebody says so.
 */
export type PieceDelivered =
  { is: 'went' } | { is: 'nothing' } | { is: 'failed'; waitMs: number } | { is: 'rests' };
