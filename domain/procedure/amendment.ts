import { z } from 'zod';
import { type AccompanyingInstrument, accompanyingSchema } from './accompanying';
import { source } from './cited';
import { isGroup, put } from './citedValues';
import { endedValue, nameParts } from './commonParts';
import type { Procedure } from './procedure';

/** Places are named as in a version, without `value`: `limits.settling`; `part` names one within the value: `byClock.reply`. */
const place = z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/);

const changed = z.strictObject({
  at: place,
  part: place.optional(),
  value: z.unknown().refine((value) => value !== undefined, 'says what it is now'),
  ...source,
});
const change = z.union([changed, endedValue]);
type Change = z.infer<typeof change>;

/**
 * A version of the law as what it changes against the one that it follows: a line or two for each value, with its citation. What it does not
 * name stays as it was.
 */
export const amendmentSchema = () =>
  z.strictObject({
    ...nameParts,
    follows: z.strictObject({ id: nameParts.id, version: nameParts.version }),
    /** Instruments with which it is read besides; one of the same matter and name takes the place of the one that was there. */
    accompanying: accompanyingSchema.optional(),
    /** Instruments with which it is read no more, by matter and name. */
    withoutAccompanying: z.array(z.strictObject({ matter: z.string(), instrument: z.string() })).optional(),
    changes: z.array(change),
  });
export type Amendment = z.infer<ReturnType<typeof amendmentSchema>>;

/** Whether a text is of an amendment, and no whole version: it says what it changes. */
export const isAmendment = (text: unknown): text is { changes: unknown } =>
  isGroup(text) && 'changes' in text && 'follows' in text;

const isSame =
  (one: Pick<AccompanyingInstrument, 'matter' | 'instrument'>) =>
  (other: { matter: string; instrument: string }): boolean =>
    one.matter === other.matter && one.instrument === other.instrument;

function accompanyingOf(
  there: readonly AccompanyingInstrument[],
  { accompanying = [], withoutAccompanying = [] }: Amendment,
): AccompanyingInstrument[] {
  const stays = there.filter(
    (one) => !accompanying.some(isSame(one)) && !withoutAccompanying.some(isSame(one)),
  );
  return [...stays, ...accompanying];
}

const least = ['GK', 'L', 'M', 'H'] as const;
type Confidence = (typeof least)[number];
const lessSure = (one: Confidence, other: Confidence): Confidence =>
  least.indexOf(one) < least.indexOf(other) ? one : other;

function find(whole: unknown, at: readonly string[]): unknown {
  return at.reduce<unknown>((value, key) => (isGroup(value) ? value[key] : undefined), whole);
}

function without(whole: unknown, at: readonly string[]): unknown {
  const [key, ...rest] = at;
  if (key === undefined || !isGroup(whole)) return whole;
  const { [key]: gone, ...stays } = whole;
  return rest.length === 0 ? stays : { ...stays, [key]: without(gone, rest) };
}

/** What it says in one part is not all that the value says: both sources stand, and the value is no surer than either. */
function withPart(whole: unknown, { at, part = '', ...to }: z.infer<typeof changed>): unknown {
  const path = at.split('.');
  const there = z.object({ value: z.unknown(), ...source }).safeParse(find(whole, path));
  const known = there.success ? there.data : { value: {}, citation: to.citation, confidence: to.confidence };
  return put(whole, path, {
    value: put(known.value, part.split('.'), to.value),
    citation: known.citation.includes(to.citation) ? known.citation : `${known.citation}; ${to.citation}`,
    confidence: lessSure(known.confidence, to.confidence),
  });
}

function withChange(whole: unknown, one: Change): unknown {
  if ('ends' in one) return without(whole, one.at.split('.'));
  if (one.part !== undefined) return withPart(whole, one);
  const { at, value, citation, confidence } = one;
  return put(whole, at.split('.'), { value, citation, confidence });
}

/** The places that an amendment takes out of a version that has nothing there. */
export const missingToEnd = (base: Procedure, changes: Amendment['changes']): string[] =>
  changes.flatMap((one) => ('ends' in one && find(base, one.at.split('.')) === undefined ? [one.at] : []));

/**
 * The whole version that an amendment makes of the one that it follows: whether it is one is for `procedureSchema` to say.
 * @throws RangeError where it takes out what is not there
 */
export function amend(base: Procedure, amendment: Amendment): object {
  const { id, version, instrument, effectiveFrom, effectiveTo, transition, follows, changes } = amendment;
  const [missing] = missingToEnd(base, changes);
  if (missing !== undefined) throw new RangeError(`${base.id}@${base.version} has no ${missing} to take out`);
  const ended = changes.flatMap((one) => ('ends' in one ? [one] : []));
  const carried = ['effectiveTo', 'transition', 'follows'].reduce<unknown>(
    (whole, key) => without(whole, [key]),
    base,
  );
  const whole = changes.reduce<unknown>(withChange, carried);
  return {
    ...(whole as object),
    ...{ id, version, instrument, effectiveFrom },
    ...(effectiveTo !== undefined && { effectiveTo }),
    ...(transition && { transition }),
    follows: { ...follows, ...(ended.length > 0 && { ended }) },
    accompanying: accompanyingOf(base.accompanying ?? [], amendment),
  };
}
