import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, inPath, keyParameter, queryParameters } from '../openapi/parameters';
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
} from './shapes';

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
};

const reading = (
  operationId: string,
  summary: string,
  answer: ReturnType<typeof json>,
  parameters: unknown[],
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
  [`${room}/{period}/send`]: {
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
  [`${room}/{period}/sent/{revision}`]: reading(
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
  sent: { SendFigures: sendBody },
  answered: {
    FigureForms: formListSchema,
    Figures: filledFormSchema,
    CasesBehindFigure: behindSchema,
    SentFiguresList: sentListSchema,
    SentFigures: sentReportSchema,
  },
};
