import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { keysFor, type MasterKey } from '../../../models/keyRing';
import { seal, unseal } from '../../../models/sealing';
import { createSeals } from '../../../models/seals';

/** What somebody typed into a form that could not be carried out, until they have signed in again. */
export interface HeldForm {
  /** Where the form was sent. */
  path: string;
  /** Whose form it was: nobody else is shown it. */
  writer: string;
  fields: Record<string, unknown>;
}

const heldSchema = z.object({
  path: z.string().regex(/^\/(?![/\\])/),
  writer: z.string(),
  fields: z.record(z.string(), z.unknown()),
  until: z.number(),
});

const heldForMs = 12 * 60 * 60 * 1000;
const between = '~';
const context = 'form held until its writer has signed in again';
const mostInflated = 8 * 1024 * 1024;

const isSecret = (name: string): boolean => name === '_csrf' || /password/i.test(name);

/** Passwords and tokens are left out at every depth. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !isSecret(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSecrets(inner)]));
}

/** What a form may carry again: all that was typed but secrets. */
export const heldFields = (body: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !isSecret(name))
      .map(([name, value]) => [name, withoutSecrets(value)]),
  );

/**
 * Forms outlive the session in which they were opened. Each bears the name of its writer under a key of the office, which no other site
 * can make; what was typed into it is sealed and goes with the page on which its writer signs in again, never into a cookie or the database.
 */
export interface HeldForms {
  /** Puts the writer's mark behind a form's token. */
  marked(token: string, writer: string): string;
  /** Whose form sent this token, however old it is; undefined when no form of ours did. */
  writerOf(sent: string): string | undefined;
  seal(form: HeldForm): string;
  /** What was sealed; undefined when it is not ours, was altered, or is older than some hours. */
  open(sealed: string): HeldForm | undefined;
}

/** The token of a form without its writer's mark. */
export const tokenWithoutMark = (sent: string): string => sent.split(between)[0] ?? '';

/** @param now the clock by which what is held ends */
export function createHeldForms(masterKeys: readonly MasterKey[], now: () => number = Date.now): HeldForms {
  const keys = keysFor('heldForms', masterKeys);
  const marks = createSeals('formMarks', masterKeys);
  return {
    marked: (token, writer) => {
      const mark = marks.over(writer).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      return [token, writer, mark].join(between);
    },
    writerOf: (sent) => {
      const [, writer, mark] = sent.split(between);
      return writer !== undefined && marks.holds(writer, mark) ? writer : undefined;
    },
    seal: (form) => {
      const plain = deflateRawSync(JSON.stringify({ ...form, until: now() + heldForMs }));
      const sealed = seal(keys.current.key, keys.current.id, context, plain);
      return Buffer.from(JSON.stringify(sealed)).toString('base64url');
    },
    open: (given) => {
      try {
        const sealed = sealedSchema.parse(JSON.parse(Buffer.from(given, 'base64url').toString()));
        const key = keys.find(sealed.keyId);
        if (!key) return undefined;
        const plain = inflateRawSync(unseal(key.key, context, sealed), { maxOutputLength: mostInflated });
        const { until, ...form } = heldSchema.parse(JSON.parse(plain.toString()));
        return until > now() ? form : undefined;
      } catch {
        // Somebody else's, or damaged on the way.
        return undefined;
      }
    },
  };
}

const sealedSchema = z.object({ keyId: z.string(), iv: z.string(), tag: z.string(), text: z.string() });
