import { z } from 'zod';
import { type Role, roles, standsAlone } from '../access/roles';
import { secrecyLevels } from '../access/sight';
import { terms } from '../keeping/schedule';
import { type ActKind, officeItself } from './entries';
import { heldScopes, programContact, programName } from './programs';
import { secondFactorRule } from './secondFactor';

const accountId = z.string().min(1).max(100);
const heldRoles = z.array(z.enum(roles)).min(1).refine(standsAlone);
const placing = {
  areas: z.array(z.string().min(1).max(100)).max(200),
  clearance: z.enum(secrecyLevels),
};

/** What gives somebody power over cases or another's account: it holds only once a second person has confirmed it. */
export const officeAct = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('makeAccount'),
      accountId,
      username: z.string(),
      displayName: z.string(),
      position: z.string(),
      roles: heldRoles,
      /** Absent: for nothing that is secret. */
      clearance: placing.clearance.optional(),
    }),
    /** `from` are the roles that the proposer saw. */
    z.strictObject({
      kind: z.literal('changeRoles'),
      accountId,
      from: z.array(z.enum(roles)),
      roles: heldRoles,
    }),
    z.strictObject({ kind: z.literal('activateAccount'), accountId }),
    z.strictObject({ kind: z.literal('resetPassword'), accountId }),
    z.strictObject({
      kind: z.literal('arrangeAbsence'),
      accountId,
      absence: z.strictObject({ from: z.iso.date(), to: z.iso.date(), deputy: accountId }),
    }),
    /** Somebody has lost what they sign in with besides their password. */
    z.strictObject({ kind: z.literal('resetSecondFactor'), accountId }),
    /** Whoever is that at the provider of single sign-on signs in with this account. */
    z.strictObject({
      kind: z.literal('bindAccount'),
      accountId,
      binding: z.strictObject({ issuer: z.string().max(500), subject: z.string().min(1).max(255) }),
    }),
    /** It is about no account, but about how people sign in. */
    z.strictObject({
      kind: z.literal('requireSecondFactor'),
      accountId: z.literal(officeItself),
      rule: secondFactorRule(),
    }),
    /** Where somebody works and what they are cleared for; `from` is what the proposer saw. */
    z.strictObject({
      kind: z.literal('placeAccount'),
      accountId,
      from: z.strictObject(placing),
      ...placing,
    }),
    /** For how long closed files are kept; `from` is the version that the proposer saw. */
    z.strictObject({
      kind: z.literal('setKeepingTerms'),
      accountId: z.literal(officeItself),
      from: z.number().int().positive(),
      terms: terms(),
    }),
    /** A program is to act for that person; the first token is good until that day. */
    z.strictObject({
      kind: z.literal('makeProgram'),
      accountId,
      programId: accountId,
      name: programName(),
      contact: programContact(),
      scopes: heldScopes(),
      until: z.iso.date(),
    }),
    /** One more token, which is to follow the one in use. */
    z.strictObject({
      kind: z.literal('renewProgram'),
      accountId,
      programId: accountId,
      until: z.iso.date(),
    }),
    z.strictObject({ kind: z.literal('endProgram'), accountId, programId: accountId }),
    /** What an account may know of is told to an address outside, thin as it is: of which cases something happened, and when. */
    z.strictObject({
      kind: z.literal('openWebhook'),
      accountId,
      webhookId: z.uuid(),
      address: z.string().min(1).max(500),
      types: z.array(z.string().max(100)).max(300).optional(),
    }),
    /** People see what they need to know: of the office itself, and of nobody in it. */
    z.strictObject({ kind: z.literal('beginNeedToKnow'), accountId: z.literal(officeItself) }),
  ]);
export type OfficeAct = z.infer<ReturnType<typeof officeAct>>;

/** How long a proposal waits for its second person: long enough for a head to be back, and not until everybody has forgotten why. */
export const proposalLastsDays = 14;

