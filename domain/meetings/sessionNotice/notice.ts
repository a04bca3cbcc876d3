import { z } from 'zod';
import { text } from '../../text/text';
import { type NoticeContent, noticeContent } from './content';

export const returnLength = 1_000;
const reason = () => text().pipe(z.string().trim().min(1).max(returnLength));
const hash = () => z.string().regex(/^[0-9a-f]{64}$/);

/** The words of a notice as it was issued, a paragraph each; its files are written of these for ever after. */
export const issuedText = () =>
  z.strictObject({
    title: z.string().max(300),
    about: z.string().max(500),
    paragraphs: z
      .array(z.strictObject({ text: z.string().max(5_000), heading: z.boolean() }))
      .min(1)
      .max(500),
    signature: z.strictObject({ onBehalf: z.string(), post: z.string(), name: z.string() }),
    copies: z.array(z.string()).max(20),
  });
export type IssuedText = z.infer<ReturnType<typeof issuedText>>;

/** What is done to the notice of a session; each draft is the whole of it. */
export const noticeDeed = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('drafted'), content: noticeContent() }),
    z.strictObject({ kind: z.literal('returned'), returns: z.number().int().positive(), reason: reason() }),
    z.strictObject({ kind: z.literal('approved'), approves: z.number().int().positive() }),
    z.strictObject({
      kind: z.literal('issued'),
      number: z.string().max(60),
      on: z.iso.date(),
      text: issuedText(),
      /** Of the finished files as they were read back. */
      hashes: z.strictObject({ docx: hash(), pdf: hash() }),
    }),
    /** From its first to its last day on the public page, both included. */
    z.strictObject({ kind: z.literal('published'), from: z.iso.date(), until: z.iso.date() }),
    z.strictObject({ kind: z.literal('takenDown'), on: z.iso.date(), reason: reason() }),
  ]);
export type NoticeDeed = z.infer<ReturnType<typeof noticeDeed>>;

interface Done {
  by: string;
  at: string;
}
/** An act as it is known here. */
export interface NoticeAct extends Done {
  of: string;
  revision: number;
  deed: NoticeDeed;
}

export interface NoticeDraft extends Done {
  revision: number;
  content: NoticeContent;
  returned?: (Done & { reason: string }) | undefined;
  approved?: Done | undefined;
}

/** The notice of a session as its acts make it; its id is that of the meeting. */
export interface SessionNotice {
  meetingId: string;
  /** Of the last act; 0 where there is none yet. */
  revision: number;
  draft?: NoticeDraft | undefined;
  issued?: (Done & Omit<Extract<NoticeDeed, { kind: 'issued' }>, 'kind'>) | undefined;
  published?: (Done & { from: string; until: string }) | undefined;
  takenDown?: (Done & { on: string; reason: string }) | undefined;
  acts: (Done & { kind: NoticeDeed['kind'] })[];
}

function evolve(notice: SessionNotice, { revision, by, at, deed }: NoticeAct): SessionNotice {
  const done = { by, at };
  const next = { ...notice, revision, acts: [...notice.acts, { ...done, kind: deed.kind }] };
  const { draft } = notice;
  switch (deed.kind) {
    case 'drafted':
      return { ...next, draft: { ...done, revision, content: deed.content } };
    case 'returned':
      if (draft?.revision !== deed.returns) return next;
      return { ...next, draft: { ...draft, returned: { ...done, reason: deed.reason } } };
    case 'approved':
      // The draft was taken out of the database: what nobody can read was not approved.
      if (draft?.revision !== deed.approves) return next;
      return { ...next, draft: { ...draft, approved: done } };
    case 'issued': {
      const { number, on, text: words, hashes } = deed;
      return { ...next, issued: { ...done, number, on, text: words, hashes } };
    }
    case 'published':
      return { ...next, published: { ...done, from: deed.from, until: deed.until }, takenDown: undefined };
    case 'takenDown':
      return { ...next, takenDown: { ...done, on: deed.on, reason: deed.reason } };
  }
}

/** The notice of a meeting from its acts, in their order. */
export const noticeOf = (meetingId: string, acts: readonly NoticeAct[]): SessionNotice =>
  acts.reduce(evolve, { meetingId, revision: 0, acts: [] });
