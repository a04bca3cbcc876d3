import { commandTypes, findCommand } from '../../../domain/case/commands';
import { loadTexts } from '../../../language/texts';
import { registrationBody } from '../cases/requests';
import { openApiDocument } from './document';
import { commandExample, registrationExample } from '../cases/examples';
import { meetingExamples } from '../meetings/operations';
import { markExample } from '../registers/operations';
import { agendaBody, attendanceBody, conveningBody } from '../meetings/shapes';
import { markBody } from '../registers/shapes';
import { noticeExamples } from '../sessionNotices/operations';
import { supervisionExamples } from '../supervision/operations';
import { answerBody, sendBody } from '../supervision/shapes';
import { memberNoticeExamples } from '../memberNotices/operations';
import { changeBodies, changeNames, receiveBody } from '../memberNotices/shapes';
import { noticeActNames, noticeBodies } from '../sessionNotices/shapes';

const document = openApiDocument(loadTexts(), '1.0.0');
const operationsOf = (path: Record<string, unknown>) => Object.values(path) as Record<string, unknown>[];
const all = Object.values(document.paths).flatMap(operationsOf);

/** Every `$ref` anywhere below. */
const references = (node: unknown): string[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) =>
        key === '$ref' && typeof value === 'string' ? [value] : references(value),
      );

test('every command has its own operation with input, example and answers', () => {
  for (const type of commandTypes) {
    const operation = document.paths[`/api/v1/cases/{caseId}/commands/${type}`]?.post;
    expect(operation).toMatchObject({
      operationId: type,
      summary: expect.stringMatching(/^[A-Z]/),
      requestBody: { content: { 'application/json': { example: commandExample(type) } } },
    });
    expect(Object.keys((operation as { responses: object }).responses)).toEqual(
      expect.arrayContaining(['200', '202', '401', '403', '404', '409', '422', '429']),
    );
  }
});

test('who may register is who is let: heads bring reports in by imports alone', () => {
  expect(document.paths['/api/v1/cases']?.post).toMatchObject({
    description: expect.stringMatching(/Given by: `intakeOfficer`\.$/),
  });
});

test.each(commandTypes)('the example of %s is what its schema takes', (type) => {
  expect(findCommand(type).input().safeParse(commandExample(type)).error).toBeUndefined();
});

test('the example of a report is what its schema takes', () => {
  expect(registrationBody().safeParse(registrationExample).error).toBeUndefined();
});

test('the examples of meetings and registers are what their schemas take', () => {
  const { Convening, Agenda, Attendance } = meetingExamples;
  for (const [schema, example] of [
    [conveningBody, Convening],
    [agendaBody, Agenda],
    [attendanceBody, Attendance],
    [markBody, markExample],
  ] as const)
    expect(schema.safeParse(example).error).toBeUndefined();
});

test('the examples of supervision are what their schemas take', () => {
  expect(sendBody.safeParse(supervisionExamples.send).error).toBeUndefined();
  expect(answerBody.safeParse(supervisionExamples.answer).error).toBeUndefined();
});

test('the examples of notices about members are what their schemas take', () => {
  expect(receiveBody.safeParse(memberNoticeExamples.receive).error).toBeUndefined();
  for (const name of changeNames)
    expect(changeBodies[name].safeParse(memberNoticeExamples[name]).error).toBeUndefined();
});

test.each(noticeActNames)('the example of %s of a notice is what its schema takes', (act) => {
  expect(noticeBodies[act].safeParse(noticeExamples[act]).error).toBeUndefined();
});

test('operations are told apart and every reference leads somewhere', () => {
  const ids = all.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const { schemas, responses } = document.components;
  const known = new Set(
    Object.entries({ schemas, responses }).flatMap(([kind, named]) =>
      Object.keys(named).map((id) => `#/components/${kind}/${id}`),
    ),
  );
  const used = references(document);
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter((reference) => !known.has(reference))).toEqual([]);
});

test('path parameters are declared', () => {
  for (const [path, operations] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters = [] } of operationsOf(operations) as {
      parameters?: { in: string; name: string }[];
    }[]) {
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
    }
  }
});

test('numbers that a form writes as text are numbers, and our own words about fields are marked as ours', () => {
  const { Extend, FormTeam } = document.components.schemas;
  expect(Extend?.properties?.by).toEqual({
    ...{ type: 'integer', minimum: 1, maximum: 365 },
    description: 'Days of extension.',
  });
  expect(FormTeam?.properties?.leader).toMatchObject({ 'x-refers-to': 'account', 'x-roles': ['teamLeader'] });
});

/** The names of members and parameters below of which nothing is said. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => undescribed(one, path));
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) => {
    if (key === 'example' || key === 'enum' || key === 'default') return [];
    if (key === 'parameters')
      return (value as { name: string; description?: string }[]).flatMap(({ name, description }) =>
        (description ?? '').length > 3 ? [] : `${path}?${name}`,
      );
    if (key !== 'properties') return undescribed(value, key.startsWith('/') ? key : path);
    return Object.entries(value as Record<string, { description?: string }>).flatMap(([name, member]) => [
      ...((member.description ?? '').length > 3 ? [] : [`${path}.${name}`]),
      ...undescribed(member, `${path}.${name}`),
    ]);
  });
}

test('every member and every parameter says what it means, every operation what it does', () => {
  const schemas = Object.entries(document.components.schemas);
  expect(schemas.flatMap(([name, schema]) => undescribed(schema, name))).toEqual([]);
  expect(undescribed(document.paths, '')).toEqual([]);
  for (const { summary } of all) expect(summary).toMatch(/^\p{Lu}/u);
  expect(undescribed({ A: { properties: { b: { properties: { c: {} } } } } }, '')).toEqual(['.b', '.b.c']);
});

test('what is sent is closed, and what is answered may grow', () => {
  const { FormTeam, Registration, Case } = document.components.schemas;
  expect([FormTeam?.additionalProperties, Registration?.additionalProperties]).toEqual([false, false]);
  expect(Case?.additionalProperties).toBeUndefined();
});

test('forms and answers call a thing by the same word', () => {
  const { Registration, GrantIdentity } = document.components.schemas;
  const said = (schema: typeof Registration, name: string) =>
    (schema?.properties?.[name] as { description?: string } | undefined)?.description;
  expect(said(Registration, 'receivedOn')).toBe('Received on. Every time limit goes back to this day.');
  expect(said(GrantIdentity, 'hours')).toMatch(/\w/);
});
