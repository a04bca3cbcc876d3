import { DefaultFailureConverter } from '@temporalio/common';

/** Sends messages and stack traces of failures through the encryption as well; Temporal shows only their types. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
