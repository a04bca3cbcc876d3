import { givenTo } from '../../../domain/access/policy';
import { csrfParameter, keyParameter, registerLinesParameters } from '../openapi/parameters';
import { body, givenBy } from '../openapi/requestBody';
import { answers, withProblems } from '../openapi/responses';

/** An order as a program would send it. */
export const markExample = { register: 'QĐ 2026', from: 5, to: 8, reason: 'Đã dùng trong sổ giấy.' };

/** The registers by which the office numbers its papers. */
export const registerOperations = {
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
