import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, inPath, keyParameter, queryParameters, type Parameter } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import {
  behindQuery,
  behindSchema,
  figuresQuery,
  filledFormSchema,
  formListSchema,
  sendBody,
  sentListQuery,
  sentListSchema,
  sentReportSchema,
  exportBody,
  exportedSchema,
  exportListQuery,
  exportListSchema,
  summaryAnswerSchema,
  summaryBodies,
  summaryListQuery,
  summaryListSchema,
  unitBody,
} from './shapes';
import { summaryDuties } from './summaryRoutes';

const room = '/api/v1/figures';
const tags = ['figures'];
const readers = givenBy(givenTo('seeFigures'));
const senders = givenBy(givenTo('sendFigures'));
const period = inPath('period', { type: 'string' });
const form = inPath('form', { type: 'string' });
const revision = inPath('revision', { type: 'string', pattern: '^\\d{1,9}$' });

/** What is sent with a report, as a program would send it. */
export const figureExamples = {
  SendFigures: { to: 'Ủy ban Kiểm tra Trung ương', known: 'now', seen: 0 },
  UnitFigures: {
    unit: 'huyen-mau',
    form: 'transferred',
    version: 1,
    figures: { subjectMember: { transferred: 1 }, levelDistrict: { transferred: 1 } },
  },
  SummaryDraft: {
    period: 'party.year.2026',
    kind: 'final',
    title: 'Tổng kết công tác {{period}}',
    body: 'Tổng số đơn phải xử lý: {{petitions.all}}.',
    seen: 0,
  },
  SummarySeen: { seen: 2 },
  SummaryReturn: { seen: 2, reason: 'Bổ sung nhận xét.' },
  SummaryIssue: { seen: 3, on: '2026-12-20' },
  NationalExport: { from: '2026-01-01', to: '2026-06-30', format: 'json' },
};

const summaries = '/api/v1/summaries';
const national = '/api/v1/national-exports';
const summaryId = inPath('summaryId', { type: 'string' });
const summaryActs = [
  { act: 'draft', schema: 'SummaryDraft', summary: 'Write it anew, until it is approved' },
  { act: 'handIn', schema: 'SummarySeen', summary: 'Hand it in for approval' },
  { act: 'return', schema: 'SummaryReturn', summary: 'Return it; nobody returns what they drafted' },
  {
    act: 'approve',
    schema: 'SummarySeen',
    summary: 'Approve it with the figures of this moment; nobody approves what they drafted',
  },
  {
    act: 'issue',
    schema: 'SummaryIssue',
    summary: 'Issue it: it takes its number from the register of reports',
  },
] as const;

const reading = (
  operationId: string,
  summary: string,
  answer: ReturnType<typeof json>,
  parameters: Parameter[],
) => ({
  get: {
    operationId,
    tags,
    summary,
    description: readers,
    parameters,
    responses: withProblems({ '200': answer }, '401', '403', '404', '422'),
  },
});

const writing = (
  operationId: string,
  summary: string,
  schema: keyof typeof figureExamples,
  {
    answer,
    givers,
    parameters = [],
    status = '200',
  }: { answer: ReturnType<typeof json>; givers: string; parameters?: Parameter[]; status?: '200' | '201' },
) => ({
  operationId,
  tags,
  summary,
  description: givers,
  parameters: [...parameters, csrfParameter, keyParameter],
  requestBody: body(schema, figureExamples[schema]),
  responses: withProblems({ [status]: answer }, '400', '401', '403', '404', '409', '422'),
});

