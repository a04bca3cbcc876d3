import { context, diag, DiagLogLevel, ROOT_CONTEXT, trace, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';
import type { TracingSettings } from '../tracingEnvironment';
import { underIds } from './currentIds';

/** By this name the spans of our programs are told apart from those of others. */
export const tracer = (): Tracer => trace.getTracer('liem');

/** A receiver that stays away is told of so often, in milliseconds. */
const againMs = 10 * 60 * 1000;

const random = new RandomIdGenerator();
let given: string | undefined;

/** Begins spans whose id was said elsewhere: a workflow's, which are told of when they are over. */
export function underSpanId<Result>(spanId: string, begin: () => Result): Result {
  given = spanId;
  try {
    return begin();
  } finally {
    given = undefined;
  }
}

/**
 * Keeps traces from now on, and sends them to where the settings say. Without such settings nothing is kept, and every span is an empty one. What of
 * `OTEL_TRACES_SAMPLER` and `OTEL_BSP_…` the process was told holds too. The resource names the program alone: no host, no user, no command line.
 * @param uponFault hears that traces could not be sent; nothing else waits for that
 * @returns sends what is left, and ends it
 */
export function startTracing(
  { tracing }: { tracing?: TracingSettings | undefined },
  service: 'liem-web' | 'liem-worker',
  uponFault: () => void,
): () => Promise<void> {
  if (tracing === undefined) return () => Promise.resolve();
  const ignored = () => undefined;
  let toldAt = -Infinity;
  const fault = () => {
    if (Date.now() - toldAt < againMs) return;
    toldAt = Date.now();
    // It belongs to nothing that happens to be worked at.
    context.with(ROOT_CONTEXT, () => underIds({}, uponFault));
  };
  // What the receiver has answered is not repeated: that it did not take them is enough.
  const told = { error: fault, warn: fault, info: ignored, debug: ignored, verbose: ignored };
  diag.setLogger(told, DiagLogLevel.WARN);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': service }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({
    resource,
    idGenerator: {
      generateTraceId: () => random.generateTraceId(),
      generateSpanId: () => given ?? random.generateSpanId(),
    },
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: tracing.url, headers: tracing.headers })),
    ],
  });
  provider.register();
  return async () => {
    await provider.shutdown().catch(() => undefined);
    trace.disable();
  };
}
