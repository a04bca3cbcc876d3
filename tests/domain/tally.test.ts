import fc from 'fast-check';
import type { DisciplineForm } from '../../domain/procedure/partyProcedure';
import { adoptedForm, type Ballot } from '../../domain/voting/tally';

/* The oracle says it in one breath: a form is adopted when all votes for it or anything heavier reach its majority. */
const weight = { reprimand: 1, warning: 2, dismissal: 3, expulsion: 4, dissolution: 4 } as const;
const forms = {
  member: ['reprimand', 'warning', 'dismissal', 'expulsion'],
  // procedure §5: reprimand and warning, or the name is struck off, which is no form of discipline.
  probationary: ['reprimand', 'warning'],
  organisation: ['reprimand', 'warning', 'dissolution'],
} as const;

function oracle({ subject, officialMembers, votes, body }: Ballot): DisciplineForm | undefined {
  const own: readonly DisciplineForm[] = forms[subject];
  const reached = own.filter((form) => {
    const atLeast = own
      .filter((other) => weight[other] >= weight[form])
      .reduce((sum, other) => sum + (votes[other] ?? 0), 0);
    const twoThirds = form === 'expulsion' && body === 'proposing';
    return twoThirds ? atLeast / officialMembers >= 2 / 3 : atLeast >= Math.floor(officialMembers / 2) + 1;
  });
  return reached.sort((a, b) => weight[b] - weight[a])[0];
}

/** Every member casts one vote or stays away. */
const ballot: fc.Arbitrary<Ballot> = fc
  .record({
    subject: fc.constantFrom('member' as const, 'probationary' as const, 'organisation' as const),
    body: fc.constantFrom('proposing' as const, 'deciding' as const),
    choices: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 30 }),
  })
  .map(({ subject, body, choices }) => {
    const votes: Partial<Record<DisciplineForm, number>> = {};
    for (const choice of choices) {
      const form = forms[subject][choice];
      if (form) votes[form] = (votes[form] ?? 0) + 1;
    }
    return {
      subject,
      body,
      votes,
      officialMembers: choices.length,
      expulsionShare: { numerator: 2, denominator: 3 },
    };
  });

test('a ballot adopts what an independent count adopts, over 5000 ballots', () => {
  fc.assert(
    fc.property(ballot, (cast) => expect(adoptedForm(cast)).toBe(oracle(cast))),
    { numRuns: 5000 },
  );
});

test('exactly half is no majority, exactly two thirds are', () => {
  const share = { numerator: 2, denominator: 3 };
  const cast = (votes: Ballot['votes'], officialMembers: number, body: Ballot['body']) =>
    adoptedForm({ subject: 'member', officialMembers, votes, body, expulsionShare: share });
  expect(cast({ warning: 5 }, 10, 'deciding')).toBeUndefined();
  expect(cast({ warning: 6 }, 10, 'deciding')).toBe('warning');
  expect(cast({ expulsion: 6 }, 9, 'proposing')).toBe('expulsion');
  expect(cast({ expulsion: 5 }, 10, 'deciding')).toBeUndefined();
});
