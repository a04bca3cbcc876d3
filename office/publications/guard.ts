import type { CaseState } from '../../domain/case/state';
import { reporterRefOf } from '../../domain/case/petitionPart';
import { publicItems } from '../../domain/publications/items';
import type { Guard, GuardedReporter } from '../../domain/publications/leaks';
import type { Procedure } from '../../domain/procedure/procedure';
import { disciplineForms } from '../../domain/procedure/partyProcedure';
import { hiddenOf } from '../../domain/workingCopy/known';
import { officeLanguage, type Texts } from '../../language/texts';
import type { IdentityVault, ReporterIdentity } from '../../models/identityVault';
import type { ReferenceStore } from '../../models/reference';
import { type PaperOffice, readPaperOffice } from '../papers/paperOffice';
import type { People } from '../people/people';
import { openNames } from '../protection/sealedNames';
import { numbersIn } from './numbersOfPeople';

interface GuardNeeds {
  vault: Pick<IdentityVault, 'judge' | 'openOf'>;
  reference: Pick<ReferenceStore, 'findCurrentTree'>;
}

/** Whom the names of those who run the office are: they sign, and stand on every paper. */
const namesOfOffice = ({ superior, office, party, place, committee, signatures }: PaperOffice): string[] => [
  superior,
  office,
  party,
  place,
  committee,
  ...Object.values(signatures).flat(),
];

/** What is known of the sender of a report; undefined where it was sealed and cannot be read any more. */
async function reporterOf(
  place: { caseId: string; ref: string },
  subjectName: string,
  vault: GuardNeeds['vault'],
): Promise<GuardedReporter | undefined> {
  return vault.judge(place, (identity: ReporterIdentity) => ({
    ...hiddenOf(identity, subjectName),
    ...numbersIn(identity),
  }));
}

/**
 * By what a text of a case is judged before it goes out, of which nothing leaves the server: everybody who has reported, and whoever is protected
 * with them, as they are sealed; what no head has switched on; and what the rules list. Undefined where a seal cannot be opened any more: then
 * nobody can say what must not be in it.
 */
export async function readGuard(
  state: CaseState,
  procedure: Procedure,
  { cases, texts, people }: { cases: GuardNeeds; texts: Texts; people: People },
): Promise<Guard | undefined> {
  const { registration, mergedReports = [], protectionRequests = [], publication } = state;
  const { subject } = registration;
  const subjectName = subject.kind === 'privateCitizen' ? '' : subject.name;
  const places = [
    ...(registration.reporter.ref === undefined
      ? []
      : [{ caseId: state.caseId, ref: registration.reporter.ref, mustOpen: true }]),
    // Who sent a report that was merged into this case; one without a sender has nothing sealed.
    ...mergedReports.map(({ caseId }) => ({ caseId, ref: reporterRefOf(caseId), mustOpen: false })),
  ];
  const reporters: GuardedReporter[] = [];
  for (const { mustOpen, ...place } of places) {
    const one = await reporterOf(place, subjectName, cases.vault);
    if (!one && mustOpen) return undefined;
    if (one) reporters.push(one);
  }
  for (const request of protectionRequests.filter(({ who }) => who !== undefined)) {
    const names = await openNames(state.caseId, request, cases.vault);
    for (const name of (names ?? '').split(/[\n,;]/).map((one) => one.trim()))
      if (name.split(/\s+/).length > 1)
        reporters.push({ name, address: '', phone: '', numbers: [], mails: [] });
  }
  const t = texts.translator(officeLanguage);
  const named = publication?.named ?? [];
  const form = state.discipline?.form ?? state.appeal?.decision?.form;
  const items = publicItems(state).map((item) => ({
    ...item,
    words:
      item.kind === 'form'
        ? disciplineForms.filter((one) => one === form).map((one) => t(`vocabulary:disciplineForms.${one}`))
        : item.words,
  }));
  const signatory = publication?.by === undefined ? undefined : people.find(publication.by);
  const tree = await cases.reference.findCurrentTree();
  return {
    reporters,
    off: items.filter(({ key }) => !named.includes(key)),
    allowed: [
      ...items.filter(({ key }) => named.includes(key)).flatMap(({ words }) => words),
      ...(signatory ? [signatory.displayName] : []),
      ...namesOfOffice(readPaperOffice()),
    ],
    organisations: (tree?.units ?? []).map(({ name }) => name),
    words: procedure.neverPublic?.value ?? [],
  };
}
