import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, keyParameter, queryParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import {
  markBody,
  markedSchema,
  registerLinesQuery,
  registerLinesSchema,
  registerListSchema,
} from './shapes';

const registerLinesParameters = queryParameters(registerLinesQuery);

const answers = {
  registerList: { '200': json('Every register, the newest year first.', 'RegisterList') },
  registerLines: { '200': json('A page of lines, in the order of their numbers.', 'RegisterLines', link) },
  marked: { '200': json('The numbers are marked, now or at the first sending.', 'Marked') },
};

/** An order as a program would send it. */
export const markExample = { register: 'QĐ 2026', from: 5, to: 8, reason: 'Đã dùng trong sổ giấy.' };

const paths = {
  '/api/v1/registers': {
    get: {
      operationId: 'listRegisters',
      tags: ['registers'],
      summary: 'Every register and year, and how far it has come',
      responses: withProblems(answers.registerList, '401', '403'),
    },
  },
  '/api/v1/registers/lines': {
    get: {
      operationId: 'listRegisterLines',
      tags: ['registers'],
      summary: 'The numbers of a register in order, as the caller may see them',
      parameters: registerLinesParameters,
      responses: withProblems(answers.registerLines, '401', '403', '404', '422'),
    },
  },
  '/api/v1/registers/marks': {
    post: {
      operationId: 'markNumbers',
      tags: ['registers'],
      summary:
        'Marks numbers as used elsewhere, or the number of a paper as annulled; they are never given again',
      description: givenBy(givenTo('keepRegisters')),
      parameters: [csrfParameter, keyParameter],
      requestBody: body('Mark', markExample),
      responses: withProblems(answers.marked, '400', '401', '403', '422'),
    },
  },
};

/** The registers by which the office numbers its papers. */
export const registers: Resource = {
  tag: { name: 'registers', description: 'The numbers of papers.' },
  paths: () => paths,
  sent: { Mark: markBody },
  answered: { RegisterList: registerListSchema, RegisterLines: registerLinesSchema, Marked: markedSchema },
};
