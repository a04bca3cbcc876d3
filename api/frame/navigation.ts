import {
  mayDo,
  mayReadMeetings,
  mayReadProcedures,
  mayReadRegisters,
  maySeeCases,
  type Actor,
} from '../../domain/access/policy';
import type { Account } from '../../models/accounts';
import { isHeldBack, type SignedIn } from './request';
import { hasDesk } from '../../office/lists/deskLists';
import { actorOf } from '../../office/people/actorOf';
import type { Translate } from '../../language/texts';

interface NavigationEntry {
  href: string;
  key: string;
  isFor: (actor: Actor) => boolean;
}

const doorReportsPath = '/door-reports';
const recommendationsPath = '/supervision/recommendations';

/** The ways through the product, in the order of a working day. Hiding an entry is a courtesy, not the guard. */
const entries: readonly NavigationEntry[] = [
  { href: '/supervision', key: 'layout:navigation.supervision', isFor: (actor) => mayDo(actor, 'supervise') },
  { href: '/work', key: 'layout:navigation.work', isFor: hasCaseWork },
  { href: '/desk', key: 'layout:navigation.desk', isFor: hasDesk },
  { href: '/reports/new', key: 'layout:navigation.register', isFor: (actor) => mayDo(actor, 'register') },
  { href: doorReportsPath, key: 'layout:navigation.doorReports', isFor: (actor) => mayDo(actor, 'register') },
  { href: '/reception', key: 'layout:navigation.reception', isFor: (actor) => mayDo(actor, 'seeReception') },
  { href: '/audit', key: 'layout:navigation.audit', isFor: (actor) => mayDo(actor, 'replay') },
  { href: '/cases', key: 'layout:navigation.cases', isFor: maySeeCases },
  { href: '/subjects', key: 'layout:navigation.subjects', isFor: (actor) => mayDo(actor, 'seeSubjects') },
  { href: '/matters', key: 'layout:navigation.matters', isFor: (actor) => mayDo(actor, 'seeMatters') },
  {
    href: '/coordination',
    key: 'layout:navigation.coordination',
    isFor: (actor) => mayDo(actor, 'seeCoordination'),
  },
  // Whoever sees coordination comes to it from there.
  {
    href: '/coordination/members',
    key: 'layout:navigation.memberNotices',
    isFor: (actor) => mayDo(actor, 'takeMemberNotices') && !mayDo(actor, 'seeCoordination'),
  },
  {
    href: '/inspection-plans',
    key: 'layout:navigation.plans',
    isFor: (actor) => mayDo(actor, 'seePlans'),
  },
  { href: '/figures', key: 'layout:navigation.figures', isFor: (actor) => mayDo(actor, 'seeFigures') },
  { href: '/publications', key: 'layout:navigation.publications', isFor: maySeeCases },
  { href: '/meetings', key: 'layout:navigation.meetings', isFor: mayReadMeetings },
  { href: '/pictures', key: 'layout:navigation.pictures', isFor: (actor) => mayDo(actor, 'seePictures') },
  {
    href: recommendationsPath,
    key: 'layout:navigation.recommendations',
    isFor: (actor) => mayDo(actor, 'followSupervision'),
  },
  { href: '/keeping', key: 'layout:navigation.keeping', isFor: (actor) => mayDo(actor, 'seeKeeping') },
  { href: '/import', key: 'layout:navigation.import', isFor: (actor) => mayDo(actor, 'import') },
  { href: '/accounts', key: 'layout:navigation.accounts', isFor: (actor) => mayDo(actor, 'manageAccounts') },
  { href: '/programs', key: 'layout:navigation.programs', isFor: (actor) => mayDo(actor, 'manageAccounts') },
  { href: '/webhooks', key: 'layout:navigation.webhooks', isFor: (actor) => mayDo(actor, 'manageAccounts') },
  { href: '/away', key: 'layout:navigation.away', isFor: (actor) => mayDo(actor, 'arrangeCover') },
  { href: '/bodies', key: 'layout:navigation.bodies', isFor: (actor) => mayDo(actor, 'setBodies') },
  {
    href: '/office-log',
    key: 'layout:navigation.officeLog',
    isFor: (actor) => mayDo(actor, 'readOfficeLog'),
  },
  { href: '/door', key: 'layout:navigation.door', isFor: (actor) => mayDo(actor, 'watchDoor') },
  { href: '/registers', key: 'layout:navigation.registers', isFor: mayReadRegisters },
  { href: '/procedures', key: 'layout:navigation.procedures', isFor: mayReadProcedures },
];

const actsPath = '/acts';

/** Who looks there of themselves; everybody else is shown the way once something waits for them. */
const settlesActs = ({ roles }: Actor): boolean =>
  roles.some((role) => role === 'administrator' || role === 'chair' || role === 'viceChair');

/** An auditor reads cases but none waits for them. */
function hasCaseWork(actor: Actor): boolean {
  return maySeeCases({ ...actor, roles: actor.roles.filter((role) => role !== 'auditor') });
}

export interface NavigationItem {
  href: string;
  text: string;
  current: boolean;
  active: boolean;
}

/** How much waits for a person: as the second one, from the public door, and of those who supervise. */
export interface WaitingCounts {
  acts: number;
  doorReports: number;
  recommendations: number;
}

/** The entries that an account sees, with the one that the path lies under marked. */
export function navigationFor(
  account: SignedIn | undefined,
  path: string,
  t: Translate,
  waiting: WaitingCounts,
): NavigationItem[] {
  if (!account || isHeldBack(account)) return [];
  const acts = {
    href: actsPath,
    key: 'layout:navigation.acts',
    isFor: (actor: Actor) => waiting.acts > 0 || settlesActs(actor),
  };
  const counted: Record<string, [number, string]> = {
    [actsPath]: [waiting.acts, 'layout:navigation.actsWaiting'],
    [doorReportsPath]: [waiting.doorReports, 'layout:navigation.doorReportsWaiting'],
    [recommendationsPath]: [waiting.recommendations, 'layout:navigation.recommendationsWaiting'],
  };
  const textOf = (href: string, key: string) => {
    const [count, withCount] = counted[href] ?? [0, key];
    return count > 0 ? t(withCount, { count }) : t(key);
  };
  return [...entries, acts]
    .filter((entry) => entry.isFor(actorOf(account)))
    .map(({ href, key }) => ({
      href,
      text: textOf(href, key),
      current: path === href,
      active: path.startsWith(`${href}/`),
    }));
}

/** The page where an account's working day begins. */
export function homeOf(account: Account): string {
  return entries.find((entry) => entry.isFor(actorOf(account)))?.href ?? '/account';
}
