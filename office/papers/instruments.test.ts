import { getProcedureInForce } from '../../domain/procedure/procedure';
import { procedures } from '../../tests/domain/office';
import { cite, citeWhole, groundsOf, readInstruments } from './instruments';

const list = readInstruments();

test('an instrument is cited with number, day, issuer and title', () => {
  const name = 'Quy định 296-QĐ/TW (30/5/2025)';
  expect(cite(list, name)).toBe('Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương');
  expect(citeWhole(list, name)).toBe(
    'Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng',
  );
});

test('one that is not in the list is cited by the name that the procedure gives it', () =>
  expect(citeWhole(list, 'Quy định 21-QĐ/TW (11/4/2026)')).toBe('Quy định 21-QĐ/TW (11/4/2026)'));

test('every instrument of the office’s own versions is in the list, with those on which papers rest', () => {
  const known = list.instruments.map(({ name }) => name);
  const resting = ['protection', 'memberPenalties', 'organisationPenalties'];
  const named = procedures.flatMap(({ instrument, accompanying = [], law }) => [
    instrument,
    ...(law === 'state' ? [] : accompanying)
      .filter(({ matter }) => resting.includes(matter))
      .flatMap((one) => [one.instrument, ...(one.amendedBy ?? []).map((other) => other.instrument)]),
  ]);
  expect(known).toEqual(expect.arrayContaining([...new Set(named)]));
});

test('Party papers rest on the statutes first and on what is in force that day; State papers on the law alone', () => {
  const party = (on: string) => groundsOf(list, getProcedureInForce(procedures, on, 'party'), on);
  expect(party('2026-03-16').grounds).toEqual([
    'Điều lệ Đảng Cộng sản Việt Nam',
    expect.stringContaining('296-QĐ/TW, ngày 30/5/2025'),
  ]);
  expect(party('2023-03-16').grounds[1]).toContain('22-QĐ/TW, ngày 28/7/2021');
  // 264-QĐ/TW amends 69-QĐ/TW from 14 February 2025.
  expect(party('2025-02-13').memberPenaltyGrounds).toHaveLength(1);
  expect(party('2025-02-14').memberPenaltyGrounds[1]).toContain(
    '264-QĐ/TW, ngày 14/02/2025 của Bộ Chính trị',
  );
  const state = groundsOf(list, getProcedureInForce(procedures, '2026-08-03', 'state'), '2026-08-03');
  expect(state.grounds).toEqual([
    'Luật Tố cáo số 25/2018/QH14, ngày 12/6/2018 của Quốc hội (được sửa đổi, bổ sung bởi Luật số 136/2025/QH15)',
  ]);
});
