import { z } from 'zod';
import { anytimeEvents } from './anytime';
import { assignmentEvents } from './assignment';
import { clockEvents } from './clocks';
import { deliberationEvents } from './deliberation';
import { disciplineEvents } from './discipline';
import { fileEvents } from './files';
import { identityEvents } from './identity';
import { intakeEvents } from './intake';
import { keepingEvents } from './keeping';
import { protectionEvents } from './protection';
import { publicationEvents } from './publication';
import { submissionEvents } from './submissions';
import { verificationEvents } from './verification';

/** Every event a case can have; schemas are built on first use, since a workflow meets few of them. */
export const eventSchemas = {
  ...intakeEvents,
  ...assignmentEvents,
  ...verificationEvents,
  ...deliberationEvents,
  ...disciplineEvents,
  ...publicationEvents,
  ...anytimeEvents,
  ...protectionEvents,
  ...clockEvents,
  ...submissionEvents,
  ...fileEvents,
  ...identityEvents,
  ...keepingEvents,
};
export type EventType = keyof typeof eventSchemas;
export type EventData<Type extends EventType> = z.infer<ReturnType<(typeof eventSchemas)[Type]>>;

/** What happened, before it is numbered and signed with time and actor. */
export type Happening = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];

/** An event of a case: the n-th thing that happened, when, by whom, through which command. */
export type CaseEvent = Happening & {
  caseId: string;
  seq: number;
  at: string;
  /** An account id, or `system` for what a clock did. */
  by: string;
  commandId: string;
};

export const systemActor = 'system';

export const happened = <Type extends EventType>(type: Type, data: EventData<Type>) =>
  ({ type, data }) as Extract<Happening, { type: Type }>;

const isEventType = (type: string): type is EventType => type in eventSchemas;

const envelopeSchema = z.object({
  caseId: z.string(),
  seq: z.number().int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  commandId: z.string(),
  type: z.string(),
});
const dataSchema = z.object({ data: z.unknown() });

/** A schema takes longer to build than a hundred events to check. */
const builtSchemas = new Map<EventType, z.ZodType>();
function schemaOf(type: EventType): z.ZodType {
  const schema = builtSchemas.get(type) ?? eventSchemas[type]();
  builtSchemas.set(type, schema);
  return schema;
}

/**
 * Reads an event at a border. What it says is checked and left to the letter as it was stored: its hash is over that.
 * @throws ZodError or RangeError when it is none
 */
export function parseEvent(raw: unknown): CaseEvent {
  const { type, ...envelope } = envelopeSchema.parse(raw);
  if (!isEventType(type)) throw new RangeError(`unknown event type ${type}`);
  const { data } = dataSchema.parse(raw);
  schemaOf(type).parse(data);
  return { ...envelope, type, data } as CaseEvent;
}
