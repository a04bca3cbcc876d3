import type { protectionEvents } from '../../../domain/case/events/protection';
import { formatDate } from '../../dates';
import { wordInside } from '../vocabulary';
import { numberOf, type Renderers } from './renderer';

/** How much of a request its teller knows: of those from before more was asked only that there was one, and why. */
function requestedKey(on?: string, way?: string, whom?: readonly string[]): string {
  if (on === undefined) return 'protectionRequested';
  if (way === undefined) return 'protectionRequestedOn';
  return whom ? 'protectionRequestedFor' : 'protectionRequestedWay';
}

/** Protection of whoever reported, and of those close to them: nobody is named. */
export const protection: Renderers<typeof protectionEvents> = {
  protectionRequested: ({ explanation, askedBy, way, on, whom }, { t }) => ({
    key: requestedKey(on, way, whom),
    params: {
      on: formatDate(on),
      way: way && wordInside(t, 'protectionWays', way),
      askedBy: askedBy && wordInside(t, 'protectionAskers', askedBy),
      whom: whom?.map((one) => wordInside(t, 'protectedPeople', one)).join(', '),
    },
    detail: explanation,
  }),
  protectionDecided: ({ on, granted, measures, given = [] }, { t }) => ({
    key: !granted ? 'protectionRefused' : given.length > 0 ? 'protectionGrantedFor' : 'protectionGranted',
    params: {
      on: formatDate(on),
      measures: given.map(({ kind }) => wordInside(t, 'measureKinds', kind)).join(', '),
    },
    detail: measures,
  }),
  measureFollowed: ({ measureId, on, standing, explanation }, { t }) => ({
    key: 'measureFollowed',
    params: {
      n: numberOf(measureId),
      on: formatDate(on),
      standing: wordInside(t, 'measureStandings', standing),
    },
    detail: explanation,
  }),
  measureAnswered: ({ measureId, on, answer, explanation }, { t }) => ({
    key: 'measureAnswered',
    params: { n: numberOf(measureId), on: formatDate(on), answer: wordInside(t, 'measureAnswers', answer) },
    detail: explanation,
  }),
  measureExtended: ({ measureId, on, until, explanation }) => ({
    key: 'measureExtended',
    params: { n: numberOf(measureId), on: formatDate(on), until: formatDate(until) },
    detail: explanation,
  }),
  measureEnded: ({ measureId, on, ground, explanation }, { t }) => ({
    key: 'measureEnded',
    params: { n: numberOf(measureId), on: formatDate(on), ground: wordInside(t, 'measureEndings', ground) },
    detail: explanation,
  }),
  retaliationReported: ({ askedBy, on, explanation }, { t }) => ({
    key: 'retaliationReported',
    params: { on: formatDate(on), askedBy: wordInside(t, 'protectionAskers', askedBy) },
    detail: explanation,
  }),
};
