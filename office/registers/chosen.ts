import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseViewStore } from '../../models/caseViews';
import type { PaperRegisters, RegisterSeries } from '../../models/paperRegisters';
import { chosenLines, isOwnRegister, type RegisterQuery } from './query';
import { readLines, type SeenLine } from './seenLines';

interface Reading {
  register: RegisterSeries;
  show: RegisterQuery['show'];
  actor: Actor;
  registers: PaperRegisters;
  views: Pick<CaseViewStore, 'numbersOf' | 'hiddenFrom'>;
}

/** Lines of one sort: how many, and a range of them. */
export interface Chosen {
  count: number;
  read(skip: number, limit: number): Promise<SeenLine[]>;
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

/** All numbers but those that nobody has, that were only marked, and that stand on papers which this person may not see. */
async function numbersOfPapers({ register, actor, registers, views }: Reading): Promise<number[]> {
  const { series, last } = register;
  const visibility = visibilityOf(actor);
  if (!visibility.all) return [];
  const [free, marked, hidden] = await Promise.all([
    registers.free(register),
    registers.marked(series),
    views.hiddenFrom(visibility).then((caseIds) => registers.ofCases(series, [...caseIds])),
  ]);
  const others = [...marked.filter(({ place }) => !place), ...hidden];
  const without = new Set([...free, ...others.map(({ n }) => n)]);
  return upTo(last).filter((n) => !without.has(n));
}

const inMemory = (lines: readonly SeenLine[]): Chosen => ({
  count: lines.length,
  read: (skip, limit) => Promise.resolve(lines.slice(skip, skip + limit)),
});

/**
 * Lines of one sort, by what this person may see of them. Of an own register only those are read that are asked for, and those few that a
 * choice leaves out; another body's holds no more than what the office has had of it.
 */
export async function chooseLines(reading: Reading): Promise<Chosen> {
  const { register, show, actor, registers, views } = reading;
  const { series, last } = register;
  const reader = { actor, views };
  if (!isOwnRegister(series)) {
    const entries = await registers.between(series, 1, last);
    return inMemory(chosenLines(await readLines(entries, { isOwn: false, ...reader }), show));
  }
  switch (show) {
    case 'all':
      return {
        count: last,
        read: async (skip, limit) => {
          const part = { from: skip + 1, to: Math.min(skip + limit, last) };
          const entries = await registers.between(series, part.from, part.to);
          return readLines(entries, { isOwn: true, ...part, ...reader });
        },
      };
    case 'gaps':
      return inMemory((await registers.free(register)).map((n) => ({ n, kind: 'gap' })));
    case 'marked': {
      const entries = await registers.marked(series);
      return inMemory(chosenLines(await readLines(entries, { isOwn: false, ...reader }), show));
    }
    case 'papers': {
      const numbers = await numbersOfPapers(reading);
      return {
        count: numbers.length,
        read: async (skip, limit) => {
          const entries = await registers.at(series, numbers.slice(skip, skip + limit));
          return readLines(entries, { isOwn: false, ...reader });
        },
      };
    }
  }
}
