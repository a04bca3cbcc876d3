import { type Actor, visibilityOf } from '../../../domain/access/policy';
import type { CaseViewStore } from '../../../models/caseViews';
import type { UnitChoice } from './units';

/** How far back earlier cases are looked through: what recurs is among them. */
const lookedThrough = 40;

/** What a sheet offers while somebody types; anything else can be typed. */
export interface Offered {
  organisations: string[];
  positions: string[];
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.trim()).filter(Boolean)),
];

/**
 * Names of units and posts: those of the office's tree, and those of earlier cases that this person may see. Nobody's name and no address
 * is offered, and no post together with its unit, which would say who it was.
 */
export async function readOffered(
  views: Pick<CaseViewStore, 'list' | 'findAll'>,
  actor: Actor,
  units: readonly UnitChoice[],
): Promise<Offered> {
  const visibility = visibilityOf(actor);
  const rows = await views.list(visibility, {}, 'newestFirst', { skip: 0, limit: lookedThrough });
  const caseIds = rows.map(({ caseId }) => caseId);
  const seen = await views.findAll(caseIds, visibility);
  const posts = seen.flatMap(({ state: { registration } }) => {
    const { subject } = registration;
    return subject.kind === 'member' || subject.kind === 'official' ? [subject.position] : [];
  });
  return {
    organisations: distinct([...units.map(({ text }) => text), ...rows.map((row) => row.organisation)]),
    positions: distinct(posts).sort((a, b) => a.localeCompare(b, 'vi')),
  };
}