const paths = {
  [`${room}/forms`]: reading(
    'listFigureForms',
    'The forms of figures: rows, columns, what they fold together, and what must agree',
    json('Every form.', 'FigureForms'),
    [],
  ),
  [`${room}/sent`]: reading(
    'listSentFigures',
    'Reports that were sent, the last first',
    json('A page of reports.', 'SentFiguresList', link),
    queryParameters(sentListQuery),
  ),
  [`${room}/{period}/{form}`]: reading(
    'getFigures',
    'A form filled in for a period, from what happened in each case; the office’s own count, whatever the caller may see',
    json('The figures.', 'Figures'),
    [period, form, ...queryParameters(figuresQuery)],
  ),
  [`${room}/{period}/{form}/cases`]: reading(
    'listCasesBehindFigure',
    'The cases that a figure is made of, as far as the caller may see them',
    json('A page of cases.', 'CasesBehindFigure', link),
    [period, form, ...queryParameters(behindQuery)],
  ),
  '/api/v1/figure-reports/{period}': {
    post: {
      operationId: 'sendFigures',
      tags,
      summary: 'Send a report on a period that is over: the figures of all forms are kept as they are now',
      description: senders,
      parameters: [period, csrfParameter, keyParameter],
      requestBody: body('SendFigures', figureExamples.SendFigures),
      responses: withProblems(
        { '201': json('The report as it was sent, now or at its first sending.', 'SentFigures') },
        '400',
        '401',
        '403',
        '404',
        '409',
        '422',
      ),
    },
  },
  '/api/v1/unit-figures/{period}': {
    post: writing(
      'takeInFigures',
      'Take in a lower level’s figures on one form; they take the place of what it had sent before',
      'UnitFigures',
      {
        answer: json('The form with what lower levels have sent.', 'Figures'),
        givers: senders,
        parameters: [period],
        status: '201',
      },
    ),
  },
  [summaries]: {
    ...reading(
      'listSummaries',
      'Reports in words, the last first',
      json('A page of reports.', 'SummaryList', link),
      queryParameters(summaryListQuery),
    ),
    post: writing('draftSummary', 'Begin a report in words on a period', 'SummaryDraft', {
      answer: json('The draft, now or at its first sending.', 'Summary'),
      givers: senders,
      status: '201',
    }),
  },
  [`${summaries}/{summaryId}`]: reading(
    'getSummary',
    'A report in words, with its figures filled in',
    json('The report.', 'Summary'),
    [summaryId],
  ),
  ...Object.fromEntries(
    summaryActs.map(({ act, schema, summary }) => [
      `${summaries}/{summaryId}/${act}`,
      {
        post: writing(`${act}Summary${act === 'draft' ? 'Anew' : ''}`, summary, schema, {
          answer: json('The report as it is now.', 'Summary'),
          givers: givenBy(givenTo(summaryDuties[act])),
          parameters: [summaryId],
        }),
      },
    ]),
  ),
  [national]: {
    ...reading(
      'listNationalExports',
      'What went to the national database: who, when, which days, how many rows, and the hash of the file',
      json('A page of exports.', 'NationalExportList', link),
      queryParameters(exportListQuery),
    ),
    post: writing(
      'exportNational',
      'Write the rows of cases received on some days, and keep that they left the office',
      'NationalExport',
      {
        answer: json('The file.', 'NationalFile'),
        givers: senders,
        status: '201',
      },
    ),
  },
  '/api/v1/figure-reports/{period}/{revision}': reading(
    'getSentFigures',
    'A report as it was sent, with the figures that the events give otherwise now',
    json('The report.', 'SentFigures'),
    [period, revision],
  ),
};

/** What the office reports to the level above. */
export const figures: Resource = {
  tag: { name: 'figures', description: 'What the office reports to the level above, by periods and forms.' },
  paths: () => paths,
  sent: {
    SendFigures: sendBody,
    UnitFigures: unitBody,
    SummaryDraft: summaryBodies.draft,
    SummarySeen: summaryBodies.handIn,
    SummaryReturn: summaryBodies.return,
    SummaryIssue: summaryBodies.issue,
    NationalExport: exportBody,
  },
  answered: {
    FigureForms: formListSchema,
    Figures: filledFormSchema,
    CasesBehindFigure: behindSchema,
    SentFiguresList: sentListSchema,
    SentFigures: sentReportSchema,
    Summary: summaryAnswerSchema,
    SummaryList: summaryListSchema,
    NationalExportList: exportListSchema,
    NationalFile: exportedSchema,
  },
};
