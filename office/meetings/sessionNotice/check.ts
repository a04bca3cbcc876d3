import { everyCase } from '../../../domain/access/policy';
import { rulesOf } from '../../../domain/case/checks';
import type { CaseState } from '../../../domain/case/state';
import type { NoticeContent } from '../../../domain/meetings/sessionNotice/content';
import { findLeaks, type Guard } from '../../../domain/publications/leaks';
import type { Texts } from '../../../language/texts';
import type { CaseStores } from '../../../models/caseStores';
import type { People } from '../../people/people';
import { readGuard } from '../../publications/guard';
import { readBothParts } from '../../publications/readParts';

/** What keeps a notice in that is no name of an item: somebody who has reported, another person, a grade of secrecy, a word of the rules, or what nobody can read. */
export const stoppingKinds = ['reporter', 'person', 'secrecy', 'word', 'unreadable'] as const;
export type StoppingKind = (typeof stoppingKinds)[number];

/** Why the finished files must not go out. Of what was looked for nothing is in it. */
export interface Stopped {
  /** The places of the items whose names they say though these are not switched on, from 1. */
  named: number[];
  kinds: StoppingKind[];
}

export interface CheckNeeds {
  cases: Pick<CaseStores, 'views' | 'vault' | 'reference'>;
  texts: Texts;
}

interface Checked {
  files: { docx: Buffer; pdf: Buffer };
  meetingId: string;
  content: NoticeContent;
  people: People;
  /** Who signs and who gets it, which every notice says. */
  besides: readonly string[];
}

/** By what a case of the agenda is judged; undefined where a seal of it does not open any more. */
async function guardOf(
  state: CaseState,
  { cases, texts }: CheckNeeds,
  people: People,
): Promise<Guard | undefined> {
  const { procedure } = await cases.reference.getRules(rulesOf(state));
  return readGuard(state, procedure, { cases, texts, people });
}

/** Whom and what a notice names: its head says so, or an item that is switched on. Of a unit nobody is made out. */
const allowedIn = ({ place, chair, guests, items }: NoticeContent): string[] => [
  place,
  chair,
  ...guests,
  ...items.flatMap(({ named, subject: { name, posts, unit }, decision }) => [
    unit,
    decision?.to ?? '',
    ...(named ? [name, posts] : []),
  ]),
];

const isStopping = (kind: string): kind is StoppingKind => stoppingKinds.some((one) => one === kind);

/**
 * Reads the finished files of a notice back, and looks in them for names that the head has not switched on, for whoever has reported what the session
 * was about, and for whatever else does not go out. Undefined where nothing is found.
 */
export async function findWrongInFinished(
  { files, meetingId, content, people, besides }: Checked,
  needs: CheckNeeds,
): Promise<Stopped | undefined> {
  const { views } = needs.cases;
  const rows = await views.listNamed(everyCase, { meeting: meetingId });
  const states = await views.findAll(
    rows.map(({ caseId }) => caseId),
    everyCase,
  );
  const guards = await Promise.all(states.map(({ state }) => guardOf(state, needs, people)));
  const open = guards.filter((guard) => guard !== undefined);
  const parts = await readBothParts(files);
  const leaks = findLeaks(parts, {
    reporters: open.flatMap(({ reporters }) => reporters),
    off: content.items.flatMap((item, i) =>
      item.named ? [] : [{ key: String(i + 1), kind: 'subject' as const, words: [item.subject.name] }],
    ),
    allowed: [...besides, ...allowedIn(content), ...open.flatMap(({ allowed }) => allowed)],
    // Organisations are named in a notice, by its pattern.
    organisations: [],
    words: open.flatMap(({ words }) => words),
  });
  const named = leaks.flatMap(({ kind, item }) =>
    kind === 'name' && item !== undefined ? [Number(item)] : [],
  );
  const found = leaks.map(({ kind }) => kind).filter(isStopping);
  const kinds = [...found, ...(open.length < guards.length ? (['unreadable'] as const) : [])];
  return named.length > 0 || kinds.length > 0
    ? { named: [...new Set(named)].sort((a, b) => a - b), kinds: [...new Set(kinds)] }
    : undefined;
}
