import type { AccompanyingMatter } from './accompanying';
import type { confidences } from './cited';
import type { PartyProcedure } from './partyProcedure';
import type { Procedure } from './procedure';
import type { StateProcedure } from './stateProcedure';

/** Where a rule comes from, as a version of the procedure says it or as the text of the law does. */
export interface Source {
  citation: string;
  confidence: (typeof confidences)[number];
}

/** By what a case goes: its version, and the day on which its report was received. */
export interface RulesOfCase {
  procedure: Procedure;
  receivedOn: string;
}

/** The source of one rule for a case; undefined where its version has no such rule. */
export type FindSource = (rules: RulesOfCase) => Source | undefined;

/** What the version itself says, under either law. */
export const said =
  (find: (procedure: Procedure) => Source | undefined): FindSource =>
  ({ procedure }) =>
    find(procedure);

/** What a version of the Party's rules says. */
export const saidByParty =
  (find: (procedure: PartyProcedure) => Source | undefined): FindSource =>
  ({ procedure }) =>
    procedure.law === 'state' ? undefined : find(procedure);

/** What a version under State law says. */
export const saidByState =
  (find: (procedure: StateProcedure) => Source | undefined): FindSource =>
  ({ procedure }) =>
    procedure.law === 'state' ? find(procedure) : undefined;

function accompanies({ procedure, receivedOn }: RulesOfCase, matter: AccompanyingMatter) {
  return procedure.accompanying?.find(
    ({ matter: of, effectiveFrom, effectiveTo = '9999-12-31' }) =>
      of === matter && effectiveFrom <= receivedOn && receivedOn <= effectiveTo,
  );
}

/** The instrument that goes with the version on a matter, with what amended it by the day of receipt. */
export const accompanying =
  (matter: AccompanyingMatter): FindSource =>
  (rules) => {
    const found = accompanies(rules, matter);
    if (!found) return undefined;
    const amending = (found.amendedBy ?? []).filter(({ effectiveFrom }) => effectiveFrom <= rules.receivedOn);
    const all = [found, ...amending].map(({ instrument }) => instrument);
    return { citation: all.join('; '), confidence: found.confidence };
  };

const denunciationLaw = 'Luật Tố cáo 2018';

/** Places that were read in the text before its amendment say so, until the amendment is confirmed. */
function asRead(rules: RulesOfCase, citation: string): Source {
  const amendment = accompanies(rules, 'amendment');
  if (!amendment || amendment.confidence === 'H') return { citation, confidence: 'H' };
  return { citation: `${citation} (chưa đối chiếu với ${amendment.instrument})`, confidence: 'M' };
}

/** An article of the law on denunciations, for cases that go by it. */
export const lawArticle =
  (place: string): FindSource =>
  (rules) =>
    rules.procedure.law === 'state' && rules.procedure.instrument.startsWith(denunciationLaw)
      ? asRead(rules, `${denunciationLaw}, Điều ${place}`)
      : undefined;

/** An article of an instrument with which the State law of a case is read. */
export const articleBeside =
  (matter: AccompanyingMatter, place: string): FindSource =>
  (rules) => {
    const found = rules.procedure.law === 'state' ? accompanies(rules, matter) : undefined;
    return found && asRead(rules, `${found.instrument}, Điều ${place}`);
  };
