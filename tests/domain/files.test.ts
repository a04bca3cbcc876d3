import { mayKeepFiles, mayOpenFile } from '../../domain/access/files';
import { at, holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const on = '2026-03-02';
const sitting = { on, by: holderOf('areaOfficer') };
const words = { keyId: 'c', iv: 'aQ==', tag: 'aQ==', text: 'aQ==' };
const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const file = (n: number) => ({
  file: idOf(n),
  sha256: String(n).repeat(64),
  size: 10,
  type: 'application/pdf',
  words,
});

test('files are numbered in the order in which they were taken in, each with its hash and its act', () => {
  const one = toVerification(OfficeCase.received(on), on);
  one.handIn('takeInFiles', sitting, { kind: 'evidence', on, of: 2, files: [file(1), file(2)] });
  one.handIn('takeInFiles', sitting, { kind: 'letter', files: [file(3)] });
  expect(one.now.files).toMatchObject([
    { number: 1, file: idOf(1), sha256: '1'.repeat(64), of: 2, on },
    { number: 2, file: idOf(2) },
    // A letter names its writer, whether anybody says so or not.
    { number: 3, kind: 'letter', guarded: true },
  ]);
  one.handIn('handOverOriginal', sitting, { file: idOf(2), on, words });
  expect(one.now.files?.map(({ handOvers }) => handOvers?.length ?? 0)).toEqual([0, 1, 0]);
});

test('what is there already, comes from the future, or belongs to no act of the case is refused', () => {
  const one = toVerification(OfficeCase.received(on), on);
  one.handIn('takeInFiles', sitting, { kind: 'evidence', files: [file(1)] });
  expect(one.refusalOf('takeInFiles', sitting, { kind: 'evidence', files: [file(1)] }).refused).toBe(
    'fileThere',
  );
  expect(one.refusalOf('takeInFiles', sitting, { kind: 'evidence', files: [file(2), file(2)] }).refused).toBe(
    'fileThere',
  );
  expect(
    one.refusalOf('takeInFiles', sitting, { kind: 'evidence', on: '2099-01-01', files: [file(2)] }).refused,
  ).toBe('dateInFuture');
  expect(one.refusalOf('takeInFiles', sitting, { kind: 'evidence', of: 999, files: [file(2)] }).refused).toBe(
    'noSuchEvent',
  );
  expect(one.refusalOf('handOverOriginal', sitting, { file: idOf(9), on, words }).refused).toBe('noSuchFile');
});

test('whoever sees the case opens its files; what gives the reporter away is the custodian’s, and a grant’s', () => {
  const one = toVerification(OfficeCase.received(on), on);
  const { now } = one;
  const { leader = '' } = now.team ?? {};
  const team = { id: leader, roles: ['teamLeader' as const] };
  const auditor = { id: 'u-auditor', roles: ['auditor' as const] };
  const administrator = { id: 'u-admin', roles: ['administrator' as const] };
  const shut = { ...now, conflicts: [{ accountId: leader, relation: 'Em ruột', at: `${on}T00:00:00.000Z` }] };
  const then = at(on, '10:00');
  expect(mayOpenFile(auditor, now, {}, then)).toBe(true);
  expect(mayOpenFile(auditor, now, { guarded: true }, then)).toBe(false);
  expect(mayOpenFile(holderOf('custodian'), now, { guarded: true }, then)).toBe(true);
  expect(mayOpenFile(team, now, { guarded: true }, then)).toBe(false);
  one.give('requestIdentity', { on, by: team }, { fields: ['files'], hours: 2 });
  one.give('grantIdentity', { on }, { hours: 2 });
  expect(mayOpenFile(team, one.now, { guarded: true }, then)).toBe(true);
  expect(mayOpenFile(team, one.now, { guarded: true }, at(on, '11:00'))).toBe(false);
  expect(mayOpenFile(team, shut, {}, then)).toBe(false);
  expect(mayOpenFile(administrator, now, {}, then)).toBe(false);
  expect([mayKeepFiles(team, now), mayKeepFiles(auditor, now), mayKeepFiles(team, shut)]).toEqual([
    true,
    false,
    false,
  ]);
});

const custodian = { on, by: holderOf('custodian') };
const cut = (of: number, copy: number, more: object = {}) => ({
  file: idOf(of),
  copy: file(copy),
  boxes: 3,
  sheets: 2,
  ...more,
});

test('the custodian alone makes the working copy of a letter; everybody opens it, and nobody the letter', () => {
  const one = toVerification(OfficeCase.received(on), on);
  one.handIn('takeInFiles', sitting, { kind: 'letter', guarded: true, files: [file(1)] });
  one.handIn('takeInFiles', sitting, { kind: 'evidence', guarded: undefined, files: [file(2)] });
  expect(one.refusalOf('cutFile', sitting, cut(1, 3)).refused).toBe('notYourRole');
  const leader = { on, by: { id: 'u-teamLeader', roles: ['teamLeader' as const] } };
  expect(one.refusalOf('cutFile', leader, cut(1, 3)).refused).toBe('identityNotOpen');
  // What everybody sees needs no copy, and what is not there has none.
  for (const original of [2, 9])
    expect(one.refusalOf('cutFile', custodian, cut(original, 3)).refused).toBe('noSuchFile');
  expect(one.refusalOf('cutFile', custodian, cut(1, 2)).refused).toBe('fileThere');
  one.handIn('cutFile', custodian, cut(1, 3));
  const [letter, , copy] = one.now.files ?? [];
  expect(copy).toMatchObject({ number: 3, kind: 'letter', cutFrom: { file: idOf(1), boxes: 3, sheets: 2 } });
  const opens = (of: typeof copy) => of && mayOpenFile(sitting.by, one.now, of, at(on, '10:00'));
  expect([opens(copy), opens(letter)]).toEqual([true, false]);
  expect(one.refusalOf('cutFile', custodian, cut(3, 4)).refused).toBe('noSuchFile');
});

test('made anew for a reason, the copy before is as shut as the letter', () => {
  const one = toVerification(OfficeCase.received(on), on);
  one.handIn('takeInFiles', sitting, { kind: 'letter', files: [file(1)] });
  one.handIn('cutFile', custodian, cut(1, 2));
  for (const reason of [undefined, 'Sót.'])
    expect(one.refusalOf('cutFile', custodian, cut(1, 3, { reason }))).toMatchObject({
      refused: 'reasonTooShort',
      field: 'reason',
    });
  one.handIn('cutFile', custodian, cut(1, 3, { reason: 'Còn sót chữ ký ở trang hai.' }));
  const [, before, copy] = one.now.files ?? [];
  expect([before?.guarded, before?.replacedBy, copy?.guarded]).toEqual([true, idOf(3), undefined]);
  const opens = (of: typeof copy) => of && mayOpenFile(sitting.by, one.now, of, at(on, '10:00'));
  expect([opens(before), opens(copy)]).toEqual([false, true]);
});
