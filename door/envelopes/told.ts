import sodium from 'libsodium-wrappers';
import { z } from 'zod';
import { boxName, messageKinds } from './envelope';
import { padded, unpadded } from './padding';
import type { KeyPair } from './sealedEnvelope';

/** How a report stands, in the words that its reporter is told. */
export const reporterStages = [
  'received', 'considered', 'accepted', 'verified', 'deliberated', 'concluded',
  'refused', 'keptOnFile', 'guided', 'forwarded', 'joined', 'withdrawn',
] as const; // prettier-ignore
export type ReporterStage = (typeof reporterStages)[number];

/** What comes next, and the day until which it should. */
export const nextSteps = ['consider', 'settle', 'publish'] as const;
/** What the office has told in the way that the law knows. */
export const toldMatters = [
  'acceptance', 'refusal', 'forwarding', 'extension', 'result', 'withdrawal', 'falseReport', 'complexity', 'guidance', 'reopening',
] as const; // prettier-ignore

/** All that a reporter is told, as one document: it replaces the one before. Officers are in it as the office alone. */
export const told = z.object({
  box: boxName,
  /** The how-manieth of this box. */
  turn: z.number().int().positive(),
  /** The day of the office on which it was written. */
  on: z.iso.date(),
  stage: z.enum(reporterStages),
  next: z.object({ step: z.enum(nextSteps), by: z.iso.date() }).optional(),
  /** What the office has written, questions among it. */
  written: z.array(
    z.object({
      id: z.number().int().positive(),
      on: z.iso.date(),
      text: z.string(),
      asks: z.boolean(),
      answered: z.boolean(),
    }),
  ),
  notices: z.array(z.object({ about: z.enum(toldMatters), on: z.iso.date() })),
  /** What has come from the reporter and reached the office. */
  heard: z.array(z.object({ kind: z.enum(messageKinds), on: z.iso.date() })),
  /** Whether the matter is over and the reporter is asked how it was. */
  asksOpinion: z.boolean(),
});
export type Told = z.infer<typeof told>;

/** Seals what a reporter is told to their key; it opens with the office’s public key, so that nobody else can have written it. */
export async function sealTold(reporter: Uint8Array, office: KeyPair, value: Told): Promise<Uint8Array> {
  await sodium.ready;
  const nonce = sodium.randombytes_buf(sodium.crypto_box_NONCEBYTES);
  const plain = await padded(new TextEncoder().encode(JSON.stringify(value)));
  const sealed = sodium.crypto_box_easy(plain, nonce, reporter, office.privateKey);
  return new Uint8Array([...nonce, ...sealed]);
}

/** What the office has told; undefined where it was altered, or is for another box. */
export async function findTold(
  box: string,
  reporter: KeyPair,
  offices: readonly Uint8Array[],
  sealed: Uint8Array,
): Promise<Told | undefined> {
  await sodium.ready;
  const nonce = sealed.subarray(0, sodium.crypto_box_NONCEBYTES);
  const rest = sealed.subarray(sodium.crypto_box_NONCEBYTES);
  for (const office of offices) {
    try {
      const plain = await unpadded(sodium.crypto_box_open_easy(rest, nonce, office, reporter.privateKey));
      const read = told.parse(JSON.parse(new TextDecoder().decode(plain)));
      if (read.box === box) return read;
    } catch {
      // Written under another key of the office, or not as it was written.
    }
  }
  return undefined;
}
