import { mayBeDeputy } from '../../domain/access/policy';
import { codeLastsHours } from '../../domain/staff/acts';
import { isFitEnd, mayBeActedFor } from '../../domain/staff/programs';
import { officeToday } from '../../language/dates';
import { BindingTakenError } from '../../models/accountBindings';
import { LastAdministratorError, UsernameTakenError } from '../../models/accounts';
import { generateOneTimePassword } from '../../models/accountsPassword';
import type { WaitingAct } from '../../models/officeActs';
import { placingOf } from '../../models/placedAccounts';
import { ProgramChangedError } from '../../models/programs';
import type { Services } from '../services';
import { actorOf } from '../people/actorOf';

/** What came of a confirmed act: done, with a code to hand over where there is one, or why it cannot be done any more. */
export type Carried =
  | { done: true; code?: { text: string; until: string }; token?: { text: string; until: string } }
  | { done: false; why: 'usernameTaken' | 'lastAdministrator' | 'changedSince' | 'bindingTaken' };

const codeLastsMs = codeLastsHours * 60 * 60 * 1000;

/** Undefined where the account of a program is not any more as it was proposed. */
async function unlessChanged<Done>(change: () => Promise<Done>): Promise<Done | undefined> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof ProgramChangedError) return undefined;
    throw error;
  }
}

/** Does what was proposed, in the name of the one who confirmed it. */
export async function carryOut(
  { accounts, signInRules, cases, feed }: Pick<Services, 'accounts' | 'signInRules' | 'cases' | 'feed'>,
  { act, proposedBy }: WaitingAct,
  confirmedBy: string,
): Promise<Carried> {
  const until = new Date(Date.now() + codeLastsMs).toISOString();
  const from = { askedBy: proposedBy, givenBy: confirmedBy, until };
  switch (act.kind) {
    case 'makeAccount': {
      const { kind, accountId, clearance = 'ordinary', ...details } = act;
      void kind;
      const code = generateOneTimePassword();
      const account = {
        ...details,
        _id: accountId,
        password: code,
        mustChangePassword: true,
        passwordFrom: from,
      };
      try {
        await accounts.createAccount(account, confirmedBy);
      } catch (error) {
        if (error instanceof UsernameTakenError) return { done: false, why: 'usernameTaken' };
        throw error;
      }
      // An entry of its own in the log, as where it is changed; until it is there the account is cleared for less.
      if (clearance !== 'ordinary') await accounts.place(accountId, { areas: [], clearance }, confirmedBy);
      return { done: true, code: { text: code, until } };
    }
    case 'changeRoles': {
      const person = await accounts.findAccount(act.accountId);
      if (!person || person.roles.join() !== act.from.join()) return { done: false, why: 'changedSince' };
      try {
        await accounts.changeRoles(act.accountId, act.roles, confirmedBy);
      } catch (error) {
        if (error instanceof LastAdministratorError) return { done: false, why: 'lastAdministrator' };
        throw error;
      }
      return { done: true };
    }
    case 'activateAccount': {
      const person = await accounts.findAccount(act.accountId);
      if (!person || person.active) return { done: false, why: 'changedSince' };
      await accounts.activate(act.accountId, confirmedBy);
      return { done: true };
    }
    case 'resetPassword': {
      const person = await accounts.findAccount(act.accountId);
      if (!person?.active) return { done: false, why: 'changedSince' };
      const code = generateOneTimePassword();
      await accounts.resetPassword(act.accountId, code, from);
      return { done: true, code: { text: code, until } };
    }
    case 'resetSecondFactor': {
      const person = await accounts.findAccount(act.accountId);
      if (!person?.active || !person.secondFactor?.kinds.length) return { done: false, why: 'changedSince' };
      const at = new Date().toISOString();
      await accounts.factors.reset(act.accountId, { askedBy: proposedBy, givenBy: confirmedBy, at });
      return { done: true };
    }
    case 'bindAccount': {
      const person = await accounts.findAccount(act.accountId);
      if (!person?.active) return { done: false, why: 'changedSince' };
      try {
        await accounts.bindings.bind(act.accountId, act.binding, confirmedBy);
      } catch (error) {
        if (error instanceof BindingTakenError) return { done: false, why: 'bindingTaken' };
        throw error;
      }
      return { done: true };
    }
    case 'requireSecondFactor': {
      await signInRules.add(act.rule, confirmedBy);
      return { done: true };
    }
    case 'placeAccount': {
      const person = await accounts.findAccount(act.accountId);
      if (!person) return { done: false, why: 'changedSince' };
      const { areas, clearance } = placingOf(person);
      const isAsSeen = areas.join() === act.from.areas.join() && clearance === act.from.clearance;
      if (!isAsSeen) return { done: false, why: 'changedSince' };
      await accounts.place(act.accountId, act, confirmedBy);
      return { done: true };
    }
    case 'setKeepingTerms': {
      const { reference, officeLog } = cases;
      const now = await reference.findCurrentKeeping();
      if (now?.version !== act.from) return { done: false, why: 'changedSince' };
      const version = act.from + 1;
      await officeLog.append({ by: confirmedBy, type: 'keepingTermsSet', data: { version } });
      await reference.addKeeping({ ...now, version, terms: act.terms });
      return { done: true };
    }
    case 'makeProgram': {
      const { kind, accountId: actsFor, programId, until: lastDay, ...details } = act;
      void kind;
      const person = await accounts.findAccount(actsFor);
      const isAsSeen =
        person !== undefined &&
        mayBeActedFor(person) &&
        isFitEnd(lastDay, officeToday()) &&
        !(await accounts.programs.isNamed(details.name));
      if (!isAsSeen) return { done: false, why: 'changedSince' };
      const program = { _id: programId, actsFor, ...details };
      const text = await accounts.programs.make(program, lastDay, confirmedBy);
      return { done: true, token: { text, until: lastDay } };
    }
    case 'renewProgram': {
      if (!isFitEnd(act.until, officeToday())) return { done: false, why: 'changedSince' };
      const text = await unlessChanged(() =>
        accounts.programs.addToken(act.programId, act.until, confirmedBy),
      );
      if (text === undefined) return { done: false, why: 'changedSince' };
      return { done: true, token: { text, until: act.until } };
    }
    case 'endProgram': {
      const ended = await unlessChanged(async () => {
        await accounts.programs.end(act.programId, confirmedBy);
        return true;
      });
      return ended ? { done: true } : { done: false, why: 'changedSince' };
    }
    case 'openWebhook': {
      const person = await accounts.findAccount(act.accountId);
      if (!person?.active) return { done: false, why: 'changedSince' };
      const { webhookId, accountId, address, types } = act;
      await cases.officeLog.append({
        by: confirmedBy,
        type: 'webhookActed',
        data: { webhookId, deed: 'opened' },
      });
      await feed.catchUp();
      await cases.webhooks.add(webhookId, { accountId, address, types }, await feed.end());
      return { done: true };
    }
    case 'beginNeedToKnow':
      await accounts.needToKnow.begin(confirmedBy);
      return { done: true };
    case 'arrangeAbsence': {
      const [person, deputy] = await Promise.all([
        accounts.findAccount(act.accountId),
        accounts.findAccount(act.absence.deputy),
      ]);
      const isAllowed = person?.active && deputy?.active && mayBeDeputy(actorOf(deputy), actorOf(person));
      if (!isAllowed) return { done: false, why: 'changedSince' };
      await accounts.arrangeAbsence(act.accountId, act.absence, confirmedBy);
      return { done: true };
    }
  }
}
