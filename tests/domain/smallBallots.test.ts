import { decide, isAccepted } from '../../domain/case/decide';
import { recordVote } from '../../domain/case/commands/discipline/recordVote';
import type { CaseState } from '../../domain/case/state';
import type { MemberStanding } from '../../domain/meetings/meeting';
import { at, calendar, holderOf, OfficeCase, procedure22 } from './office';
import { toDiscipline, toVerification } from './stages';

/*
 * Every ballot of up to four official members, paper by paper, driven through the command at a meeting: each member is excused,
 * recused, or puts in a paper that names a form, is blank or invalid. The oracle knows papers, the command only numbers.
 */
const on = '2022-03-10';
const heaviest = ['expulsion', 'dismissal', 'warning', 'reprimand'] as const;
type Paper = (typeof heaviest)[number] | 'blank' | 'invalid' | 'excused' | 'recused';
const papers: readonly Paper[] = [...heaviest, 'blank', 'invalid', 'excused', 'recused'];

/** Rows of papers without regard to their order: a secret ballot knows none. */
function* rows(length: number, from = 0): Generator<Paper[]> {
  if (length === 0) yield [];
  else
    for (let i = from; i < papers.length; i += 1)
      for (const rest of rows(length - 1, i)) yield [papers[i] ?? 'blank', ...rest];
}

/** What the law says, asked paper by paper: the heaviest form for which enough of all members want it or more. */
function oracle(row: readonly Paper[], body: 'proposing' | 'deciding'): string | undefined {
  return heaviest.find((form, rank) => {
    const want = row.filter(
      (paper) =>
        heaviest.findIndex((one) => one === paper) >= 0 && heaviest.findIndex((one) => one === paper) <= rank,
    );
    return form === 'expulsion' && body === 'proposing'
      ? want.length >= (row.length * 2) / 3
      : want.length > row.length / 2;
  });
}

/** A case at the meeting with that attendance; quorum is a matter of its own and left out. */
function stateFor(row: readonly Paper[], heard: CaseState): CaseState {
  const standing = (paper: Paper): MemberStanding =>
    paper === 'excused' ? 'excused' : paper === 'recused' ? 'recused' : 'present';
  const members = row.map((paper, i) => ({ id: `u-${i}`, name: `Ủy viên ${i}`, standing: standing(paper) }));
  return {
    ...heard,
    meetings: [{ meetingId: 'm', body: 'commission', on, place: 'Trụ sở', since: at(on), members }],
  };
}

const heard = toDiscipline(
  toVerification(OfficeCase.received('2022-01-28'), '2022-02-10'),
  '2022-03-01',
).give('holdHearing', { on }).now;
const { deliberation, ...rules } = procedure22;
const procedure = {
  ...rules,
  ...(deliberation && {
    deliberation: {
      ...deliberation,
      value: { meetingRequired: true, quorum: { numerator: 1, denominator: 1000 } },
    },
  }),
};
const actor = holderOf('chair');
const ctx = { now: at(on), actor, procedure, calendar };

const given = (row: readonly Paper[], body: 'proposing' | 'deciding', more: Record<string, number> = {}) => {
  const count = (paper: Paper) => row.filter((one) => one === paper).length;
  const input = recordVote.input().parse({
    on,
    body,
    officialMembers: row.length,
    present: row.length - count('excused') - count('recused'),
    ...Object.fromEntries(
      [...heaviest, 'blank' as const, 'invalid' as const].map((one) => [one, count(one)]),
    ),
    ...more,
  });
  return decide('c-1', stateFor(row, heard), { type: 'recordVote', commandId: 'k', actor, input }, ctx);
};

describe.each(['deciding', 'proposing'] as const)('a %s body', (body) => {
  test.each([1, 2, 3, 4, 5])(
    'every ballot of %i members adopts what an independent count of its papers adopts',
    (size) => {
      for (const row of rows(size)) {
        const someone = row.some((paper) => paper !== 'excused' && paper !== 'recused');
        const decision = given(row, body);
        if (!someone) {
          expect(decision).toMatchObject({ refusal: { refused: 'noQuorum' } });
          continue;
        }
        if (!isAccepted(decision)) throw new Error(`${row.join(' ')}: ${JSON.stringify(decision.refusal)}`);
        expect([row, decision.state.vote?.adopted]).toEqual([row, oracle(row, body)]);
      }
    },
  );
});

test('one paper more than there are people who may vote is never accepted', () => {
  for (const row of rows(4)) {
    const blank = row.filter((paper) => paper === 'blank').length;
    expect(isAccepted(given(row, 'deciding', { blank: blank + 1 }))).toBe(false);
  }
});
