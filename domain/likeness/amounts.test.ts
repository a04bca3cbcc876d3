import { amountsIn } from './amounts';

test.each([
  ['nhận 1.250.000.000 đồng của doanh nghiệp', [1_250_000_000]],
  ['1,25 tỷ đồng', [1_250_000_000]],
  ['1,250 tỉ', [1_250_000_000]],
  ['1.250 triệu đồng', [1_250_000_000]],
  ['1 250 000 000đ', [1_250_000_000]],
  ['1 tỷ 250 triệu đồng', [1_250_000_000]],
  ['1,250,000,000 VND', [1_250_000_000]],
  ['chi 350tr, thu 2,5 triệu', [350_000_000, 2_500_000]],
  ['số tiền 1.250.000.000 (một tỷ hai trăm năm mươi triệu)', [1_250_000_000]],
  ['500.000 đồng mỗi hộ', []],
  ['Quyết định số 1250/QĐ-UBND ngày 12/3/2026', []],
  ['thửa 1.250, tờ bản đồ 12', []],
  ['15 đồng chí', []],
  ['3 trường', []],
  ['', []],
])('%s names %j', (text, amounts) => {
  expect(amountsIn(text)).toEqual(amounts);
});
