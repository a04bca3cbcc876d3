import { type ClockKind, clockKinds } from '../clocks/clock';

/** Which clocks a value of a version is about, by its key in the list of values; those that only steer the watch are about all. */
const about: Partial<Record<string, readonly ClockKind[]>> = {
  firstHandling: ['handling'],
  firstHandlingWide: ['handling'],
  settlingFrom: ['settling'],
  settlingExtension: ['settling'],
  takingOver: ['forwarding'],
  passingOn: ['forwarding'],
  suspensionCap: ['suspension'],
  congresses: ['settling'],
  limitation: ['limitation'],
  limitationWatch: ['limitation'],
  appeals: ['appealWindow'],
  appealWindow: ['appealWindow'],
  deferral: ['publication'],
  conversion: ['settling'],
  publicationForms: ['publicationEnd'],
  thresholds: clockKinds,
  escalation: clockKinds,
};

/**
 * The clocks that a value of a version is about, by its key as `procedureRows` names it: a limit its own (`settling`), a rule for one clock
 * that one (`extensions.reply`), what is no matter of time none.
 */
export function clocksOfValue(key: string): readonly ClockKind[] {
  const [part = '', of] = key.split('.');
  const named = clockKinds.find((kind) => kind === (of ?? part));
  return about[key] ?? (named ? [named] : []);
}
