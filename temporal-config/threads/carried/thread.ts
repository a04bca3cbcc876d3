// Read inside the workflow's sandbox as well as outside.
import { defaultPayloadConverter, type Headers } from '@temporalio/common';

/** What leads from what somebody asked for to all that is done for it: opaque ids, which name nobody. */
export interface Thread {
  /** As `requestIdForm`. */
  readonly requestId?: string | undefined;
  /** As W3C's Trace Context, version 00; only while traces are kept. */
  readonly traceparent?: string | undefined;
}

/** A UUID, or the 32 hexadecimal digits that nginx gives: nothing that could be a word. */
export const requestIdForm = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const traceparentForm = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The parts of a `traceparent`; undefined where it is none. */
export function findTraceparent(
  value: unknown,
): { traceId: string; spanId: string; isSampled: boolean } | undefined {
  const [, traceId, spanId, flags] = (typeof value === 'string' && traceparentForm.exec(value)) || [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export const traceparentOf = (traceId: string, spanId: string, isSampled: boolean): string =>
  `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;

/** Beside what is sealed: Temporal's headers pass no codec, and this is no secret. */
const headerName = 'liem-thread';

/** The thread of a call to a workflow or an activity; whoever reaches Temporal may have sent anything, so what has another form is left out. */
export function threadIn(headers: Headers): Thread {
  const payload = headers[headerName];
  if (!payload) return {};
  let sent: unknown;
  try {
    sent = defaultPayloadConverter.fromPayload(payload);
  } catch {
    return {};
  }
  if (typeof sent !== 'object' || sent === null) return {};
  const { requestId, traceparent } = { requestId: undefined, traceparent: undefined, ...sent };
  return {
    ...(typeof requestId === 'string' && requestIdForm.test(requestId) && { requestId }),
    ...(findTraceparent(traceparent) && { traceparent }),
  };
}

/** The headers of a call with the thread that leads to it. */
export function withThread(headers: Headers, thread: Thread | undefined): Headers {
  if (thread?.requestId === undefined && thread?.traceparent === undefined) return headers;
  return { ...headers, [headerName]: defaultPayloadConverter.toPayload({ ...thread }) };
}
