import { maySee } from '../../domain/access/maySee';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import { amountsIn } from '../../domain/likeness/amounts';
import { likeFrom, type Likeness, likenessOf, type Report, reportOf } from '../../domain/likeness/likeness';
import { nameKey } from '../../domain/likeness/names';
import { sealedLikeness } from '../../domain/likeness/sealedMatter';
import { tellingPairs } from '../../domain/likeness/sharedWords';
import { unmarkedNames } from '../../domain/organisations/bodyName';
import type { CaseView } from '../../domain/views/caseView';
import type { CaseViewStore } from '../../models/caseViews';
import type { SealedMatters } from '../../models/sealedMatters';

/** A case that could be about the same matter. */
export interface LikeReport extends Likeness {
  view: CaseView;
}

type Views = Pick<CaseViewStore, 'list' | 'count' | 'findAll'>;
type Matters = Pick<SealedMatters, 'read'>;

/** What is asked for, and how many of its answers at most: the newest. */
interface Question {
  text: string;
  limit: number;
}

const mostCandidates = 200;
/** So many reports about private citizens are compared, the newest that the asker may see: there is nothing to ask for them by. */
const mostSealed = 100;
const mostShown = 5;
/** Of the pairs of words of a report so many are counted, and of those the rarest are asked for; what many reports say finds nothing. */
const pairsCounted = 8;
const pairsAsked = 4;
const rareUpTo = 100;

const words = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The whole name, and the name with each of its words only begun: a slip of the pen is seldom in a word's first letters. */
function namesAsked({ kind, name }: Report): Question[] {
  const all = words(nameKey(name));
  if (all.length === 0 || kind === 'organisation') return [];
  const begun = all.map((_, i) => all.map((word, n) => (n === i ? word.slice(0, 2) : word)).join(' '));
  const less =
    all.length > 2 ? all.slice(1, -1).map((_, i) => all.filter((__, n) => n !== i + 1).join(' ')) : [];
  return [
    { text: all.join(' '), limit: 60 },
    ...(all.length > 1 ? [...begun, ...less].map((text) => ({ text, limit: 30 })) : []),
  ];
}

const unitAsked = ({ unit }: Report): Question[] => {
  const { of } = unmarkedNames.read(unit);
  return of === '' ? [] : [{ text: words(of).join(' '), limit: 40 }];
};

const amountsAsked = ({ summaries }: Report): Question[] =>
  [...new Set(summaries.flatMap(amountsIn))]
    .sort((a, b) => b - a)
    .slice(0, 4)
    .map((amount) => ({ text: String(amount), limit: 20 }));

/** Questions that find whatever could be like a report; each is answered by the beginnings of words, and for what the asker may see. */
async function candidates(report: Report, actor: Actor, views: Views): Promise<string[]> {
  const visibility = visibilityOf(actor);
  const pairs = tellingPairs(report.summaries).slice(0, pairsCounted);
  const counted = await Promise.all(
    pairs.map(async (text) => ({ text, count: await views.count(visibility, { text }) })),
  );
  const rarest = counted
    .filter(({ count }) => count > 0 && count <= rareUpTo)
    .sort((a, b) => a.count - b.count)
    .slice(0, pairsAsked);
  const questions = [
    ...namesAsked(report),
    ...amountsAsked(report),
    ...rarest.map(({ text }) => ({ text, limit: 20 })),
    ...unitAsked(report),
  ];
  const found = await Promise.all(
    questions.map(({ text, limit }) => views.list(visibility, { text }, 'newestFirst', { skip: 0, limit })),
  );
  return [...new Set(found.flat().map(({ caseId }) => caseId))].slice(0, mostCandidates);
}

/** Reports about private citizens that are like one: their content is opened here, compared, and told to nobody. */
async function likeSealed(
  report: Report,
  actor: Actor,
  { views, matters, own }: Needs,
): Promise<LikeReport[]> {
  const visibility = visibilityOf(actor);
  const page = { skip: 0, limit: mostSealed };
  const rows = await views.list(visibility, { subjectKind: 'privateCitizen' }, 'newestFirst', page);
  const found = await matters.read(rows.map(({ caseId }) => caseId).filter((caseId) => caseId !== own));
  const like = new Map(
    [...found]
      .map(([caseId, matter]) => [caseId, sealedLikeness(report, matter)] as const)
      .filter(([, { score }]) => score >= likeFrom),
  );
  const seen = await views.findAll([...like.keys()], visibility);
  return seen.flatMap((view): LikeReport[] => {
    const likeness = maySee(actor, view.state) ? like.get(view.caseId) : undefined;
    return likeness ? [{ view, ...likeness }] : [];
  });
}

interface Needs {
  views: Views;
  matters: Matters;
  /** The case that the report is, where it is one. */
  own?: string | undefined;
}

/**
 * Cases that could be about the same matter as a report, the likest first, each with why. Only what the asker may see is asked for,
 * counted and compared: what is hidden from them neither appears nor changes what does.
 */
export async function findLikeReports(
  report: Report | undefined,
  actor: Actor,
  { views, matters, own }: Needs,
): Promise<LikeReport[]> {
  if (!report) return [];
  const caseIds = (await candidates(report, actor, views)).filter((caseId) => caseId !== own);
  const seen = await views.findAll(caseIds, visibilityOf(actor));
  const open = seen
    .filter(({ state }) => maySee(actor, state) && state.outcome !== 'merged')
    .flatMap((view): LikeReport[] => {
      const other = reportOf(view.state);
      if (!other) return [];
      const likeness = likenessOf(report, other);
      return likeness.score >= likeFrom ? [{ view, ...likeness }] : [];
    });
  return [...open, ...(await likeSealed(report, actor, { views, matters, own }))]
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.view.receivedOn.localeCompare(a.view.receivedOn) ||
        a.view.number.localeCompare(b.view.number),
    )
    .slice(0, mostShown);
}
