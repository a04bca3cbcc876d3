import { digitRows, wordsOf } from '../workingCopy/folded';
import { type KnownReporter, marksIn } from '../workingCopy/marks';
import type { PublicItem } from './items';
import { peopleIn } from './people';
import type { Leak } from './publication';
import { lettersStanding, type Span, wordsStanding } from './standing';
import type { TextPart } from './textPart';

/** What is known of a reporter that never goes out: besides name, address and telephone, the numbers and addresses by which they are found. */
export interface GuardedReporter extends KnownReporter {
  /** Of identity papers, without spaces. */
  numbers: readonly string[];
  mails: readonly string[];
}

/** By what a text that is to go out is judged. */
export interface Guard {
  reporters: readonly GuardedReporter[];
  /** What is not switched on; `words` are all ways in which it is said. */
  off: readonly PublicItem[];
  /** Whom and what it may name: what is switched on, whoever signs, the office itself. */
  allowed: readonly string[];
  /** Organisations that are known by name. */
  organisations: readonly string[];
  /** Words that do not go out without leave. */
  words: readonly string[];
}

interface Found extends Span {
  kind: Leak['kind'];
  item?: string | undefined;
}

/** Grades as they stand on papers, in capitals; what is declassified says so. */
const grades = /(?<![\p{L}\p{M}])(?:TUYỆT\s+MẬT|TỐI\s+MẬT|(?<!GIẢI\s)MẬT)(?![\p{L}\p{M}])/gu;

const ofReporter = (text: string, one: GuardedReporter): Span[] => [
  ...marksIn(text, one),
  ...one.mails.flatMap((mail) => lettersStanding(text, mail)),
  ...digitRows(text).flatMap(({ letters, places }) =>
    one.numbers.flatMap((number) => {
      const at = letters.indexOf(number);
      const [first, last] = [places[at], places[at + number.length - 1]];
      return at >= 0 && first && last ? [{ from: first.from, to: last.to }] : [];
    }),
  ),
];

/** Of a person also a part of the name, as people are called; of anything else its words. */
const ofItem = (text: string, { kind, words }: PublicItem): Span[] =>
  words.flatMap((said) =>
    kind === 'subject'
      ? [...marksIn(text, { name: said, address: '', phone: '' }), ...wordsStanding(text, said)]
      : wordsStanding(text, said),
  );

const lettersIn = (text: string): string[] => wordsOf(text).map(({ letters }) => letters);

/** Whether each word of a name is one of somebody or something that may be named. */
function isAllowed(text: string, { from, to }: Span, allowed: readonly string[][]): boolean {
  const said = lettersIn(text.slice(from, to));
  return allowed.some((words) => said.every((letters) => words.includes(letters)));
}

const overlaps = (one: Span, others: readonly Span[]): boolean =>
  others.some(({ from, to }) => one.from < to && from < one.to);

function foundIn(text: string, guard: Guard): Found[] {
  const known: Found[] = [
    ...guard.reporters.flatMap((one) =>
      ofReporter(text, one).map((span) => ({ ...span, kind: 'reporter' as const })),
    ),
    ...guard.off.flatMap((item) =>
      ofItem(text, item).map((span) => ({ ...span, kind: 'name' as const, item: item.key })),
    ),
    ...[...text.normalize('NFC').matchAll(grades)].map(({ 0: said, index }) => ({
      kind: 'secrecy' as const,
      from: index,
      to: index + said.length,
    })),
    ...guard.words.flatMap((word) =>
      wordsStanding(text, word).map((span) => ({ ...span, kind: 'word' as const })),
    ),
  ];
  const allowed = guard.allowed.map(lettersIn);
  const named = (spans: readonly Span[], kind: 'person' | 'organisation', but: readonly Span[]): Found[] =>
    spans
      .filter((span) => !overlaps(span, but) && !isAllowed(text, span, allowed))
      .map(({ from, to }) => ({ from, to, kind }));
  const organisations = named(
    guard.organisations.flatMap((name) => wordsStanding(text, name)),
    'organisation',
    known,
  );
  return [...known, ...organisations, ...named(peopleIn(text), 'person', [...known, ...organisations])];
}

/** Numbers, so that a place is the same wherever it was counted: the paragraph in which something begins. */
function paragraphOf(paragraphs: readonly string[], at: number): number {
  let end = 0;
  for (const [i, paragraph] of paragraphs.entries()) {
    end += paragraph.length + 1;
    if (at < end) return i + 1;
  }
  return paragraphs.length;
}

function leaksIn({ part, page, paragraphs, unreadable }: TextPart, guard: Guard): Leak[] {
  // As one text: what is parted by a line break or between two paragraphs is read together.
  const text = paragraphs.join('\n');
  const place = { part, ...(page !== undefined && { page }) };
  return [
    ...(unreadable ? [{ kind: 'unreadable' as const, ...place }] : []),
    ...foundIn(text, guard)
      .sort((a, b) => a.from - b.from)
      .map(({ kind, item, from }) => ({
        kind,
        ...place,
        paragraph: paragraphOf(paragraphs, from),
        ...(item !== undefined && { item }),
      })),
  ];
}

const placeKey = ({ kind, part, page, paragraph, item }: Leak): string =>
  [kind, part, page, paragraph, item].join(' ');

/** What stands in a file that must not go out, each once for each paragraph: by its kind and place, and never what it is. */
export function findLeaks(parts: readonly TextPart[], guard: Guard): Leak[] {
  const all = parts.flatMap((part) => leaksIn(part, guard));
  return all.filter((leak, i) => all.findIndex((one) => placeKey(one) === placeKey(leak)) === i);
}
