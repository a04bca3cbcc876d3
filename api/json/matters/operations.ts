import { givenTo } from '../../../domain/access/policy';
import type { MatterOrderKind } from '../../../domain/matters/decide';
import { csrfParameter, inPath, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import {
  matterBodies,
  matterFiguresSchema,
  matterListQuery,
  matterListSchema,
  matterOrderKinds,
  matterRulesSchema,
  oneMatterSchema,
  onQuery,
} from './shapes';

const room = '/api/v1/matters';
const tags = ['matters'];
const readers = givenBy(givenTo('seeMatters'));
const leaders = givenBy(givenTo('leadMatters'));
const caseId = inPath('caseId', { type: 'string' });
const named = (act: string): string => `matter${act.charAt(0).toUpperCase()}${act.slice(1)}`;
const schemaOf = (act: string): string => `M${named(act).slice(1)}`;

/** Inputs of the operations, as a program would send them. */
export const matterExamples = {
  list: { reason: 'Nhiều người quan tâm.', seen: 0 },
  takeOff: { reason: 'Đã xử lý ổn định.', seen: 4 },
  setStep: {
    stepId: 's1',
    what: 'Làm việc với Sở Mẫu',
    who: 'u-4f1c',
    due: '2026-12-14',
    seen: 1,
  },
  dropStep: { stepId: 's1', reason: 'Không còn cần.', seen: 2 },
  reportStep: { stepId: 's1', state: 'blocked', note: 'Chưa có hồ sơ của Sở.', seen: 2 },
  setLook: { due: '2026-12-31', note: '', seen: 2 },
  clearTitle: { title: 'Quản lý đất đai tại một xã ven biển', seen: 3 },
  withdrawTitle: { seen: 4 },
} satisfies Record<MatterOrderKind, unknown>;

const summaries: Record<MatterOrderKind, string> = {
  list: 'Puts a case on the list',
  takeOff: 'Takes a case off the list',
  setStep: 'Puts a step into the roadmap, or changes one',
  dropStep: 'Drops a step of the roadmap',
  reportStep: 'Reports how far a step has come, or what stands in its way',
  setLook: 'Sets when heads look at the roadmap next',
  clearTitle: 'Clears a title without names for supervision',
  withdrawTitle: 'Withdraws the title for supervision',
};
const oneMatter = json('The matter as it stands now.', 'Matter');

const acts = Object.fromEntries(
  matterOrderKinds.map((act) => [
    `${room}/{caseId}/${act}`,
    {
      post: {
        operationId: named(act),
        tags,
        summary: summaries[act],
        description: act === 'reportStep' ? `${leaders} Besides them whoever answers for the step.` : leaders,
        parameters: [caseId, csrfParameter, keyParameter],
        requestBody: body(schemaOf(act), matterExamples[act]),
        responses: withProblems({ '200': oneMatter }, '400', '401', '403', '404', '409', '422'),
      },
    },
  ]),
);

const paths = {
  [room]: {
    get: {
      operationId: 'listMatters',
      tags,
      summary: 'The matters on the list whose cases the caller sees, the most pressing first',
      description: readers,
      parameters: queryParameters(matterListQuery),
      responses: withProblems({ '200': json('A page of matters.', 'MatterList', link) }, '401', '403', '422'),
    },
  },
  [`${room}/rules`]: {
    get: {
      operationId: 'getMatterRules',
      tags,
      summary: 'By what a case comes onto the list on a day, each number with its citation',
      description: readers,
      parameters: queryParameters(onQuery),
      responses: withProblems({ '200': json('The criteria.', 'MatterRules') }, '401', '403', '404', '422'),
    },
  },
  [`${room}/figures`]: {
    get: {
      operationId: 'getMatterFigures',
      tags,
      summary:
        'How many matters of the office were on the list at the end of a day, with a roadmap, and overdue',
      description: givenBy(givenTo('countMatters')),
      parameters: queryParameters(onQuery),
      responses: withProblems({ '200': json('The figures.', 'MatterFigures') }, '401', '403', '422'),
    },
  },
  [`${room}/{caseId}`]: {
    get: {
      operationId: 'getMatter',
      tags,
      summary: 'One case with its roadmap and its history on the list',
      description: readers,
      parameters: [caseId],
      responses: withProblems({ '200': oneMatter }, '401', '403', '404'),
    },
  },
  ...acts,
};

/** Complex and pending matters, each with its roadmap. */
export const matters: Resource = {
  tag: { name: 'matters', description: 'Complex and pending matters, each with its roadmap.' },
  paths: () => paths,
  sent: Object.fromEntries(matterOrderKinds.map((act) => [schemaOf(act), matterBodies[act]])),
  answered: {
    Matter: oneMatterSchema,
    MatterList: matterListSchema,
    MatterRules: matterRulesSchema,
    MatterFigures: matterFiguresSchema,
  },
};
