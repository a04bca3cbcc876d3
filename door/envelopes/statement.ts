import { sign, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** How far a door says that its row has come: the number and hash of the last envelope that it has sealed, and the day on which it says so. */
export const statement = z.object({
  door: z.string().regex(/^[0-9a-f]{16}$/),
  seq: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  on: z.iso.date(),
  /** Under the key of the door’s own certificate, base64. */
  signature: z.base64(),
});
export type Statement = z.infer<typeof statement>;

const signed = ({ door, seq, hash, on }: Omit<Statement, 'signature'>): Buffer =>
  Buffer.from(JSON.stringify(['liem door statement', door, seq, hash, on]));

/** @param key the door’s, as PEM */
export const signStatement = (said: Omit<Statement, 'signature'>, key: string): Statement => ({
  ...said,
  signature: sign('sha256', signed(said), key).toString('base64'),
});

/** Whether a door has said it. @param certificate the one that the office was given, as PEM */
export const isSigned = ({ signature, ...said }: Statement, certificate: string): boolean =>
  verify(
    'sha256',
    signed(said),
    new X509Certificate(certificate).publicKey,
    Buffer.from(signature, 'base64'),
  );
