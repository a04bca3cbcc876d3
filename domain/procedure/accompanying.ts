import { z } from 'zod';
import { source } from './cited';
import { type Dated, endsBeforeItBegins, faultySeams, inOrder } from './datedRow';

/** What an accompanying instrument is about; on each day one at most is in force for each. */
export const accompanyingMatters = [
  'amendment', 'guidance', 'prohibitions', 'memberPenalties', 'organisationPenalties', 'protection', 'complaints',
  'reception', 'committeeProcedure', 'commissionProcedure',
] as const; // prettier-ignore
export type AccompanyingMatter = (typeof accompanyingMatters)[number];

const dated = { instrument: z.string().min(1), effectiveFrom: z.iso.date(), ...source };

/** The instruments with which a version is read (procedure §1), each with those that amend or supplement it. */
export const accompanyingSchema = z.array(
  z.object({
    matter: z.enum(accompanyingMatters),
    ...dated,
    effectiveTo: z.iso.date().optional(),
    amendedBy: z.array(z.object(dated)).optional(),
  }),
);
export type AccompanyingInstrument = z.infer<typeof accompanyingSchema>[number];

/** What does not hold together among the accompanying instruments of a version; dates as ISO. */
export type AccompanyingFault = {
  matter: AccompanyingMatter;
} & (
  | { fault: 'endsBeforeItBegins' | 'outsideTheVersion'; one: string }
  | { fault: 'overlap'; one: string; other: string; from: string }
  | { fault: 'gap'; from: string; to: string }
  | { fault: 'endsBeforeTheVersion'; one: string; to: string }
  | { fault: 'amendedOutsideItsTime'; one: string; other: string }
);

const open = '9999-12-31';
const isWithin = (day: string, { effectiveFrom, effectiveTo = open }: Dated): boolean =>
  effectiveFrom <= day && day <= effectiveTo;
const touches = (one: Dated, other: Dated): boolean =>
  one.effectiveFrom <= (other.effectiveTo ?? open) && other.effectiveFrom <= (one.effectiveTo ?? open);

function faultsOfMatter(
  version: Dated,
  matter: AccompanyingMatter,
  row: readonly AccompanyingInstrument[],
): AccompanyingFault[] {
  const last = row.at(-1);
  const { effectiveTo: end } = last ?? {};
  return [
    ...row.flatMap((one): AccompanyingFault[] => {
      const { instrument, amendedBy = [] } = one;
      if (endsBeforeItBegins(one)) return [{ matter, fault: 'endsBeforeItBegins', one: instrument }];
      if (!touches(one, version)) return [{ matter, fault: 'outsideTheVersion', one: instrument }];
      return amendedBy
        .filter(({ effectiveFrom }) => !isWithin(effectiveFrom, one))
        .map((other) => ({
          matter,
          fault: 'amendedOutsideItsTime',
          one: instrument,
          other: other.instrument,
        }));
    }),
    ...faultySeams(row).map((seam): AccompanyingFault => {
      if (seam.fault === 'gap') return { matter, ...seam };
      const { one, other, from, fault } = seam;
      return { matter, fault, one: one.instrument, other: other.instrument, from };
    }),
    ...(last && end !== undefined && end < (version.effectiveTo ?? open)
      ? [{ matter, fault: 'endsBeforeTheVersion' as const, one: last.instrument, to: end }]
      : []),
  ];
}

/**
 * What is wrong with the accompanying instruments of a version. An instrument may come into force while the version is in force,
 * as guidance does; from then on its matter is covered without a gap, and never twice, to the version's end.
 */
export const accompanyingFaults = (
  version: Dated & { accompanying?: readonly AccompanyingInstrument[] | undefined },
): AccompanyingFault[] =>
  accompanyingMatters.flatMap((matter) =>
    faultsOfMatter(
      version,
      matter,
      inOrder((version.accompanying ?? []).filter((one) => one.matter === matter)),
    ),
  );
