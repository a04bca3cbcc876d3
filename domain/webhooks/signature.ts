import { createHmac } from 'node:crypto';

/**
 * What shows a receiver that a delivery is the office's and when it was sent: `t=seconds,v1=hex`, HMAC-SHA256 over `t.body` under each secret that
 * holds, of which the receiver knows one.
 */
export function signatureOf(body: string, secrets: readonly string[], at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  const over = (secret: string) => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return [`t=${t}`, ...secrets.map((secret) => `v1=${over(secret)}`)].join(',');
}
