import nunjucks from 'nunjucks';
import type { CaseEvent } from '../../domain/case/events/event';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { papersOf } from '../../domain/papers/papers';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { readPaperOffice } from './paperOffice';
import { OfficeCase, procedures } from '../../tests/domain/office';
import { toDiscipline, toVerification } from '../../tests/domain/stages';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { paperFacts } from './facts';
import { readInstruments } from './instruments';
import { textOf } from './paperText';

const on = '2026-03-16';
const reference = 'v-7f31c0de';
const needs = {
  t: vietnamese,
  names: (id: string) => `Ông ${id}`,
  procedure: getProcedureInForce(procedures, on, 'party'),
  instruments: readInstruments(),
};

const reporter = { reporter: { standing: 'named', ref: reference } };
const reported = () => toVerification(OfficeCase.received('2026-03-02', reporter), '2026-03-05');
const protectedCase = reported()
  .give('requestProtection', { on })
  .give('decideProtection', { on }, { granted: true });
const settled = toDiscipline(reported(), on)
  .give('holdHearing', { on })
  .give('recordVote', { on })
  .give('conclude', { on })
  .give('decideDiscipline', { on });

/** What each template of these cases is filled in with. */
const allFacts = [protectedCase, settled].flatMap(({ events }) =>
  events
    .filter((event: CaseEvent) => papersOf(event, events).length > 0)
    .map((event) => paperFacts(caseForPaper(events, event.seq), event, needs)),
);
const facts = allFacts.at(-1);
if (!facts) throw new Error('no paper is written of these cases');

const head = (about = 'về đơn') => `---\ntitle: BÁO CÁO\nabout: '${about}'\nsignedBy: chair\n---\n`;
const filledIn = (template: string) => textOf('report.njk', template, readPaperOffice(), facts);

/** Everything in it, functions and what is inherited among it. */
function everythingIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return [
    Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value) ? '' : value,
    ...Object.entries(value).flatMap(([key, inner]) => [key, ...everythingIn(inner)]),
  ];
}

test('what a template gets is plain data, in which nothing leads to the reporter', () => {
  expect(allFacts.length).toBeGreaterThan(6);
  for (const one of allFacts) {
    const all = everythingIn(one);
    expect(all.filter((part) => typeof part === 'function' || typeof part === 'object')).toEqual([]);
    expect(all.filter((part) => typeof part === 'string' && part.includes(reference))).toEqual([]);
    // Whom to tell is a word, not a way.
    expect(Object.keys(one)).not.toContain('reporter');
    expect(all).not.toContain('registration');
  }
});

test('the engine by itself would carry out what a template says', () => {
  expect(nunjucks.renderString('{{ range.constructor("return 6 * 7")() }}', {})).toBe('42');
});

