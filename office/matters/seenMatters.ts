import { type Actor, mayDo, visibilityOf } from '../../domain/access/policy';
import { matterOfActs, mattersOfActs } from '../../domain/matters/evolve';
import type { Ground, Matter, MatterAct } from '../../domain/matters/matter';
import { byUrgency, isMatterLate } from '../../domain/matters/standing';
import type { CaseView } from '../../domain/views/caseView';
import type { CaseStores } from '../../models/caseStores';
import type { MatterWordsByRevision } from '../../models/listedMatters';

type Stores = Pick<CaseStores, 'listedMatters' | 'views'>;

/** A matter with its case, as somebody may see both. */
export interface SeenMatter {
  matter: Matter;
  view: CaseView;
  words: MatterWordsByRevision;
  /** The criteria that they may know of. */
  grounds: Ground[];
}

/** Those of these criteria that tell nothing of a report that is hidden from whoever looks. */
async function groundsSeen(
  { views }: Stores,
  actor: Actor,
  grounds: readonly Ground[],
  { state: { mergedReports = [] } }: CaseView,
): Promise<Ground[]> {
  const others = mergedReports.map(({ caseId }) => caseId);
  const isWhole =
    others.length === 0 || (await views.numbersOf(others, visibilityOf(actor))).size === others.length;
  return grounds.filter(({ kind }) => kind !== 'repeated' || isWhole);
}

/** What of each criterion was noted last. */
function latestOfEach(grounds: readonly Ground[]): Ground[] {
  const latest = new Map(grounds.map((ground) => [ground.kind, ground]));
  return [...latest.values()];
}

/** Every matter on the list whose case this person sees, the most pressing first. */
export async function readSeenMatters(stores: Stores, actor: Actor, now: string): Promise<SeenMatter[]> {
  const listed = mattersOfActs(await stores.listedMatters.list()).filter((matter) => matter.listed);
  const views = await stores.views.findAll(
    listed.map(({ caseId }) => caseId),
    visibilityOf(actor),
  );
  const seen = new Map(views.map((view) => [view.caseId, view]));
  const words = await stores.listedMatters.openWords([...seen.keys()]);
  const found = await Promise.all(
    listed.sort(byUrgency(now)).map(async (matter): Promise<SeenMatter[]> => {
      const view = seen.get(matter.caseId);
      if (!view) return [];
      const grounds = await groundsSeen(stores, actor, latestOfEach(matter.grounds), view);
      return [{ matter, view, words: words.get(matter.caseId) ?? new Map(), grounds }];
    }),
  );
  return found.flat();
}

/** A case with its acts on the list, whether it stands on it or not; undefined where this person does not see the case. */
export async function findSeenMatter(
  stores: Stores,
  actor: Actor,
  caseId: string,
): Promise<
  | { view: CaseView; acts: MatterAct[]; matter?: SeenMatter | undefined; words: MatterWordsByRevision }
  | undefined
> {
  const view = await stores.views.find(caseId, visibilityOf(actor));
  if (!view) return undefined;
  const acts = await stores.listedMatters.listOf(caseId);
  const matter = matterOfActs(acts);
  const words = (await stores.listedMatters.openWords([caseId])).get(caseId) ?? new Map();
  if (!matter) return { view, acts, words };
  const grounds = await groundsSeen(stores, actor, matter.grounds, view);
  return { view, acts, words, matter: { matter, view, words, grounds } };
}

/** How much of the list there is for somebody, how much of it is late, and how much has come up to them. */
export interface MattersWaiting {
  listed: number;
  late: number;
  cameUp: number;
  /** Steps that are theirs and still to be done. */
  own: number;
}

/** Whether something of a matter has gone up to one of somebody's roles, and is still late. */
export const hasComeUp = ({ goneUp }: Matter, { roles }: Pick<Actor, 'roles'>): boolean =>
  goneUp.some(({ to }) => to !== 'officer' && roles.includes(to));

/** For whoever reads the list; undefined for all others, and where nothing is on it for them. */
export async function readMattersWaiting(stores: Stores, actor: Actor): Promise<MattersWaiting | undefined> {
  if (!mayDo(actor, 'seeMatters')) return undefined;
  const now = new Date().toISOString();
  const seen = (await readSeenMatters(stores, actor, now)).map(({ matter }) => matter);
  if (seen.length === 0) return undefined;
  return {
    listed: seen.length,
    late: seen.filter((matter) => isMatterLate(matter, now)).length,
    cameUp: seen.filter((matter) => hasComeUp(matter, actor)).length,
    own: seen.flatMap(({ steps }) => steps).filter(({ who, state }) => who === actor.id && state !== 'done')
      .length,
  };
}
