import type { FigureAct, FigureDeed, KeptPeriod, SummaryKind } from './acts';
import type { Figures } from './grid';

/** Where a report in words stands on its way. */
export const summaryStages = ['draft', 'handedIn', 'returned', 'approved', 'issued'] as const;
export type SummaryStage = (typeof summaryStages)[number];

/** A report in words on a period, as its acts have left it. */
export interface Summary {
  textId: string;
  revision: number;
  stage: SummaryStage;
  kind: SummaryKind;
  period: KeptPeriod;
  title: string;
  /** With places for figures. */
  body: string;
  /** Whose draft it is. */
  by: string;
  at: string;
  returned?: { by: string; at: string; reason: string } | undefined;
  approved?: { by: string; at: string; text: string; recordedBy: string } | undefined;
  issued?: { by: string; number: string; on: string } | undefined;
}

/** Undefined where nothing was drafted. */
export function findSummary(textId: string, acts: readonly FigureAct[]): Summary | undefined {
  let summary: Summary | undefined;
  for (const { deed, by, at, revision } of acts) {
    if (deed.kind === 'drafted') {
      const { summary: kind, period, title, body } = deed;
      // Whatever was returned is answered by the new draft.
      summary = { textId, revision, stage: 'draft', kind, period, title, body, by, at };
    } else if (summary) summary = { ...summary, revision, ...after(summary, deed, { by, at }) };
  }
  return summary;
}

function after(summary: Summary, deed: FigureDeed, who: { by: string; at: string }): Partial<Summary> {
  switch (deed.kind) {
    case 'handedIn':
      return { stage: 'handedIn', returned: undefined };
    case 'returned':
      return { stage: 'returned', returned: { ...who, reason: deed.reason } };
    case 'approved':
      return { stage: 'approved', approved: { ...who, text: deed.text, recordedBy: deed.recordedBy } };
    case 'issued':
      return { stage: 'issued', issued: { by: who.by, number: deed.number, on: deed.on } };
    default:
      return { stage: summary.stage };
  }
}

/** What can be done with a report in words, and at which stages. */
export const summaryActs = {
  draft: ['draft', 'handedIn', 'returned'],
  handIn: ['draft'],
  return: ['handedIn'],
  approve: ['handedIn'],
  issue: ['approved'],
} as const satisfies Record<string, readonly SummaryStage[]>;
export type SummaryActName = keyof typeof summaryActs;

export const summaryRefusals = ['changedSince', 'notNow', 'ownDraft', 'unknownPlaces', 'notThatDay'] as const;
export type SummaryRefusal = (typeof summaryRefusals)[number];

/** Why something is not done now; nobody approves or returns what they drafted. */
export function whyNotDone(
  summary: Summary | undefined,
  act: SummaryActName,
  { by, seen }: { by: string; seen: number },
): SummaryRefusal | undefined {
  if ((summary?.revision ?? 0) !== seen) return 'changedSince';
  if (!summary) return act === 'draft' ? undefined : 'notNow';
  const stages: readonly SummaryStage[] = summaryActs[act];
  if (!stages.includes(summary.stage)) return 'notNow';
  return (act === 'approve' || act === 'return') && summary.by === by ? 'ownDraft' : undefined;
}

const place = /\{\{\s*([A-Za-z0-9.]+)\s*\}\}/g;

/** What a text can be filled in with: figures by form, row and column, and words such as the period. */
export interface Filling {
  figures: Readonly<Record<string, Figures>>;
  words: Readonly<Record<string, string>>;
  write(count: number): string;
}

/** What stands for a place: `petitions.received` of the total, `petitions.senderNamed.received` of a row. */
function findFilled(name: string, { figures, words, write }: Filling): string | undefined {
  const word = words[name];
  if (word !== undefined) return word;
  const parts = name.split('.');
  const [form = '', row = '', column = ''] = parts.length === 2 ? [parts[0], 'total', parts[1]] : parts;
  const value = parts.length > 3 ? undefined : figures[form]?.[row]?.[column];
  if (value === null) return '–';
  return value === undefined ? undefined : write(value);
}

/** A text with its places filled in; those of which nothing is known stay as they are, and are named. */
export function fillText(body: string, filling: Filling): { text: string; unknown: string[] } {
  const unknown = new Set<string>();
  const text = body.replace(place, (whole, name: string) => {
    const filled = findFilled(name, filling);
    if (filled === undefined) unknown.add(name);
    return filled ?? whole;
  });
  return { text, unknown: [...unknown] };
}