const attacks = [
  // To Node, by what every value inherits and by what the engine brings along.
  '{{ range.constructor("return process.env")() }}',
  '{{ subject.constructor.constructor("return process.env")() }}',
  '{{ "".constructor }}',
  '{{ subject["con" ~ "structor"] }}',
  '{{ subject[data.key] }}',
  '{{ members.constructor }}',
  '{{ members[0].constructor }}',
  '{{ data.__proto__ }}',
  '{{ data["__proto__"] }}',
  '{{ data.__lookupGetter__ }}',
  '{{ data.toString }}',
  '{{ constructor }}',
  '{{ __proto__ }}',
  '{{ toString() }}',
  '{{ cycler("a").next.constructor }}',
  '{{ joiner }}',
  '{{ members.map(subject.toString) }}',
  '{{ subject.replace("a", "b") }}',
  '{{ (subject or members)() }}',
  // To the program that a template becomes: names are written into it as they stand.
  '{{ a"&&Function`return\\x20process\\x2epid```&&"b }}',
  '{% for a"b in members %}{{ a }}{% endfor %}',
  '{% for __proto__ in members %}{% endfor %}',
  '{% for constructor in members %}{{ constructor }}{% endfor %}',
  '{% for a, toString in data %}{% endfor %}',
  // To what is not among the facts.
  '{{ reporter }}',
  '{{ registration.reporter.ref }}',
  '{{ state.registration }}',
  '{{ env.globals }}{{ context.ctx }}{{ frame }}{{ runtime }}',
  '{{ process.env }}{{ require("fs") }}{{ globalThis }}',
  '{{ this }}',
  '{{ self }}',
  '{{ caller() }}',
  '{{ super() }}',
  '{{ loop.index }}',
  '{% for one in registration.reporter %}{{ one }}{% endfor %}',
  '{{ subject if process else members }}',
  '{% if not (1 == 1 and reporter) %}x{% endif %}',
  // To other files, and by whatever else the engine knows.
  '{% include "office.yaml" %}',
  '{% extends "../../package.json" %}',
  '{% import "decision.njk" as other %}',
  '{% from "decision.njk" import other %}',
  '{% macro f(x) %}{{ x }}{% endmacro %}',
  '{% call f() %}x{% endcall %}',
  '{% set x = range %}',
  '{% set x %}{{ range }}{% endset %}',
  '{% block x %}{{ range }}{% endblock %}',
  '{% filter dump %}x{% endfilter %}',
  '{% switch number %}{% case 1 %}x{% endswitch %}',
  '{% asyncEach one in members %}x{% endeach %}',
  '{% asyncAll one in members %}x{% endall %}',
  '{% ifAsync members %}x{% endif %}',
  '{{ data | dump }}',
  '{{ members | groupby("constructor") }}',
  '{{ members | sort(false, false, "constructor") }}',
  '{{ members | join(", ", "constructor") }}',
  '{{ members | selectattr("constructor") }}',
  '{{ members | list | safe }}',
  '{{ subject | default(x = range) }}',
  '{{ subject | day(range) }}',
  '{{ subject is callable }}',
  '{{ { a: range } }}',
  '{{ [range] }}',
  '{{ r/(a+)+$/ }}',
  '{{ 2 ** 9 }}',
];

test.each(attacks)('%s is refused in the text and in the head, and is never carried out', (attack) => {
  const spoiled = expect.objectContaining({ name: 'SpoiledPaperFile' });
  expect(() => filledIn(`${head()}Đoạn một.\n${attack}\n`)).toThrow(spoiled);
  expect(() => filledIn(`${head(attack)}Đoạn một.\n`)).toThrow(spoiled);
});

test('the place of what is refused is named', () => {
  expect(() => filledIn(`${head()}Đoạn một.\n\n{{ reporter.name }}\n`)).toThrow(
    'office/papers/templates/report.njk, 8: there is no such fact: reporter',
  );
  expect(() => filledIn(`${head('{{ nguoiGui }}')}Đoạn một.\n`)).toThrow(
    'office/papers/templates/report.njk, 3: there is no such fact: nguoiGui',
  );
  expect(() => filledIn(`${head()}{{ data.constructor }}\n`)).toThrow(
    'office/papers/templates/report.njk, 6: a template may not say that: constructor',
  );
});

test('what an office needs can be said', () => {
  const { blocks } = filledIn(
    `${head()}{% for one in allegations %}{{ loop.index }}. {{ one.summary | upper }}{% else %}Không có.{% endfor %}\n` +
      '{{ receivedOn | day }} {{ members[0] }} {{ "có" if leader and not ending else "không" }} {{ members | join("; ") }}\n',
  );
  expect(blocks.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
    '1. NỘI DUNG THEO HỒ SƠ.',
    '02/3/2026 Ông u-member có Ông u-member',
  ]);
});

test('what a person wrote into the case is words, whatever it looks like', () => {
  const sly = '{{ range.constructor("return 6 * 7")() }}';
  const { blocks } = textOf('report.njk', `${head()}{{ data.text }}\n`, readPaperOffice(), {
    data: { text: sly },
  });
  expect(blocks).toEqual([{ kind: 'paragraph', runs: [{ text: sly, bold: false }] }]);
});
