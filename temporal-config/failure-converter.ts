import { DefaultFailureConverter } from '@temporalio/common';

/** Seals messages and stack traces of failures too: they would stand readable in histories otherwise. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
