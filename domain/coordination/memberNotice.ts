import { z } from 'zod';
import { text } from '../text/text';
import { type BodyKind, bodyKinds } from './outside';

export const noticeLengths = { line: 300, note: 2_000, kept: 50 } as const;
const words = (most: number) => text().pipe(z.string().trim().min(1).max(most));
const line = () => words(noticeLengths.line);

/** What a body outside tells of that it has done to a Party member. */
export const memberMeasures = [
  'charged', 'heldInCustody', 'detained', 'indicted', 'broughtToTrial', 'judged', 'discontinued', 'administrative', 'other',
] as const; // prettier-ignore
export type MemberMeasure = (typeof memberMeasures)[number];

/** Bodies of criminal justice, which tell the Party within a term of their own. */
const judicial: readonly BodyKind[] = [
  'investigation', 'procuracy', 'court', 'judgmentEnforcement', 'police',
]; // prettier-ignore
export const isJudicial = (kind: BodyKind): boolean => judicial.includes(kind);

/** What came: which body, what it has decided, and of whom. */
export const noticeContent = () =>
  z.strictObject({
    body: line(),
    bodyKind: z.enum(bodyKinds),
    measure: z.enum(memberMeasures),
    decisionNumber: line(),
    decidedOn: z.iso.date(),
    receivedOn: z.iso.date(),
    member: z.strictObject({
      name: line(),
      post: line().optional(),
      /** The Party organisation that manages the member. */
      organisation: line(),
    }),
    note: words(noticeLengths.note).optional(),
    /** Accounts of those whom it concerns themselves, or who are close to the member: it is kept from them. */
    keptFrom: z.array(z.string().min(1).max(100)).max(noticeLengths.kept).default([]),
  });
export type NoticeContent = z.infer<ReturnType<typeof noticeContent>>;

/** The last days of the body's telling and of the commission's passing on, and from which it is reminded. */
const noticeDays = z.strictObject({ tellBy: z.iso.date(), passBy: z.iso.date(), remindOn: z.iso.date() });
export type NoticeDays = z.infer<typeof noticeDays>;

/** The managing organisation was told: when, whom of it, and by which document. */
export const passingOn = () => z.strictObject({ to: line(), on: z.iso.date(), document: line() });
export const linkWays = ['linked', 'opened'] as const;

/** What is done to a notice about a member. */
export const memberNoticeDeed = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('received'), content: noticeContent(), days: noticeDays }),
    z.strictObject({
      kind: z.literal('corrected'),
      content: noticeContent(),
      days: noticeDays,
      reason: words(noticeLengths.note),
    }),
    passingOn().extend({ kind: z.literal('passedOn') }),
    z.strictObject({ kind: z.literal('linked'), caseId: z.string().min(1).max(100), way: z.enum(linkWays) }),
    z.strictObject({ kind: z.literal('leftAlone'), reason: words(noticeLengths.note) }),
  ]);
export type MemberNoticeDeed = z.infer<ReturnType<typeof memberNoticeDeed>>;

interface Done {
  by: string;
  at: string;
}
export interface MemberNoticeAct extends Done {
  of: string;
  revision: number;
  deed: MemberNoticeDeed;
}

/** A notice about a member as its acts make it. */
export interface MemberNotice extends Done {
  noticeId: string;
  /** Of the last act. */
  revision: number;
  content: NoticeContent;
  days: NoticeDays;
  passedOn?: (Done & z.infer<ReturnType<typeof passingOn>>) | undefined;
  /** The case that was opened for it, or to which it belongs: the last that was named. */
  linked?: { caseId: string; way: (typeof linkWays)[number] } | undefined;
  /** Why nothing is to be done; a case that is named later takes its place. */
  leftAlone?: (Done & { reason: string }) | undefined;
  acts: readonly MemberNoticeAct[];
}

function evolve(before: MemberNotice | undefined, act: MemberNoticeAct): MemberNotice | undefined {
  const { of, revision, by, at, deed } = act;
  if (deed.kind === 'received') {
    const { content, days } = deed;
    return { noticeId: of, revision, by, at, content, days, acts: [act] };
  }
  // What follows nothing that can be read is about nothing.
  if (!before) return undefined;
  const next = { ...before, revision, acts: [...before.acts, act] };
  switch (deed.kind) {
    case 'corrected':
      return { ...next, content: deed.content, days: deed.days };
    case 'passedOn': {
      const { to, on, document } = deed;
      return { ...next, passedOn: { by, at, to, on, document } };
    }
    case 'linked':
      return { ...next, linked: { caseId: deed.caseId, way: deed.way }, leftAlone: undefined };
    case 'leftAlone':
      return { ...next, leftAlone: { by, at, reason: deed.reason } };
  }
}

/** A notice from its acts, in their order; undefined where there are none. */
export const memberNoticeOf = (acts: readonly MemberNoticeAct[]): MemberNotice | undefined =>
  acts.reduce(evolve, undefined as MemberNotice | undefined);

/** Every notice that these acts make, in no order. */
export function memberNoticesOf(acts: readonly MemberNoticeAct[]): MemberNotice[] {
  const byNotice = new Map<string, MemberNoticeAct[]>();
  for (const act of acts) {
    const own = byNotice.get(act.of);
    if (own) own.push(act);
    else byNotice.set(act.of, [act]);
  }
  return [...byNotice.values()].flatMap((own) => memberNoticeOf(own) ?? []);
}
