import { localDate } from '../../domain/calendar/officeDays';
import { everyMinute, type Rounds } from '../everyMinute';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { sendDueLetters } from './dailyDigest';
import { createMailServer } from './mailServer';

/** Looks every minute whether daily letters are due; undefined in an office without a mail server. Each web server does it. */
export function startDigestRounds(services: Services): Rounds | undefined {
  const { settings, readiness, cases, letters, logger } = services;
  if (!settings.mail) return undefined;
  const { officeUrl, at } = settings.mail;
  const mailServer = createMailServer(settings.mail);
  readiness.addWatch('mail', async () => {
    const today = localDate(await cases.reference.getCurrentCalendar(), new Date().toISOString());
    if ((await letters.countWaiting(today)) > 0) throw new Error('letters wait for the mail server');
  });

  const round = async () => {
    try {
      await sendDueLetters({ ...services, mailServer, officeUrl, at, now: Date.now });
    } catch (error) {
      logger.warn({ err: describeError(error) }, 'daily letters could not be looked after');
    }
  };
  const rounds = everyMinute(round);
  return {
    // The letter that is on its way is finished first.
    stop: async () => {
      await rounds.stop();
      mailServer.close();
    },
  };
}
