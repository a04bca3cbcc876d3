import { z } from 'zod';

const collector = z
  .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:4318' })
  .optional();
/** As the standard says, values are percent-encoded. */
const headers = z.string().transform((text, context) => {
  try {
    const pairs = text.split(',').map((pair) => /^\s*([\w-]+)=(.*)$/s.exec(pair) ?? []);
    if (pairs.some(([whole]) => whole === undefined)) throw new RangeError('pair');
    return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
  } catch {
    context.addIssue('must be name=value, several separated by commas, values percent-encoded');
    return z.NEVER;
  }
});

/** The part of OpenTelemetry's standard variables that has to be right for traces to be kept at all. */
export const tracingVariables = {
  OTEL_SDK_DISABLED: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .default(false)
    .describe('true keeps no traces whatever else is said'),
  OTEL_TRACES_EXPORTER: z
    .enum(['otlp', 'none'])
    .default('otlp')
    .describe('otlp sends traces to where OTEL_EXPORTER_OTLP_ENDPOINT says, none keeps none'),
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.describe(
    'where traces go by OTLP over HTTP, for example http://127.0.0.1:4318; without it none are kept',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.describe(
    'the same with the whole path, for example http://127.0.0.1:4318/v1/traces',
  ),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .literal('http/json', 'must be http/json: no other is spoken')
    .optional()
    .describe('how traces are sent'),
  OTEL_EXPORTER_OTLP_HEADERS: headers
    .default({})
    .describe('headers for whoever takes traces, for example an authorization; a secret'),
};

type Tracing = z.infer<z.ZodObject<typeof tracingVariables>>;

export interface TracingSettings {
  /** With the path. */
  readonly url: string;
  /** What the receiver asks for: secrets. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where traces go by what the process was told; undefined where none are kept. */
export function tracingOf(value: Tracing): TracingSettings | undefined {
  if (value.OTEL_SDK_DISABLED || value.OTEL_TRACES_EXPORTER === 'none') return undefined;
  const {
    OTEL_EXPORTER_OTLP_ENDPOINT: base,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: whole,
    OTEL_EXPORTER_OTLP_HEADERS: headers,
  } = value;
  const url = whole ?? (base && `${base.replace(/\/+$/, '')}/v1/traces`);
  return url === undefined ? undefined : { url, headers };
}
