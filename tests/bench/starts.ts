import type { BenchOffice } from './benchOffice';
import { register, startAndUpdateBare } from './cases';
import { compare, type Comparison } from './comparison';

/** Reports registered and stored, so many at once in each turn, against as many bare workflows that are begun and store one document. */
export const registrations = (office: BenchOffice, cases: number, turns: number): Promise<Comparison> =>
  compare(
    turns,
    () => Promise.all(Array.from({ length: cases }, () => register(office))),
    () => Promise.all(Array.from({ length: cases }, () => startAndUpdateBare(office))),
  );
