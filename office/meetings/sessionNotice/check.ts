import { strFromU8, unzipSync } from 'fflate';
import { everyCase } from '../../../domain/access/policy';
import { reporterRefOf } from '../../../domain/case/petitionPart';
import type { CaseState } from '../../../domain/case/state';
import type { NoticeContent } from '../../../domain/meetings/sessionNotice/content';
import { searchable } from '../../../domain/views/searchText';
import { findNamed, hiddenOf } from '../../../domain/workingCopy/known';
import type { CaseViewStore } from '../../../models/caseViews';
import type { IdentityVault } from '../../../models/identityVault';

/** Why the finished files must not go out. Of what was looked for nothing is in it. */
export interface Stopped {
  /** The places of the items whose names they say though these are not switched on, from 1. */
  named: number[];
  /** They say something of somebody who has reported, or nobody can tell whether they do. */
  reporter: boolean;
}

interface CheckNeeds {
  views: Pick<CaseViewStore, 'listNamed' | 'findAll'>;
  vault: Pick<IdentityVault, 'judge'>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a Word file says, read back from its bytes: a paragraph each, wherever in it. */
function wordParagraphs(docx: Buffer): string[] {
  return Object.entries(unzipSync(docx))
    .filter(([name]) => /^(word|docProps)\/[^/]+\.xml$/.test(name))
    .flatMap(([, bytes]) => strFromU8(bytes).split(/<\/w:p>/))
    .map((part) =>
      part.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
    )
    .filter((text) => text.trim() !== '');
}

/** Whether something of whoever has reported a case stands in a text; also where what is sealed of them cannot be opened any more. */
async function saysReporter(
  { caseId, registration, mergedReports = [] }: CaseState,
  said: readonly string[],
  vault: CheckNeeds['vault'],
): Promise<boolean> {
  const { subject, reporter } = registration;
  const subjectName = 'name' in subject ? subject.name : '';
  const isNamed = (place: { caseId: string; ref: string }) =>
    vault.judge(place, (identity) => findNamed(said, hiddenOf(identity, subjectName)) !== undefined);
  const own = reporter.ref === undefined ? false : ((await isNamed({ caseId, ref: reporter.ref })) ?? true);
  // Of a report that was merged and had no sender nothing is sealed.
  const merged = await Promise.all(
    mergedReports.map((one) => isNamed({ caseId: one.caseId, ref: reporterRefOf(one.caseId) })),
  );
  return own || merged.some((one) => one === true);
}

/**
 * Reads the finished files of a notice back, and looks in them for names that the head has not switched on, and for whoever has reported what the
 * session was about. Undefined where nothing is found.
 */
export async function findWrongInFinished(
  docx: Buffer,
  { meetingId, items }: { meetingId: string } & Pick<NoticeContent, 'items'>,
  { views, vault }: CheckNeeds,
): Promise<Stopped | undefined> {
  const said = wordParagraphs(docx);
  const whole = searchable(said.join(' '));
  const named = items.flatMap((item, i) =>
    !item.named && whole.includes(searchable(item.subject.name)) ? [i + 1] : [],
  );
  const rows = await views.listNamed(everyCase, { meeting: meetingId });
  const cases = await views.findAll(
    rows.map(({ caseId }) => caseId),
    everyCase,
  );
  const says = await Promise.all(cases.map(({ state }) => saysReporter(state, said, vault)));
  const reporter = says.includes(true);
  return named.length > 0 || reporter ? { named, reporter } : undefined;
}
