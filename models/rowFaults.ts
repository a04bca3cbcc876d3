import type { Connection } from 'mongoose';
import { findOfficeEntry } from '../domain/staff/entries';
import { storedAccountSchema } from './accountsSchema';
import { membershipSchema } from './bodies';
import { programCollection, readKeptProgram } from './programs';
import type { MasterKey } from './keyRing';
import type { OfficeLog } from './officeLog';
import { figureShelf } from './figureActs';
import { memberNoticeShelf } from './memberNotices';
import { createPlanActs, planCollection } from './inspectionPlans';
import { readKeptDayAct, receptionDayCollection } from './receptionDays';
import { readKeptVisitAct, visitCollection } from './receptionVisits';
import { matterCollection, readKeptMatterAct } from './listedMatters';
import { createRowProofs, rowDigest, type RowKind } from './rowProofs';
import { type ActShelf, sealedActForm } from './sealedActs';
import { sessionNoticeShelf } from './sessionNotices';
import { readKeptSignInRule, signInRuleCollection } from './signInRules';
import { supervisionShelf } from './supervision';

/**
 * What is wrong with a row about people, with an act on an inspection plan, a day of reception, a visit, a listed matter, figures, the notice of a session a recommendation of those who supervise or a notice about a member, or a rule of signing in: `unproved`, no program of ours wrote it as it stands; `older`, the log of the office knows
 * a later one (an older copy was put back, or its last change was cut short); `gone`, the log knows it and it is not there.
 */
export interface RowFault {
  kind: Exclude<RowKind, 'act'>;
  id: string;
  fault: 'unproved' | 'older' | 'gone';
}

/** The last revision of each row that the log tells of, with the digests that it may have. */
type Known = Map<string, { revision: number; digests: Set<string> }>;

function remember(known: Known, id: string, revision: number, digest: string): void {
  const before = known.get(id);
  // Of two changes at once only one was done, and the other again as the next one.
  if (before?.revision === revision) before.digests.add(digest);
  else if (!before || before.revision < revision) known.set(id, { revision, digests: new Set([digest]) });
}

async function knownRows(log: Pick<OfficeLog, 'readKept'>) {
  const accounts: Known = new Map();
  const memberships: Known = new Map();
  const programs: Known = new Map();
  const planActs: Known = new Map();
  const signInRules: Known = new Map();
  const dayActs: Known = new Map();
  const visitActs: Known = new Map();
  const matterActs: Known = new Map();
  const figureActs: Known = new Map();
  const noticeActs: Known = new Map();
  const supervisionActs: Known = new Map();
  const memberActs: Known = new Map();
  for (const { by, type, data } of await log.readKept()) {
    const entry = findOfficeEntry({ by, type, data });
    if (entry?.type === 'logBegun') {
      for (const one of entry.data.accounts) remember(accounts, one.accountId, one.revision, one.digest);
      for (const one of entry.data.memberships) remember(memberships, one.membershipId, 1, one.digest);
    } else if (entry?.type === 'membersSet') {
      remember(memberships, entry.data.membershipId, 1, entry.data.digest);
    } else if (entry?.type === 'secondFactorRequired') {
      remember(signInRules, entry.data.ruleId, 1, entry.data.digest);
    } else if (entry?.type === 'receptionDayActed') {
      remember(dayActs, entry.data.dayActId, 1, entry.data.digest);
    } else if (entry?.type === 'visitActed') {
      remember(visitActs, entry.data.visitActId, 1, entry.data.digest);
    } else if (entry?.type === 'matterActed') {
      remember(matterActs, entry.data.matterActId, 1, entry.data.digest);
    } else if (entry?.type === 'figuresActed') {
      remember(figureActs, entry.data.figureActId, 1, entry.data.digest);
    } else if (entry?.type === 'sessionNoticeActed') {
      remember(noticeActs, entry.data.noticeActId, 1, entry.data.digest);
    } else if (entry?.type === 'supervisionActed') {
      remember(supervisionActs, entry.data.supervisionActId, 1, entry.data.digest);
    } else if (entry && 'programId' in entry.data) {
      const { data } = entry;
      if ('digest' in data) remember(programs, data.programId, data.revision, data.digest);
    } else if (entry?.type === 'memberNoticeActed') {
      remember(memberActs, entry.data.memberActId, 1, entry.data.digest);
    } else if (entry && 'planActId' in entry.data) {
      remember(planActs, entry.data.planActId, 1, entry.data.digest);
    } else if (entry && 'revision' in entry.data) {
      remember(accounts, entry.data.accountId, entry.data.revision, entry.data.digest);
    }
  }
  return {
    accounts, memberships, programs, planActs, signInRules, dayActs, visitActs, matterActs, figureActs, noticeActs,
    supervisionActs, memberActs,
  }; // prettier-ignore
}

/** Compares every account, list of members, act on a plan and rule of signing in with its proof, and with what the log of the office tells. */
export async function findRowFaults(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  log: Pick<OfficeLog, 'readKept'>,
): Promise<RowFault[]> {
  const proofs = createRowProofs(masterKeys);
  const acts = createPlanActs(connection, masterKeys);
  const known = await knownRows(log);
  const faults: RowFault[] = [];

  const look = async (
    kind: RowFault['kind'],
    collection: string,
    read: (kept: object) => object | undefined,
    rows: Known,
  ) => {
    const there = new Set<string>();
    for (const kept of await connection.collection(collection).find().toArray()) {
      const id = String(kept._id);
      there.add(id);
      const row = read(kept);
      if (!row || !proofs.holds(kind, row, kept.proof)) faults.push({ kind, id, fault: 'unproved' });
      else if (!rows.get(id)?.digests.has(rowDigest(kind, row))) faults.push({ kind, id, fault: 'older' });
    }
    for (const id of rows.keys()) if (!there.has(id)) faults.push({ kind, id, fault: 'gone' });
  };

  await look('account', 'accounts', (kept) => storedAccountSchema.safeParse(kept).data, known.accounts);
  await look(
    'membership',
    'bodies',
    (kept) => {
      const { data } = membershipSchema.safeParse(kept);
      return data && '_id' in kept ? { _id: String(kept._id), ...data } : undefined;
    },
    known.memberships,
  );
  await look('program', programCollection, readKeptProgram, known.programs);
  await look('planAct', planCollection, (kept) => acts.read(kept)?.row, known.planActs);
  await look('dayAct', receptionDayCollection, (kept) => readKeptDayAct(kept)?.row, known.dayActs);
  await look('visitAct', visitCollection, (kept) => readKeptVisitAct(kept)?.row, known.visitActs);
  await look('matterAct', matterCollection, (kept) => readKeptMatterAct(kept)?.row, known.matterActs);
  const lookAt = async <Deed extends { kind: string }>(shelf: ActShelf<Deed>, acts: Known): Promise<void> => {
    const form = sealedActForm(connection, masterKeys, shelf);
    await look(shelf.proof, shelf.collection, (kept) => form.read(kept)?.row, acts);
  };
  await lookAt(figureShelf, known.figureActs);
  await lookAt(sessionNoticeShelf, known.noticeActs);
  await lookAt(supervisionShelf, known.supervisionActs);
  await lookAt(memberNoticeShelf, known.memberActs);
  await look('signInRule', signInRuleCollection, readKeptSignInRule, known.signInRules);
  return faults;
}
