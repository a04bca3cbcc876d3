import { calendar, holderOf, at, OfficeCase } from '../../tests/domain/office';
import { isAccepted } from '../../domain/case/decide';
import { asIfApproved } from '../../domain/case/submissions/asIfApproved';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { draftsOf } from './drafts';
import { docxFile } from './docxFile';
import { readInstruments } from './instruments';
import { type PaperSource, paperPage } from './page';
import { readPaperOffice } from './paperOffice';
import { partsOf } from './sheet';
import { zipEntry } from '../../tests/papers/zipEntry';

const [received, on, later] = ['2026-03-02', '2026-03-05', '2026-03-06'];
const proposed = () =>
  OfficeCase.received(received)
    .give('classify', { on })
    .give('accept', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .handIn('signDecision', { on, by: holderOf('areaOfficer') });
const people: PaperSource['people'] = {
  nameOf: (id) => `Họ Tên ${id}`,
  find: (id) => ({ displayName: `Họ Tên ${id}`, roles: ['viceChair'], position: 'Kiểm tra viên' }),
};
const common = ({ procedure }: OfficeCase) => ({
  procedure,
  office: readPaperOffice(),
  instruments: readInstruments(),
  t: vietnamese,
  people,
});
const linesOf = (page: ReturnType<typeof paperPage>): string[] =>
  partsOf(page).flatMap((part) =>
    (part.kind === 'columns' ? [...part.left, ...part.right] : [part])
      .map(({ letters }) => letters.map(({ text }) => text).join(''))
      .filter(Boolean),
  );

function drafted(one: OfficeCase, name: string) {
  const [submission] = one.now.submissions ?? [];
  const decided =
    submission && asIfApproved(one.now, submission, { now: at(later), calendar, procedure: one.procedure });
  if (!decided || !isAccepted(decided)) throw new Error('it would not be approved');
  const draft = draftsOf(submission.id, decided).find((other) => other.name === name);
  if (!draft) throw new Error(`${name} would not be written`);
  const state = caseForPaper([...one.events, ...decided.events], draft.event.seq);
  return paperPage({ ...common(one), ...draft, state }, { draft: true, unsigned: decided.events });
}

function signed(one: OfficeCase, kind: PaperSource['kind'], number: string) {
  one
    .handIn('appraise', { on: later })
    .handIn('approve', { on: later, by: holderOf('viceChair') }, { on: later, number: '12-QĐ/UBKTTU' });
  const [event] = one.happened('decisionSigned');
  if (!event) throw new Error('nothing was signed');
  const source = { ...common(one), kind, event, state: caseForPaper(one.events, event.seq) };
  return paperPage(source, { number, date: later });
}

test.each([
  ['decision', '12-QĐ/UBKTTU'],
  ['plan', '3-KH/UBKTTU'],
] as const)('the draft of a %s says what the signed paper says, but number, day and name', (kind, number) => {
  const one = proposed();
  const draft = linesOf(drafted(one, kind));
  const paper = linesOf(signed(one, kind, number));
  const room = (line: string) =>
    line
      .replace(/Số\s+[\d\s\u00A0]*-/u, 'Số -')
      .replace(
        /ngày[\s\u00A0]+(06)?[\s\u00A0]*tháng[\s\u00A0]+3?[\s\u00A0]*năm[\s\u00A0]+(2026)?[\s\u00A0]*/u,
        'ngày tháng năm',
      )
      .replace('12-QĐ/UBKTTU, ngày 06/3/2026', '……………, ngày ……/……/………');
  const name = 'Họ Tên u-viceChair';
  const post = (line: string) =>
    !['KT. CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM', 'TM. ỦY BAN KIỂM TRA', 'CHỦ NHIỆM', name].includes(line);
  expect(paper).toContain(name);
  expect(
    draft
      .filter((line) => line !== 'DỰ THẢO')
      .map(room)
      .filter(post),
  ).toEqual(paper.map(room).filter(post));
  expect(draft).toContain('DỰ THẢO');
  expect(draft.join('\n')).not.toMatch(/06\/3\/2026|12-QĐ/);
});

test('the file bears the mark as well', async () => {
  const bytes = await docxFile(drafted(proposed(), 'decision'));
  expect(zipEntry(bytes, 'word/document.xml')).toContain('DỰ THẢO');
});

test('several papers of a kind have an address each', () => {
  const one = proposed();
  const [submission] = one.now.submissions ?? [];
  const decided =
    submission && asIfApproved(one.now, submission, { now: at(later), calendar, procedure: one.procedure });
  if (!decided || !isAccepted(decided)) throw new Error('it would not be approved');
  const [first] = draftsOf(7, decided);
  const twice = draftsOf(7, { events: [...decided.events, ...decided.events] });
  expect(twice.map(({ name }) => name)).toEqual([...new Set(twice.map(({ name }) => name))]);
  expect(twice[0]?.name).toBe(first?.kind);
});
