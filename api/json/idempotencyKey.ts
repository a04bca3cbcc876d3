import { z } from 'zod';

/** A UUID: it becomes part of ids that operators see, where nothing personal may stand. */
export const idempotencyKey = z.uuid();
