import type { protectionEvents } from '../events/protection';
import type { CaseState, ProtectionMeasure, ProtectionRequest } from '../state';
import type { Evolvers } from './evolver';

/** What came through the public door is told in full by whoever has read it: one request, not two. */
const isToldInFull = (
  { protectionRequests = [] }: CaseState,
  { message: of }: { message?: string | undefined },
) => of !== undefined && protectionRequests.some(({ message }) => message === of);

const requestsWith = ({ protectionRequests = [] }: CaseState, request: ProtectionRequest) => [
  ...protectionRequests.filter(({ message }) => request.message === undefined || message !== request.message),
  request,
];

const measuresWith = (
  { measures = [] }: CaseState,
  id: string,
  change: (measure: ProtectionMeasure) => ProtectionMeasure,
): Pick<CaseState, 'measures'> => ({
  measures: measures.map((measure) => (measure.id === id ? change(measure) : measure)),
});

/** Protection of whoever reported, and of those close to them (procedure §7). */
export const evolveProtection: Evolvers<typeof protectionEvents> = {
  protectionRequested: (state, data, { seq, at, by, commandId }) => ({
    protectionRequested: true,
    protectionRequestedAt: isToldInFull(state, data) ? state.protectionRequestedAt : at,
    protection: undefined,
    protectionRequests: requestsWith(state, { ...data, seq, at, by, commandId }),
  }),
  protectionPaperCame: ({ protectionRequests = [] }, { of, on }) => ({
    protectionRequests: protectionRequests.map((one) => (one.seq === of ? { ...one, paperCameOn: on } : one)),
  }),
  protectionDecided: ({ measures = [], protectionRequests }, { given = [], ...data }, { by }) => ({
    protection: data,
    ...(!data.granted &&
      protectionRequests && {
        protectionRequests: protectionRequests.map((one, i) =>
          i === protectionRequests.length - 1 ? { ...one, refused: true as const } : one,
        ),
      }),
    ...(given.length > 0 && {
      measures: [
        ...measures,
        ...given.map((one) => ({ ...one, text: data.measures, decidedOn: data.on, by, reviews: 0 })),
      ],
    }),
  }),
  measureFollowed: (state, { measureId, on, standing, explanation, reviewOn }) =>
    measuresWith(state, measureId, ({ reviewOn: before, ...measure }) => {
      void before;
      return {
        ...measure,
        ...(standing === 'changed' && { text: explanation }),
        ...(standing === 'applied' && { appliedOn: on }),
        ...(reviewOn !== undefined && { reviewOn }),
        reviewedOn: on,
        reviews: measure.reviews + 1,
      };
    }),
  measureAnswered: (state, { measureId, on, answer, explanation }) =>
    measuresWith(state, measureId, ({ answers = [], ...measure }) => ({
      ...measure,
      ...(answer === 'granted' && { appliedOn: on }),
      answers: [...answers, { on, answer, explanation }],
    })),
  // Whoever extends it has looked at it again.
  measureExtended: (state, { measureId, on, until }) =>
    measuresWith(state, measureId, ({ reviewOn: before, ...measure }) => {
      void before;
      return {
        ...measure,
        until,
        reviewedOn: on,
        reviews: measure.reviews + 1,
        extensions: (measure.extensions ?? 0) + 1,
      };
    }),
  measureEnded: (state, { measureId, on, ground }) =>
    measuresWith(state, measureId, (measure) => ({ ...measure, ended: { on, ground } })),
  retaliationReported: ({ retaliations = [] }, data, { seq, at, by }) => ({
    retaliations: [...retaliations, { ...data, seq, at, by }],
  }),
};
