import { putRight } from '../correction';
import type { intakeEvents } from '../events/intake';
import type { Evolvers } from './evolver';

/** Stage 1, tiếp nhận. `reportRegistered` makes the state and is in `evolve`. */
export const evolveIntake: Evolvers<Omit<typeof intakeEvents, 'reportRegistered'>> = {
  registrationCorrected: (state, correction) => putRight(state, correction),
  classified: (_state, data) => ({ classification: data, kind: data.kind }),
  // Taken on once; reopened and taken on again, its limits go on from then.
  accepted: ({ acceptedAt }, _data, { at }) => ({ stage: 'assignment', acceptedAt: acceptedAt ?? at }),
  refused: (_state, data) => ({ stage: 'closed', outcome: 'refused', ending: data }),
  keptOnFile: (_state, data) => ({ stage: 'closed', outcome: 'keptOnFile', ending: data }),
  guided: (_state, data) => ({ stage: 'closed', outcome: 'guided', ending: data }),
  forwarded: (state, data, { at }) => ({
    stage: 'closed',
    outcome: 'forwarded',
    ending: { to: data.to, explanation: data.explanation },
    forwardings: state.forwardings + 1,
    forwardingAllowed: undefined,
    forwarding: { to: data.to, toUnit: data.toUnit, at, ...(data.place && { place: data.place }) },
  }),
  returned: () => ({ stage: 'intake', outcome: undefined, ending: undefined, forwarding: undefined }),
  takenOver: (_state, { from, since }, { at }) => ({
    stage: 'intake',
    outcome: undefined,
    ending: undefined,
    forwarding: undefined,
    takenOver: { from, since, at },
  }),
  forwardingAllowed: () => ({ forwardingAllowed: true }),
  merged: (_state, { into, explanation, reporterTold }) => ({
    stage: 'closed',
    outcome: 'merged',
    ending: { to: into, explanation, reporterTold },
  }),
  mergeProposed: (_state, data, { by, at }) => ({ mergeProposal: { ...data, by, at } }),
  mergeDismissed: () => ({ mergeProposal: undefined }),
  unmerged: () => ({ stage: 'intake', outcome: undefined, ending: undefined, mergedMatter: undefined }),
  reportMerged: ({ mergedReports = [] }, report) => ({ mergedReports: [...mergedReports, report] }),
  reportUnmerged: ({ mergedReports = [], links }, { caseId }) => ({
    mergedReports: mergedReports.filter((report) => report.caseId !== caseId),
    ...(links && { links: links.filter((link) => link.caseId !== caseId) }),
  }),
  matterLinked: ({ links = [] }, link) => ({ links: [...links, link] }),
  mergedMatterEnded: (_state, matter) => ({ mergedMatter: matter }),
  appealAccepted: (_state, data, { at }) => ({ stage: 'assignment', acceptedAt: at, appeal: data }),
  appealCorrected: ({ appeal }, data) => {
    const { reason, leaves, ...corrected } = data;
    void [reason, leaves];
    return { appeal: appeal && { ...corrected, basis: appeal.basis } };
  },
  petitionSplit: (state, { into, allegationIds, keptKind }) => ({
    kind: keptKind,
    allegations: state.allegations.filter(({ id }) => !allegationIds.includes(id)),
    parts: [...(state.parts ?? []), { caseId: into }],
  }),
  partGuided: ({ allegations, kind, guidedParts = [] }, { allegationIds, to, keptKind, explanation }) => ({
    kind: keptKind ?? kind,
    allegations: allegations.filter(({ id }) => !allegationIds.includes(id)),
    guidedParts: [
      ...guidedParts,
      {
        to,
        explanation,
        summaries: allegations.filter(({ id }) => allegationIds.includes(id)).map(({ summary }) => summary),
      },
    ],
  }),
  partRegistered: ({ parts = [] }, { caseId, number }) => ({
    parts: parts.map((part) => (part.caseId === caseId ? { caseId, number } : part)),
  }),
  inspectionOpened: (_state, _data, { at }) => ({ stage: 'assignment', acceptedAt: at, inspection: {} }),
};
