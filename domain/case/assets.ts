import type { Assets, CaseState } from './state';

/** What of the assets is still to come back, in đồng; never less than nothing. */
export const leftToRecover = ({ amount, recovered, givenUp }: Assets): number =>
  Math.max(0, amount - recovered - (givenUp?.amount ?? 0));

/** The assets that a recommendation is still after, by its id. */
export const findOpenAssets = ({ recommendations }: CaseState, id: string): Assets | undefined =>
  recommendations.find((recommendation) => recommendation.id === id && !recommendation.done)?.assets;

export const hasOpenAssets = ({ recommendations }: CaseState): boolean =>
  recommendations.some(({ done, assets }) => !done && assets);

/** All that the case recommends to recover, taken together; undefined where it recommends none. */
export function totalAssets({ recommendations }: CaseState) {
  const all = recommendations.flatMap(({ assets }) => assets ?? []);
  if (all.length === 0) return undefined;
  const sum = (of: (assets: Assets) => number) => all.reduce((total, assets) => total + of(assets), 0);
  return {
    amount: sum(({ amount }) => amount),
    recovered: sum(({ recovered }) => recovered),
    givenUp: sum(({ givenUp }) => givenUp?.amount ?? 0),
    left: sum(leftToRecover),
  };
}

/** What has come back in a case, in đồng. */
export const recoveredIn = (state: CaseState): number => totalAssets(state)?.recovered ?? 0;
