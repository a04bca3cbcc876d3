import { z } from 'zod';
import type { RegisterSeries } from '../../models/paperRegisters';
import type { SeenLine } from './seenLines';

export const shownLines = ['all', 'papers', 'marked', 'gaps'] as const;

/** What a person asks of the registers, in the address. */
export const registerQuerySchema = z.object({
  register: z.string().max(20).optional().catch(undefined),
  show: z.enum(shownLines).catch('all'),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
});
export type RegisterQuery = z.infer<typeof registerQuerySchema>;

export const perPage = 50;

/** Lines of one sort, by what the reader may see of them: a sort must not tell what the line itself keeps back. */
export function chosenLines(lines: readonly SeenLine[], show: RegisterQuery['show']): SeenLine[] {
  switch (show) {
    case 'all':
      return [...lines];
    case 'gaps':
      return lines.filter(({ kind }) => kind === 'gap');
    case 'papers':
      return lines.filter(({ kind }) => kind === 'paper');
    case 'marked':
      return lines.filter((line) => 'mark' in line && line.mark !== undefined);
  }
}

/** Whether the office keeps the register itself: the numbers of another body come from elsewhere. */
export const isOwnRegister = (series: string): boolean => !series.includes('/');

/** The register that is asked for, or the first one. */
export const findSeries = (all: readonly RegisterSeries[], asked: string | undefined) =>
  all.find(({ series }) => series === asked) ?? all[0];

export const registerAddress = ({ register, show, page }: RegisterQuery): string => {
  const query = new URLSearchParams();
  if (register !== undefined) query.set('register', register);
  if (show !== 'all') query.set('show', show);
  if (page !== undefined) query.set('page', String(page));
  const text = query.toString();
  return text ? `/registers?${text}` : '/registers';
};
