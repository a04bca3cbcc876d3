import {
  context,
  isSpanContextValid,
  type Context,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { findTraceparent, type Thread, traceparentOf } from './carried/thread';
import { currentIds } from './currentIds';
import { tracer } from './tracing';

/** What a span may say: closed words, patterns of addresses, and opaque ids. No name, no address, no question, nothing that was typed. */
export interface SpanSays {
  'liem.case_id'?: string;
  'liem.command_type'?: string;
  'liem.request_id'?: string;
  'http.request.method'?: string;
  'http.route'?: string;
  'http.response.status_code'?: number;
  'db.system.name'?: 'mongodb';
  'db.operation.name'?: string;
  'db.collection.name'?: string;
  'temporal.operation'?: string;
}

/** Where a thread comes from, to begin under it; the present place where it says nothing. */
export function contextOf({ traceparent }: Thread): Context {
  const parent = findTraceparent(traceparent);
  if (!parent) return context.active();
  const { traceId, spanId, isSampled } = parent;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(context.active(), { traceId, spanId, traceFlags, isRemote: true });
}

/** The `traceparent` of what is being done; undefined while no traces are kept. */
export function findTraceparentOf(span: Span | undefined): string | undefined {
  const at = span?.spanContext();
  if (!at || !isSpanContextValid(at)) return undefined;
  return traceparentOf(at.traceId, at.spanId, (at.traceFlags & TraceFlags.SAMPLED) !== 0);
}

/** What leads on from here. */
export const threadFromHere = (): Thread => ({
  requestId: currentIds()?.requestId,
  traceparent: findTraceparentOf(trace.getActiveSpan()),
});

/** Says in a span that something has failed, and never in which words. */
export const markFailed = (span: Span): void => void span.setStatus({ code: SpanStatusCode.ERROR });

/** Does something in a span of its own. @param isFault whether what was thrown is a fault, and no answer */
export async function inSpan<Result>(
  { name, kind, says, under }: { name: string; kind: SpanKind; says: SpanSays; under?: Thread },
  work: () => Promise<Result>,
  isFault: (error: unknown) => boolean = () => true,
): Promise<Result> {
  const from = contextOf(under ?? {});
  const span = tracer().startSpan(name, { kind, attributes: { ...says } }, from);
  try {
    return await context.with(trace.setSpan(from, span), work);
  } catch (error) {
    if (isFault(error)) markFailed(span);
    throw error;
  } finally {
    span.end();
  }
}
