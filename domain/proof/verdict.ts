import { type ChainCheck, type ChainFault, type ChainHead, checkChain, type KeptLink } from './chain';

/**
 * What the seal on an event says to whoever has the office's keys: there is `none`, it `holds`, it is `false` (this office never made it
 * for this hash), or the key under which it claims to be made is missing. A seal that holds covers all events up to its own.
 */
export type SealFinding =
  | { readonly seal: 'none' }
  | { readonly seal: 'holds' }
  | { readonly seal: 'false' }
  | { readonly seal: 'keyMissing'; readonly keyId: string };

/** An event as it is kept, and what its seal says. */
export interface SealedLink {
  readonly link: KeptLink;
  readonly seal: SealFinding;
}

/** A fault of the chain itself, or a history that ends before what is known of it from elsewhere. */
export type HistoryFault = ChainFault | 'cutOff';

/** Why nothing proves who wrote events: they bear no seal, or seals that this office did not make. */
export type SealFault = 'noSeal' | 'falseSeal';

/** What is wrong with a history. `sealedUpTo` is the last event that a seal of this office covers, 0 for none. */
export type FaultyVerdict =
  | { verdict: 'empty' }
  /** The events up to `sealedUpTo` are proved; those behind it are linked, but anybody who reaches the database may have written them. */
  | { verdict: 'sealedUpTo'; head: ChainHead; sealedUpTo: number; why: SealFault }
  | {
      verdict: 'altered';
      /** The last event before the fault. */
      head: ChainHead;
      why: HistoryFault;
      /** The number of the event at which the history does not hold, and its place among the events as they stand. */
      alteredAt: number;
      position: number;
      sealedUpTo: number;
    }
  | { verdict: 'notSealed'; head: ChainHead; why: SealFault }
  /** The chain holds, and what is to prove its end was sealed under a key that is not here. */
  | { verdict: 'keyMissing'; head: ChainHead; keyId: string; sealedUpTo: number };

/** What a history is worth to whoever has the office's keys. */
export type HistoryVerdict = { verdict: 'sealed'; head: ChainHead } | FaultyVerdict;

/** What is known of a history from elsewhere: a chain cannot tell that its end is missing. */
export interface Known {
  /** The number of an event that has surely been stored. */
  seq: number;
}

const lastThatHolds = (seals: readonly SealFinding[]): number =>
  seals.findLastIndex(({ seal }) => seal === 'holds') + 1;

/** The verdict on a chain that holds, by the seals on its events. */
function judgeSeals(head: ChainHead, seals: readonly SealFinding[]): HistoryVerdict {
  const sealedUpTo = lastThatHolds(seals);
  const behind = seals.slice(sealedUpTo);
  const last = behind.at(-1);
  if (!last) return { verdict: 'sealed', head };
  const unknown = last.seal === 'keyMissing' || sealedUpTo === 0 ? behind : [];
  const missing = unknown.findLast((found) => found.seal === 'keyMissing');
  if (missing?.seal === 'keyMissing')
    return { verdict: 'keyMissing', head, keyId: missing.keyId, sealedUpTo };
  const why: SealFault = behind.some(({ seal }) => seal === 'false') ? 'falseSeal' : 'noSeal';
  return sealedUpTo === 0
    ? { verdict: 'notSealed', head, why }
    : { verdict: 'sealedUpTo', head, sealedUpTo, why };
}

/** The verdict of the chain alone: undefined when it holds to the end that is known. */
export function faultOfChain(
  check: ChainCheck,
  count: number,
  known?: Known,
): Omit<Extract<FaultyVerdict, { verdict: 'altered' }>, 'sealedUpTo'> | undefined {
  const { head } = check;
  if (!check.intact) {
    const { why, brokenAt, position } = check;
    return { verdict: 'altered', head, why, alteredAt: brokenAt, position };
  }
  if (known === undefined || head.seq >= known.seq) return undefined;
  return { verdict: 'altered', head, why: 'cutOff', alteredAt: head.seq + 1, position: count + 1 };
}

/** Judges a history by its chain, its seals, and what is known of its end. Never throws, whatever was done to it. */
export function judgeHistory(name: string, history: readonly SealedLink[], known?: Known): HistoryVerdict {
  const check = checkChain(
    name,
    history.map(({ link }) => link),
  );
  const seals = history.map(({ seal }) => seal);
  const fault = faultOfChain(check, history.length, known);
  if (fault) return { ...fault, sealedUpTo: lastThatHolds(seals.slice(0, fault.position - 1)) };
  return history.length === 0 ? { verdict: 'empty' } : judgeSeals(check.head, seals);
}

/** What a file is worth to whoever has no key: `linked` says that it is whole in itself, and nothing of who wrote it. */
export type FileVerdict =
  | { verdict: 'linked'; head: ChainHead }
  /** It is whole in itself, and does not end with the hash that somebody kept. */
  | { verdict: 'otherHead'; head: ChainHead }
  | Extract<FaultyVerdict, { verdict: 'empty' }>
  | Omit<Extract<FaultyVerdict, { verdict: 'altered' }>, 'sealedUpTo'>;

/**
 * Judges events that came without their seals.
 * @param expectedHead the hash of the last event as somebody kept it elsewhere: only that tells whether the end was cut off
 */
export function judgeFile(links: readonly KeptLink[], expectedHead?: string): FileVerdict {
  const [first] = links;
  if (!first) return { verdict: 'empty' };
  const check = checkChain(first.caseId, links);
  const fault = faultOfChain(check, links.length);
  if (fault) return fault;
  const isExpected = expectedHead === undefined || expectedHead === check.head.hash;
  return { verdict: isExpected ? 'linked' : 'otherHead', head: check.head };
}
