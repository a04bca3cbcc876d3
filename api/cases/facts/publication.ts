import type { CaseState } from '../../../domain/case/state';
import { formatDate } from '../../language/dates';
import { fact, type Fact, type FactsOf, type Wording } from './fact';

export const publication: FactsOf = (state, wording) => {
  const { publication: published } = state;
  const { t } = wording;
  return [
    ...fact(t, 'publicText', published?.text),
    ...fact(t, 'publishedOn', published?.publishedOn && formatDate(published.publishedOn)),
    ...fact(t, 'place', published?.place),
    ...restorationFacts(state, wording),
  ];
};

function restorationFacts({ restoration }: CaseState, { t }: Wording): Fact[] {
  if (!restoration) return [];
  if (!restoration.settled) return fact(t, 'restoration', t('cases:side.restorationOwed'));
  const { restored, on, explanation: text } = restoration.settled;
  const key = restored ? 'cases:side.restored' : 'cases:side.notRestored';
  return fact(t, 'restoration', t(key, { on: formatDate(on), text }));
}
