import { z } from 'zod';

export const textLengths = { subject: 200, organisation: 200, matter: 2_000 } as const;
export const firstYear = 2000;
export const lastYear = 2100;
export const mostEntries = 200;

/** Who or what is to be inspected, on which matter, in which month, and which account answers for it. */
export const planEntrySchema = z.object({
  entryId: z.string().min(1).max(100),
  subject: z.string().min(1).max(textLengths.subject),
  /** The organisation of the subject; empty where the subject is one itself. */
  organisation: z.string().max(textLengths.organisation),
  matter: z.string().min(1).max(textLengths.matter),
  officer: z.string().min(1).max(100),
  month: z.number().int().min(1).max(12),
});
export type PlanEntry = z.infer<typeof planEntrySchema>;

/** What is done to a plan. A draft is the whole plan as it is to be; nothing of what was there before is touched by it. */
export const planDeedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drafted'), entries: z.array(planEntrySchema).max(mostEntries) }),
  /** Approves the draft of that revision, as it stands. */
  z.object({ kind: z.literal('approved'), approves: z.number().int().positive() }),
  z.object({ kind: z.literal('takenUp'), entryId: z.string().max(100), caseId: z.string().max(100) }),
]);
export type PlanDeed = z.infer<typeof planDeedSchema>;

/** An act as it is kept: acts are added, never changed. */
export const planActSchema = z.object({
  year: z.number().int().min(firstYear).max(lastYear),
  revision: z.number().int().positive(),
  by: z.string().min(1).max(100),
  at: z.iso.datetime(),
  /** Under which id it was sent: what is sent twice is done once. */
  commandId: z.string().min(1).max(100),
  deed: planDeedSchema,
});
export type PlanAct = z.infer<typeof planActSchema>;

/** A draft, and who made it when. */
export interface Draft {
  revision: number;
  by: string;
  at: string;
  entries: PlanEntry[];
}
/** A draft with who approved it when. */
export interface Approval extends Draft {
  approvedBy: string;
  approvedAt: string;
}
export interface TakenUp {
  entryId: string;
  caseId: string;
  by: string;
  at: string;
}

/** The inspection plan of a year as its acts make it. */
export interface Plan {
  year: number;
  /** Of the last act; 0 where there is none yet. */
  revision: number;
  /** What waits for approval. */
  draft?: Draft | undefined;
  /** Every draft that there was, the latest last. */
  drafts: Draft[];
  /** Every approval, the one in force last. */
  approvals: Approval[];
  takenUp: TakenUp[];
}

const noPlan = (year: number): Plan => ({ year, revision: 0, drafts: [], approvals: [], takenUp: [] });

function evolve(plan: Plan, { revision, by, at, deed }: PlanAct): Plan {
  const next = { ...plan, revision };
  switch (deed.kind) {
    case 'drafted': {
      const draft = { revision, by, at, entries: deed.entries };
      return { ...next, draft, drafts: [...plan.drafts, draft] };
    }
    case 'approved': {
      const { draft } = plan;
      // The draft was taken out of the database: what nobody can read was not approved.
      if (draft?.revision !== deed.approves) return next;
      const approval = { ...draft, approvedBy: by, approvedAt: at };
      return { ...next, draft: undefined, approvals: [...plan.approvals, approval] };
    }
    case 'takenUp': {
      const { entryId, caseId } = deed;
      return { ...next, takenUp: [...plan.takenUp, { entryId, caseId, by, at }] };
    }
  }
}

/** The plan of a year from its acts, in their order. */
export const planOf = (year: number, acts: readonly PlanAct[]): Plan => acts.reduce(evolve, noPlan(year));

export const findInForce = ({ approvals }: Plan): Approval | undefined => approvals.at(-1);

/** What a change begins from: the draft, or where none waits what is in force. */
export const workedOn = (plan: Plan): PlanEntry[] => (plan.draft ?? findInForce(plan))?.entries ?? [];
