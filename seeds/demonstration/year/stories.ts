import type { Story } from '../stories';
import { createDraws, type Draws } from './draws';
import { lowerSubject, ownSubject } from './subjects';
import { accusations, guidances, placedIn, reasons, wishes } from './texts';

/** What became of the reports of a year. */
const fates = [
  'guided', 'forwarded', 'duplicate', 'concluded', 'anonymous', 'falseName', 'vague', 'copied', 'court', 'appealRefused', 'fresh',
  'wrong', 'partlyRight', 'right', 'withdrawn', 'appeal',
] as const; // prettier-ignore
export type Fate = (typeof fates)[number];

/**
 * How many of 1,200 reports: most are guided, forwarded or kept, about nine of a hundred for being double or nameless (Tuyên Quang 2018–19:
 * 346 of 3,667); of the denunciations that are the office's own two thirds are wrong (Lâm Đồng 2023, of 105 settled: 70 wrong, 15 partly
 * right, 9 right, 11 withdrawn). Figures of State offices, taken for scale.
 */
export const ofTwelveHundred: Record<Fate, number> = {
  guided: 522,
  forwarded: 246,
  duplicate: 94,
  concluded: 48,
  anonymous: 66,
  falseName: 20,
  vague: 42,
  copied: 22,
  court: 16,
  appealRefused: 34,
  fresh: 18,
  wrong: 38,
  partlyRight: 9,
  right: 6,
  withdrawn: 7,
  appeal: 12,
};

/** How much comes in, by months: little around Tết, more before congresses and at the end of the year. */
const seasons = [0.8, 0.5, 1.2, 1.1, 1.2, 1.1, 0.9, 1, 0.9, 1.1, 1.2, 1] as const;

/** So many working days of a year lie at its end on which a report of its own competence would hardly come to anything. */
const settledWithin = 70;

/** The fates of so many reports, in the proportions of a year. */
export function fatesOf(count: number): Fate[] {
  const whole = fates.reduce((sum, fate) => sum + ofTwelveHundred[fate], 0);
  return Array.from({ length: count }, (_, i) => {
    let left = ((i + 0.5) / count) * whole;
    return fates.find((fate) => (left -= ofTwelveHundred[fate]) < 0) ?? 'guided';
  });
}

const sources = (draws: Draws): NonNullable<Story['source']> =>
  draws.weighted([['post', 50], ['reception', 20], ['otherBody', 14], ['email', 8], ['hotline', 5], ['press', 3]]); // prettier-ignore

/** One or two things of which people complain, or of which they accuse somebody. */
function toldBy(draws: Draws, of: typeof wishes, most: number): Pick<Story, 'told' | 'allegations'> {
  const allegations = draws.between(1, most);
  const nth = (length: number) => draws.between(0, length - 1);
  const told = Array.from({ length: allegations }, () => placedIn(draws.one(of), nth));
  return { told, allegations };
}

/** What happened to a report, and to whom it was; when is said apart. */
function fateOf(fate: Fate, draws: Draws): Omit<Story, 'daysAgo'> {
  const source = sources(draws);
  const kept = (why: keyof typeof reasons) => ({ path: 'keptOnFile', reason: reasons[why] }) as const;
  const refused = (why: keyof typeof reasons) => ({ path: 'refused', reason: reasons[why] }) as const;
  const accused = { about: ownSubject(draws), ...toldBy(draws, accusations, 2), source };
  switch (fate) {
    case 'guided':
      return {
        path: 'guided', kind: 'feedback', source, reason: draws.one(guidances),
        about: draws.next() < 0.7 ? lowerSubject(draws) : ownSubject(draws), ...toldBy(draws, wishes, 2),
      }; // prettier-ignore
    case 'forwarded':
      return { path: 'forwarded', about: lowerSubject(draws), ...toldBy(draws, accusations, 2), source };
    case 'anonymous':
      return { ...accused, ...kept(fate), anonymous: true, source: draws.one(['post', 'email', 'press'] as const) };
    case 'falseName':
      return { ...accused, ...kept(fate), falseName: true, source: 'post' };
    case 'duplicate':
    case 'vague':
      return { ...accused, ...kept(fate) };
    case 'concluded':
    case 'copied':
    case 'court':
      return { ...accused, ...refused(fate) };
    case 'appealRefused':
      return { ...accused, ...refused(draws.one(['late', 'noPaper'] as const)), kind: 'disciplineAppeal' };
    case 'fresh':
      return { ...accused, path: 'denunciation', upTo: draws.one(['register', 'classify']) };
    case 'wrong':
      return { ...accused, path: 'unfounded' };
    case 'partlyRight':
    case 'right': {
      const forms = accused.about.kind === 'organisation'
        ? ([['reprimand', 3], ['warning', 2]] as const)
        : ([['reprimand', 5], ['warning', 5], ['dismissal', 2], ['expulsion', 1]] as const); // prettier-ignore
      const finding = fate === 'right' ? 'upheld' : 'partlyUpheld';
      return { ...accused, path: 'denunciation', finding, form: draws.weighted<NonNullable<Story['form']>>(forms) };
    }
    case 'withdrawn':
      return { ...accused, path: 'withdrawn', source: 'reception' };
    case 'appeal': {
      const about = { ...ownSubject(draws), kind: 'member' as const };
      return { path: 'appeal', kind: 'disciplineAppeal', source, about, ...toldBy(draws, accusations, 1) };
    }
  }
} // prettier-ignore

const isOwn = (fate: Fate): boolean =>
  ['wrong', 'partlyRight', 'right', 'withdrawn', 'appeal'].includes(fate);

/** How fast a report went: most in time, some late from the first day, and files of the office's own now and then slow. */
function paceOf(fate: Fate, draws: Draws): Pick<Story, 'pace' | 'rest'> {
  const isLate = draws.next() < 0.06;
  if (isLate) return { pace: 1, rest: draws.between(12, 34) };
  if (!isOwn(fate)) return { pace: draws.between(3, 12) / 10, rest: 0 };
  return { pace: draws.next() < 0.2 ? draws.between(15, 19) / 10 : draws.between(6, 11) / 10, rest: 0 };
}

/** On which of these days a report came in. */
function dayOf(fate: Fate, days: readonly string[], draws: Draws): number {
  const last = days.length - 1;
  if (fate === 'fresh') return last - draws.between(0, 6);
  const until = isOwn(fate) && draws.next() < 0.9 ? last - settledWithin : last;
  const open = days.slice(0, Math.max(1, until + 1));
  return draws.weighted(open.map((day, i) => [i, seasons[Number(day.slice(5, 7)) - 1] ?? 1]));
}

/**
 * The reports of a year, in the order in which they came in. The same count, seed and days give the same year.
 * @param days the working days of the year, newest last: dates
 */
export function yearStories(count: number, days: readonly string[], seed = 2026): Story[] {
  const draws = createDraws(seed);
  return fatesOf(count)
    .map((fate): Story => {
      const daysAgo = days.length - 1 - dayOf(fate, days, draws);
      return { daysAgo, ...fateOf(fate, draws), ...paceOf(fate, draws), cutToday: true, tidy: true };
    })
    .sort((a, b) => b.daysAgo - a.daysAgo);
}
