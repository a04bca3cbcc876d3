import { z } from 'zod';
import { Problem } from '../../frame/errors/problem';
import { arrangementOf } from './arrangements';
import type { AskedCommand } from './askedCommand';
import type { Sent } from './readForm';
import type { FormValues } from './writeForm';

/** What accompanies a command: its id, so that sending twice acts once, and what its giver had seen. */
const envelopeSchema = z.object({
  commandId: z.uuid(),
  seenAct: z.coerce.number().int().min(1),
});

export interface SentForm {
  commandId: string;
  seenAct?: number | undefined;
  /** As plain fields would have sent it. */
  sent: Sent;
  /** As it was typed, to show it again. */
  values: FormValues;
}

const isSent = (body: unknown): body is Sent => typeof body === 'object' && body !== null;

/** Reads what a command's form sent. @throws Problem 400 when it is not a form of ours */
export function readSentForm(
  { type, fields }: Pick<AskedCommand, 'type' | 'fields'>,
  body: unknown,
): SentForm {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success || !isSent(body)) throw new Problem(400, 'malformed');
  const sent = arrangementOf(type).unfold?.(body) ?? body;
  const { commandId, seenAct } = envelope.data;
  const values = Object.fromEntries(
    fields.flatMap(({ name }): [string, string | string[]][] => {
      const value = sent[name];
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.map(String)]] : [];
    }),
  );
  // A remark depends on nothing that a colleague may have done meanwhile.
  return { commandId, seenAct: type === 'note' ? undefined : seenAct, sent, values };
}

/** A form's fields one by one, to send the same again. */
export const sentAgain = (body: unknown): { name: string; value: string }[] =>
  Object.entries(isSent(body) ? body : {})
    .filter(([name]) => name !== '_csrf' && name !== 'held')
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
