import type { Logger } from 'pino';
import { maySeeCases, visibilityOf } from '../../domain/access/policy';
import type { Account } from '../../models/accounts';
import type { DailyLetters } from '../../models/dailyLetters';
import type { OwnSettingsStore } from '../../models/ownSettings';
import { filterOfList } from '../lists/caseLists';
import { actorOf } from '../people/actorOf';
import { peopleToday } from '../people/peopleToday';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { dailyLetter } from './letter';
import type { MailServer } from './mailServer';
import { findSendingDay } from './sendingTime';

const minuteMs = 60_000;
/** A server that is away is asked again after two minutes, then after twice as long each time, up to two hours. */
const backOffMs = (tries: number) => Math.min(2 ** tries * minuteMs, 120 * minuteMs);
/** So long it is remembered who got a letter. */
const rememberedDays = 14;

export interface DigestNeeds extends Pick<Services, 'accounts' | 'cases' | 'texts'> {
  ownSettings: OwnSettingsStore;
  letters: DailyLetters;
  mailServer: MailServer;
  logger: Pick<Logger, 'info' | 'warn'>;
  officeUrl: string;
  /** Time of day from which on the letters of a working day go out. */
  at: string;
  now: () => number;
}

/** What became of the letters of one round. */
export interface Round {
  sent: number;
  refused: number;
  waiting: number;
}

/**
 * Sends what letters of today are due and not sent yet. Any number of programs may do it at once: each letter is taken by one of them.
 * Nothing of a person is logged but the id of their account.
 */
export async function sendDueLetters(needs: DigestNeeds): Promise<Round> {
  const round: Round = { sent: 0, refused: 0, waiting: 0 };
  const { accounts, cases, letters, ownSettings, logger } = needs;
  const calendar = await cases.reference.getCurrentCalendar();
  const day = findSendingDay(calendar, new Date(needs.now()).toISOString(), needs.at);
  if (day === undefined) return round;
  const wanting = await ownSettings.listWanting();
  if (wanting.length === 0) return round;
  const all = await accounts.listAccounts();
  for (const id of wanting) {
    const account = all.find(({ _id }) => _id === id);
    if (!account || !isAtWork(account, day)) continue;
    try {
      const became = await sendOne(account, { ...needs, day, all });
      if (became) round[became] += 1;
    } catch (error) {
      // The database is away: the next round goes on.
      logger.warn({ accountId: id, err: describeError(error) }, 'a daily letter could not be looked after');
    }
  }
  if (round.sent + round.refused + round.waiting > 0) logger.info({ day, ...round }, 'daily letters');
  await letters.purge(
    new Date(Date.parse(day) - rememberedDays * 24 * 60 * minuteMs).toISOString().slice(0, 10),
  );
  return round;
}

/** Whoever is away has a deputy for it, and whoever cannot sign in nothing to open. */
function isAtWork(account: Account, day: string): boolean {
  const { active, mustChangePassword, absence } = account;
  const isAway = absence !== undefined && absence.from <= day && day <= absence.to;
  return active && !mustChangePassword && !isAway && maySeeCases(actorOf(account));
}

interface OneNeeds extends DigestNeeds {
  day: string;
  all: readonly Account[];
}

async function sendOne(account: Account, needs: OneNeeds): Promise<keyof Round | undefined> {
  const { day, letters, ownSettings, mailServer, texts, officeUrl, logger } = needs;
  const { _id: accountId, language } = account;
  const count = await countWaiting(account, needs);
  if (count === 0) return undefined;
  const now = needs.now();
  const tries = await letters.take(day, accountId, new Date(now).toISOString());
  if (tries === undefined) return undefined;
  const to = await ownSettings.findAddress(accountId);
  if (to === undefined) {
    await letters.settle(day, accountId, 'refused');
    logger.warn({ accountId }, 'the address of a daily letter cannot be opened');
    return 'refused';
  }
  const posted = await mailServer.post(dailyLetter(texts, { to, language, count, officeUrl }));
  switch (posted.kind) {
    case 'sent':
      await letters.settle(day, accountId, 'sent');
      return 'sent';
    case 'refused':
      await letters.settle(day, accountId, 'refused');
      logger.warn({ accountId, code: posted.code }, 'the mail server takes no letter for an address');
      return 'refused';
    case 'unreachable':
      await letters.putOff(day, accountId, new Date(now + backOffMs(tries + 1)).toISOString());
      logger.warn({ accountId, code: posted.code }, 'a daily letter is tried again later');
      return 'waiting';
  }
}

/** What waits on a person's desk or was reported up to them, as their lists show it. */
async function countWaiting(account: Account, { accounts, cases, day, all }: OneNeeds): Promise<number> {
  const actor = actorOf({ ...account, covers: await accounts.absentFor(account._id, day) }, day);
  const people = peopleToday(all, day);
  const anyOf = [filterOfList('waiting', actor, people), filterOfList('escalated', actor, people)];
  return cases.views.count(visibilityOf(actor), { anyOf });
}
