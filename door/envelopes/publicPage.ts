import { createHash, sign, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';

const publicId = z.string().regex(/^[0-9a-z-]{1,64}$/);
const words = (most: number) => z.string().max(most);

/** What the office has made public for some days: it bears an address of its own. */
export const publicItem = z.strictObject({
  id: publicId,
  kind: z.string().regex(/^[a-zA-Z]{1,40}$/),
  title: words(600),
  paragraphs: z.array(words(10_000)).max(500),
  /** The first and the last day on which it is shown; without a last day it is shown until the office takes it down. */
  from: z.iso.date(),
  until: z.iso.date().optional(),
});
export type PublicItem = z.infer<typeof publicItem>;

export const receptionShown = z.strictObject({
  on: z.iso.date(),
  from: words(5),
  to: words(5),
  kind: z.enum(['regular', 'head', 'adHoc']),
  place: words(300),
  receivers: z.array(words(600)).max(20),
  matters: words(1_000),
  /** Why it was moved, or does not take place. */
  notices: z.array(words(1_000)).max(20),
  cancelled: z.boolean(),
});

/** What is counted for everybody. */
export const publicCounts = ['received', 'guided', 'forwarded', 'kept', 'settled', 'published'] as const;

/** Figures of a quarter that is over; `null`: fewer than `fewerThan`. */
export const publicFigures = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  fewerThan: z.number().int().min(1),
  counts: z.record(z.enum(publicCounts), z.number().int().nonnegative().nullable()),
});
export type PublicFigures = z.infer<typeof publicFigures>;

/** All that the door shows of the office, as one document: it replaces the one before. */
export const publicPage = z.strictObject({
  door: z.string().regex(/^[0-9a-f]{16}$/),
  /** When it was made: the door takes none that is older than the one that it has. */
  made: z.iso.datetime(),
  office: words(300),
  items: z.array(publicItem).max(2_000),
  /** What was shown once, and is no more. */
  gone: z.array(publicId).max(50_000),
  reception: z.array(receptionShown).max(400),
  figures: publicFigures.optional(),
});
export type PublicPage = z.infer<typeof publicPage>;

/** The document as it travels: its very words, and the office’s signature over them. */
export const signedPage = z.strictObject({ page: z.string().max(20_000_000), signature: z.base64() });
export type SignedPage = z.infer<typeof signedPage>;

const signed = (page: string): Buffer => Buffer.from(`liem public page\n${page}`);

/** @param key the courier’s, as PEM: the door knows its certificate */
export function signPage(value: PublicPage, key: string): SignedPage {
  const page = JSON.stringify(publicPage.parse(value));
  return { page, signature: sign('sha256', signed(page), key).toString('base64') };
}

/** The page that the office has signed for this door; undefined where it was altered, or is for another. @param certificate the courier’s, as PEM */
export function findPage(
  sent: unknown,
  { door, certificate }: { door: string; certificate: string },
): PublicPage | undefined {
  const { data } = signedPage.safeParse(sent);
  if (!data) return undefined;
  const key = new X509Certificate(certificate).publicKey;
  if (!verify('sha256', signed(data.page), key, Buffer.from(data.signature, 'base64'))) return undefined;
  try {
    const page = publicPage.parse(JSON.parse(data.page));
    return page.door === door ? page : undefined;
  } catch {
    return undefined;
  }
}

/** What a page says, whenever it was made: hex. */
export const pageDigest = ({ made, ...said }: PublicPage): string => {
  void made;
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
};
