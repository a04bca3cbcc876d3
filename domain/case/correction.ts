import type { PlacedUnit } from '../organisations/unit';
import type { Corrected } from './correctedFacts';
import type { CaseState } from './state';
import type { Subject } from './subject';

/** How the facts that a correction changes were, and are: whatever is in neither stays. */
export interface Correction {
  allegationId?: string | undefined;
  was: Corrected;
  is: Corrected;
}

function ofSubject(subject: Subject): Corrected {
  if (subject.kind === 'privateCitizen') return {};
  const named = {
    subjectKind: subject.kind,
    subjectName: subject.name,
    ...(subject.bornOn !== undefined && { subjectBornOn: subject.bornOn }),
    ...(subject.position !== '' && { subjectPosition: subject.position }),
    ...(subject.organisation !== '' && { subjectOrganisation: subject.organisation }),
  };
  if (subject.kind === 'official') return { ...named, managingBody: subject.managingBody };
  return {
    ...named,
    subjectManagedBy: subject.managedBy,
    ...(subject.partyPosition !== undefined && { subjectPartyPosition: subject.partyPosition }),
    ...(subject.probationary && { probationary: true }),
    ...(subject.unit && { unit: subject.unit }),
  };
}

/** The registration of a case as it stands, and one of its allegations where one is meant. */
export function registeredFacts({ registration, allegations }: CaseState, allegationId?: string): Corrected {
  const { receivedOn, receivedDay, source, subject } = registration;
  const allegation = allegations.find(({ id }) => id === allegationId);
  return {
    receivedOn,
    receivedDay,
    source,
    ...ofSubject(subject),
    ...(allegation && { summary: allegation.summary }),
    ...(allegation?.code !== undefined && { code: allegation.code }),
    ...(allegation?.endedOn !== undefined && { endedOn: allegation.endedOn }),
  };
}

/** A unit is another one where it stands otherwise, not where the tree has a newer version. */
const sameUnit = (a: PlacedUnit | undefined, b: PlacedUnit | undefined): boolean =>
  JSON.stringify(a?.chain) === JSON.stringify(b?.chain);

const isSame = (fact: string, a: Corrected, b: Corrected): boolean =>
  fact === 'unit' ? sameUnit(a.unit, b.unit) : Reflect.get(a, fact) === Reflect.get(b, fact);

const only = (facts: Corrected, names: readonly string[]): Corrected =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));

/** What differs between the facts before and after. */
export function differenceOf(before: Corrected, after: Corrected): Pick<Correction, 'was' | 'is'> {
  const names = Object.keys({ ...before, ...after }).filter((fact) => !isSame(fact, before, after));
  return { was: only(before, names), is: only(after, names) };
}

/** The facts with what a correction changes. */
const put = <Facts extends Corrected>(
  facts: Facts,
  { was, is }: Pick<Correction, 'was' | 'is'>,
): Corrected => ({
  ...Object.fromEntries(Object.entries(facts).filter(([fact]) => !(fact in was))),
  ...is,
});

function subjectOf(facts: Corrected, before: Subject): Subject {
  const { subjectName = '', subjectPosition = '', subjectOrganisation = '', subjectBornOn } = facts;
  const named = {
    name: subjectName,
    ...(subjectBornOn !== undefined && { bornOn: subjectBornOn }),
    position: subjectPosition,
    organisation: subjectOrganisation,
  };
  const { subjectKind, subjectManagedBy, subjectPartyPosition, managingBody, probationary, unit } = facts;
  if (subjectKind === 'official' && managingBody !== undefined)
    return { kind: subjectKind, ...named, managingBody };
  if (subjectKind === undefined || subjectKind === 'official' || subjectManagedBy === undefined)
    return before;
  return {
    kind: subjectKind,
    ...(probationary && { probationary }),
    ...named,
    ...(subjectPartyPosition !== undefined && { partyPosition: subjectPartyPosition }),
    managedBy: subjectManagedBy,
    ...(unit && { unit }),
  };
}

/** The case with its registration put right; its number stays, and what was written from it before stays as it was. */
export function putRight(
  state: CaseState,
  correction: Correction,
): Pick<CaseState, 'registration' | 'allegations'> {
  const { allegationId } = correction;
  const { registration } = state;
  const facts = put(registeredFacts(state, allegationId), correction);
  const { receivedOn = registration.receivedOn, receivedDay = registration.receivedDay } = facts;
  const right = <One extends { id: string; summary: string }>(one: One): One => {
    if (one.id !== allegationId) return one;
    const { summary = one.summary, code, endedOn } = facts;
    return { ...one, summary, code, endedOn };
  };
  return {
    registration: {
      ...registration,
      receivedOn,
      receivedDay,
      source: facts.source ?? registration.source,
      subject: subjectOf(facts, registration.subject),
      allegations:
        allegationId === undefined ? registration.allegations : registration.allegations.map(right),
    },
    allegations: allegationId === undefined ? state.allegations : state.allegations.map(right),
  };
}
