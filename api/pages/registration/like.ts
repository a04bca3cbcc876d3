import { z } from 'zod';
import type { Actor } from '../../../domain/access/policy';
import { askedFrom, askedFromUnnamed, type Report } from '../../../domain/likeness/likeness';
import type { Translate } from '../../../language/texts';
import type { CaseStores } from '../../../models/caseStores';
import { findLikeReports } from '../../../office/likeness/likeReports';
import { shownLike, type ShownLike } from '../likeness/shownLike';
import type { TypedSheet } from './sheet';

const typed = z
  .string()
  .catch('')
  .transform((one) => one.trim());
const named = z.object({ name: typed, organisation: typed, unit: typed }).partial().catch({});
const typedSubject = z.object({
  subjectKind: typed,
  member: named,
  body: named,
  official: named,
  likeSeen: typed,
});

/** What can be compared of a sheet that may be unfinished. */
function reportOfSheet(sheet: TypedSheet): Report | undefined {
  const { subjectKind, member, body, official } = typedSubject.parse(sheet);
  const summaries = sheet.allegations.map(({ summary }) => summary.trim()).filter(Boolean);
  const about = (kind: Report['kind'], part: z.infer<typeof named>): Report | undefined => {
    const { name = '', organisation = '', unit = '' } = part;
    if (name === '' && summaries.length === 0) return undefined;
    return {
      kind,
      name,
      unit: kind === 'organisation' ? name : organisation,
      unitId: unit || undefined,
      summaries,
    };
  };
  switch (subjectKind) {
    case 'member':
      return about('member', member);
    case 'official':
      return about('official', official);
    case 'organisation':
      return about('organisation', body);
    case 'privateCitizen':
      return about('privateCitizen', {});
    default:
      return undefined;
  }
}

/** Cases like what is typed on a sheet, or why there is nothing to compare. */
export interface LikeSheet {
  like: ShownLike[];
  /** What is said where none are shown. */
  why?: string | undefined;
  /** Whether it was asked about before registering. */
  isAsked: boolean;
  /** Sent along, so that nobody is asked twice about the same. */
  seen: string;
}

interface Needs {
  cases: Pick<CaseStores, 'views' | 'matters'>;
  actor: Actor;
  t: Translate;
}

const seenOn = (sheet: TypedSheet): string[] => typedSubject.parse(sheet).likeSeen.split(' ').filter(Boolean);

/** What somebody sees who asks what is like their sheet. */
export async function likeSheet(sheet: TypedSheet, { cases, actor, t }: Needs): Promise<LikeSheet> {
  const report = reportOfSheet(sheet);
  const before = seenOn(sheet);
  const nothing = (why: string): LikeSheet => ({ like: [], why, isAsked: false, seen: before.join(' ') });
  if (report === undefined) return nothing(t('likeness:tooLittle'));
  const found = await findLikeReports(report, actor, cases);
  if (found.length === 0) return nothing(t('likeness:none'));
  const seen = [...new Set([...before, ...found.map(({ view }) => view.caseId)])].join(' ');
  return { like: shownLike(found, t), isAsked: false, seen };
}

/** What somebody is asked before their sheet becomes a case: about reports that are very much like it, and which they have not been shown yet. */
export async function askedAbout(
  sheet: TypedSheet,
  { cases, actor, t }: Needs,
): Promise<LikeSheet | undefined> {
  const report = reportOfSheet(sheet);
  if (report === undefined) return undefined;
  const before = seenOn(sheet);
  const found = await findLikeReports(report, actor, cases);
  const from = report.kind === 'privateCitizen' ? askedFromUnnamed : askedFrom;
  const strong = found.filter(({ score, view }) => score >= from && !before.includes(view.caseId));
  if (strong.length === 0) return undefined;
  const seen = [...new Set([...before, ...found.map(({ view }) => view.caseId)])].join(' ');
  return { like: shownLike(found, t), isAsked: true, seen };
}
