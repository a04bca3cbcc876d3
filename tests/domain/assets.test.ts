import { totalAssets } from '../../domain/case/assets';
import { waitingFor } from '../../domain/views/waiting';
import { OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2026-03-16';
const assets = { kind: 'assetRecovery', amount: 1_250_000_000 };
const recommended = (more: Record<string, unknown> = {}) =>
  toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), on).give(
    'makeRecommendation',
    { on },
    { ...assets, ...more },
  );
const published = () => {
  const one = recommended().give('holdHearing', { on }).give('recordVote', { on }).give('conclude', { on });
  one.give('decideDiscipline', { on }).give('approvePublication', { on }).give('publish', { on });
  while (one.now.owed.length > 0) one.give('tell', { on });
  return one;
};

test('what comes back is added up until nothing is left, and only then the case can close', () => {
  const one = published();
  expect(waitingFor(one.now).step).toBe('recovery');
  one.give('recordRecovery', { on }, { amount: 250_000_000 });
  expect(totalAssets(one.now)).toEqual({
    amount: 1_250_000_000,
    recovered: 250_000_000,
    givenUp: 0,
    left: 1_000_000_000,
  });
  expect(one.refusalOf('closeCase', { on }).refused).toBe('recommendationsOpen');
  one.give('recordRecovery', { on }, { amount: 1_000_000_000, report: 'Đã nộp đủ.' });
  expect(one.now.recommendations).toMatchObject([{ done: true, lastReport: 'Đã nộp đủ.' }]);
  expect(one.refusalOf('recordRecovery', { on }).refused).toBe('noOpenAssets');
  one.give('serveDecision', { on }).give('closeCase', { on });
});

test('the rest is given up only by the heads, with the reason', () => {
  const one = recommended().give('recordRecovery', { on }, { amount: 250_000_000 });
  const officer = { id: 'u-areaOfficer', roles: ['areaOfficer' as const] };
  expect(one.refusalOf('giveUpRecovery', { on, by: officer }).refused).toBe('notYourRole');
  one.give('giveUpRecovery', { on }, { reason: 'Người phải nộp không còn tài sản nào.' });
  expect(one.now.recommendations).toMatchObject([
    {
      done: true,
      assets: { givenUp: { amount: 1_000_000_000, reason: 'Người phải nộp không còn tài sản nào.' } },
    },
  ]);
  expect(totalAssets(one.now)).toMatchObject({ recovered: 250_000_000, givenUp: 1_000_000_000, left: 0 });
});

test('more than was recommended comes back only with the reason, and never more than can be added up', () => {
  const one = recommended().give('recordRecovery', { on }, { amount: 1_000_000_000 });
  expect(one.refusalOf('recordRecovery', { on }, { amount: 250_000_001 })).toEqual({
    refused: 'moreThanRecommended',
    field: 'amount',
    params: { left: 250_000_000 },
  });
  const surplusReason = 'Nộp thêm tiền lãi.';
  const most = { amount: 1_000_000_000_000_000, surplusReason };
  expect(one.refusalOf('recordRecovery', { on }, most).refused).toBe('sumTooLarge');
  one.give('recordRecovery', { on }, { amount: 250_000_001, surplusReason });
  expect(one.now.recommendations).toMatchObject([
    { done: true, assets: { recovered: 1_250_000_001, surplusReason } },
  ]);
  const exact = recommended().give('recordRecovery', { on }, { amount: 1_250_000_000, surplusReason });
  expect(exact.now.recommendations[0]?.assets?.surplusReason).toBeUndefined();
});

test('an amount belongs to assets, and assets are followed by amounts', () => {
  const one = recommended();
  const refusal = (input: Record<string, unknown>) =>
    one.refusalOf('makeRecommendation', { on }, input).refused;
  expect(refusal({ kind: 'assetRecovery', amount: undefined })).toBe('amountMissing');
  expect(refusal({ kind: 'legalText', amount: 5 })).toBe('amountOnlyForAssets');
  expect(one.refusalOf('followRecommendation', { on }).refused).toBe('noOpenRecommendation');
  one.give('makeRecommendation', { on }, { kind: 'organisational', amount: undefined });
  expect(one.now.recommendations.map(({ kind }) => kind)).toEqual(['assetRecovery', 'organisational']);
  const wrong = { recommendationId: 'k1' };
  expect(one.refusalOf('followRecommendation', { on }, wrong).refused).toBe('assetsAreRecovered');
  expect(one.refusalOf('recordRecovery', { on }, { recommendationId: 'k2' }).refused).toBe(
    'unknownRecommendation',
  );
  one.give('followRecommendation', { on }, { recommendationId: 'k2' });
});

test('a remedy is written as it was before kinds were told apart', () => {
  const one = recommended().give('makeRecommendation', { on }, { kind: 'remedy', amount: undefined });
  expect(one.happened('recommendationMade').at(-1)?.data).toEqual({
    recommendationId: 'k2',
    to: 'Sở Mẫu',
    text: 'Nội dung theo hồ sơ.',
  });
});