/** How long a one-time code can be used; it is handed over in person, so it is needed soon or not at all. */
export const codeLastsHours = 72;

/** An act that waits, as the rules know it. */
export interface Proposal {
  act: OfficeAct;
  proposedBy: string;
}

/** Somebody of the office with the roles that are their own: nobody confirms in another's place. */
export interface Officer {
  id: string;
  roles: readonly Role[];
}

/** What the rules ask of the office. */
export interface OfficeNow {
  /** Whom the act is about; undefined where that account is still to be made. */
  person: Officer | undefined;
  /** Whether there is an active chair or vice-chair other than that person. */
  hasHead: boolean;
}

const isHead = ({ roles: held }: Officer): boolean => held.includes('chair') || held.includes('viceChair');
const isAdministrator = ({ roles: held }: Officer): boolean => held.includes('administrator');

/** Whose passwords and deputies are no department's matter. */
const aboveDepartments: readonly Role[] = [
  'departmentHead', 'viceChair', 'chair', 'standingCommittee', 'custodian', 'auditor', 'administrator',
]; // prettier-ignore

const isUnderDepartment = (person: Officer | undefined): boolean =>
  person !== undefined && !person.roles.some((role) => aboveDepartments.includes(role));

/**
 * A head answers for who holds which role. Another administrator does for administrators, and, as long as the office has no head,
 * for all.
 */
function mayConfirmRoles(actor: Officer, held: readonly Role[], hasHead: boolean): boolean {
  const concernsAdministrators = held.every((role) => role === 'administrator');
  return isHead(actor) || (isAdministrator(actor) && (concernsAdministrators || !hasHead));
}

/** Whether this person may confirm or refuse an act: never their own proposal, and of what is about themselves only their deputy. */
export function maySettle(
  { act, proposedBy }: Proposal,
  actor: Officer,
  { person, hasHead }: OfficeNow,
): boolean {
  if (actor.id === proposedBy) return false;
  if (actor.id === act.accountId) return act.kind === 'arrangeAbsence';
  switch (act.kind) {
    case 'makeAccount':
      // What an account is cleared for is a head's to confirm, as where it is changed.
      return (act.clearance ?? 'ordinary') === 'ordinary'
        ? mayConfirmRoles(actor, act.roles, hasHead)
        : isHead(actor);
    case 'changeRoles':
      return mayConfirmRoles(actor, [...act.roles, ...(person?.roles ?? [])], hasHead);
    // It shows people cases, or keeps cases from them: for no administrator to do alone.
    case 'placeAccount':
    case 'beginNeedToKnow':
    case 'setKeepingTerms':
      return isHead(actor);
    case 'activateAccount':
      return mayConfirmRoles(actor, person?.roles ?? [], hasHead);
    case 'openWebhook':
    case 'requireSecondFactor':
    // It gives what a person sees to whoever has the token: for a head to answer for, as where somebody gets a role.
    case 'makeProgram':
    case 'renewProgram':
      return isHead(actor) || (isAdministrator(actor) && !hasHead);
    // It takes away alone.
    case 'endProgram':
      return isHead(actor) || isAdministrator(actor);
    case 'resetPassword':
    case 'resetSecondFactor':
    case 'bindAccount':
      return (
        isHead(actor) ||
        (actor.roles.includes('departmentHead') && isUnderDepartment(person)) ||
        (isAdministrator(actor) && !hasHead)
      );
    case 'arrangeAbsence':
      return (
        actor.id !== act.absence.deputy &&
        (isHead(actor) || (actor.roles.includes('departmentHead') && isUnderDepartment(person)))
      );
  }
}

/** Whether confirming shows a one-time code, which the one who confirms hands over. */
export const givesCode = (kind: ActKind): boolean => kind === 'makeAccount' || kind === 'resetPassword';

/** Whether confirming shows a token, which the one who confirms gives to whoever runs the program. */
export const givesToken = (kind: ActKind): boolean => kind === 'makeProgram' || kind === 'renewProgram';
