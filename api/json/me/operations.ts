import { csrfParameter } from '../openapi/parameters';
import { body } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, withProblems } from '../openapi/responses';
import {
  credentialsSchema,
  languageAnswer,
  languageBody,
  lettersAnswer,
  lettersBody,
  meSchema,
  sessionSchema,
} from './shapes';

const answers = {
  session: { '200': json('The session.', 'Session') },
  signedOut: { '204': { description: 'Signed out.' } },
  me: { '200': json('The account and its duties.', 'Me') },
};

const paths = {
  '/api/session': {
    get: {
      operationId: 'getSession',
      tags: ['account'],
      summary: 'The token that every change sends as `X-CSRF-Token`, and who is signed in',
      security: [],
      responses: withProblems(answers.session, '422'),
    },
    post: {
      operationId: 'signIn',
      tags: ['account'],
      summary: 'Signs in; the session gets a new token',
      security: [],
      parameters: [csrfParameter],
      requestBody: body('Credentials', { username: 'tiep.nhan', password: 'mat-khau-cua-ban' }),
      responses: withProblems(answers.session, '401', '403', '422', '429'),
    },
    delete: {
      operationId: 'signOut',
      tags: ['account'],
      summary: 'Signs out',
      parameters: [csrfParameter],
      responses: withProblems(answers.signedOut, '403', '422'),
    },
  },
  '/api/v1/me': {
    get: {
      operationId: 'me',
      tags: ['account'],
      summary: 'Who is signed in, and what they may do',
      responses: withProblems(answers.me, '401'),
    },
  },
  '/api/v1/me/language': {
    put: {
      operationId: 'setLanguage',
      tags: ['account'],
      summary: 'Sets the language in which the caller is answered',
      parameters: [csrfParameter],
      requestBody: body('OwnLanguage', { language: 'vi' }),
      responses: withProblems({ '200': json('It is set.', 'OwnLanguageSet') }, '401', '403', '422'),
    },
  },
  '/api/v1/me/letters': {
    get: {
      operationId: 'getLetters',
      tags: ['account'],
      summary: 'Whether a letter tells the caller each working day how much waits',
      responses: withProblems({ '200': json('The setting.', 'OwnLettersSet') }, '401', '403'),
    },
    put: {
      operationId: 'setLetters',
      tags: ['account'],
      summary: 'Sets whether and where such a letter goes',
      parameters: [csrfParameter],
      requestBody: body('OwnLetters', { address: 'tiep.nhan@liem.example' }),
      responses: withProblems({ '200': json('The setting.', 'OwnLettersSet') }, '401', '403', '422'),
    },
  },
};

/** Who asks, and the session in which they do. */
export const me: Resource = {
  tag: { name: 'account', description: 'The caller.' },
  paths: () => paths,
  sent: { Credentials: credentialsSchema, OwnLanguage: languageBody, OwnLetters: lettersBody },
  answered: {
    Session: sessionSchema,
    Me: meSchema,
    OwnLanguageSet: languageAnswer,
    OwnLettersSet: lettersAnswer,
  },
};
