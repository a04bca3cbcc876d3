import { figureForms } from '../../office/figures/forms';
import { readSummaryTemplate } from '../../office/figures/summaries';
import type { FigureAct, FigureDeed } from './acts';
import { completedFigures } from './grid';
import { fillText, findSummary, type SummaryActName, whyNotDone } from './summary';

const filling = {
  figures: { petitions: { total: { received: 1234, rate: null }, senderNamed: { received: 7 } } },
  words: { period: 'Quý I năm 2026' },
  write: (count: number) => `<${count}>`,
};

test('places are filled in by form, row and column; what is not known stays and is named', () => {
  expect(
    fillText(
      '{{period}}: {{petitions.received}}, {{ petitions.senderNamed.received }}, {{petitions.rate}}, {{nothing.here}}',
      filling,
    ),
  ).toEqual({ text: 'Quý I năm 2026: <1234>, <7>, –, {{nothing.here}}', unknown: ['nothing.here'] });
  expect(fillText('{{constructor.name}} {{petitions.total.received.x}}', filling).unknown).toHaveLength(2);
});

test('the texts with which reports begin name only figures that there are', () => {
  const figures = Object.fromEntries(figureForms().map((form) => [form.id, completedFigures(form, () => 1)]));
  const words = { period: 'x', from: 'x', to: 'x' };
  for (const kind of ['interim', 'final'] as const) {
    const { title, body } = readSummaryTemplate(kind);
    expect(fillText(title + body, { figures, words, write: String }).unknown).toEqual([]);
  }
});

const period = {
  id: 'party.year.2026',
  scheme: 'party',
  kind: 'year',
  from: '2026-01-01',
  to: '2026-12-31',
} as const;
const drafted: FigureDeed = { kind: 'drafted', period, summary: 'final', title: 'T', body: 'B' };
const acts = (...deeds: [string, FigureDeed][]): FigureAct[] =>
  deeds.map(([by, deed], i) => ({
    of: 'text 1',
    revision: i + 1,
    by,
    at: '2026-12-31T03:00:00.000Z',
    commandId: `${i}`,
    deed,
  }));

test('a draft is handed in, returned, drafted anew, approved by another, and issued', () => {
  const way = acts(
    ['a', drafted],
    ['a', { kind: 'handedIn' }],
    ['b', { kind: 'returned', reason: 'r' }],
    ['a', drafted],
    ['a', { kind: 'handedIn' }],
    ['b', { kind: 'approved', text: 'T\nB', recordedBy: '2026-12-31T03:00:00.000Z' }],
    ['a', { kind: 'issued', number: '1-BC/UBKTTU', on: '2026-12-31' }],
  );
  const stages = way.map((_, i) => findSummary('1', way.slice(0, i + 1))?.stage);
  expect(stages).toEqual(['draft', 'handedIn', 'returned', 'draft', 'handedIn', 'approved', 'issued']);
  const may = (upTo: number, by: string): SummaryActName[] => {
    const one = findSummary('1', way.slice(0, upTo));
    return (['draft', 'handIn', 'return', 'approve', 'issue'] as const).filter(
      (act) => whyNotDone(one, act, { by, seen: upTo }) === undefined,
    );
  };
  expect([1, 2, 3, 6, 7].map((upTo) => may(upTo, 'b'))).toEqual([
    ['draft', 'handIn'],
    ['draft', 'return', 'approve'],
    ['draft'],
    ['issue'],
    [],
  ]);
  // Nobody approves or returns what they drafted; and nobody does anything with what has changed since.
  expect(may(2, 'a')).toEqual(['draft']);
  expect(whyNotDone(findSummary('1', way), 'issue', { by: 'b', seen: 6 })).toBe('changedSince');
  expect(whyNotDone(undefined, 'draft', { by: 'a', seen: 0 })).toBeUndefined();
});
