import { findFall, owesTakingBack } from '../../domain/appeals/fallen';
import type { CaseState } from '../../domain/case/state';
import { totalAssets } from '../../domain/case/assets';
import { formatAmount } from '../../language/amounts';
import { formatDate } from '../../language/dates';
import { owedText } from '../../language/sentences/owedText';
import { rewardText } from '../sentences/rewardText';
import { word } from '../../language/sentences/vocabulary';
import { fact, type Fact, type FactsOf, type Wording } from './fact';

export const publication: FactsOf = (state, wording) => {
  const { publication: published } = state;
  const { t } = wording;
  return [
    ...fact(t, 'publicText', published?.text),
    ...fact(t, 'publishedOn', published?.publishedOn && formatDate(published.publishedOn)),
    ...fact(t, 'place', published?.place),
    ...owedTakingBack(state, wording),
    ...closingFacts(state, wording),
    ...assetFacts(state, wording),
    ...restorationFacts(state, wording),
    ...apologyFacts(state, wording),
    ...reporterFacts(state, wording),
  ];
};

/** Since when what was made public of a decision that fell is to be taken back. */
function owedTakingBack(state: CaseState, { t }: Wording): Fact[] {
  if (!owesTakingBack(state)) return [];
  const { decision: number, on } = findFall(state) ?? {};
  return fact(t, 'takenBack', t('cases:side.takingBackOwed', { number, on: formatDate(on) }));
}

/** What was public and is no more, and what was owed when the case was closed all the same. */
function closingFacts({ publication: published, closedOwing }: CaseState, { t, names }: Wording): Fact[] {
  const back = published?.takenBack;
  return [
    ...fact(
      t,
      'takenBack',
      back &&
        t('cases:side.takenBack', { on: formatDate(back.on), place: back.place, text: back.explanation }),
    ),
    ...fact(
      t,
      'closedOwing',
      closedOwing &&
        t('cases:side.closedOwing', {
          owed: owedText(t, closedOwing.owed),
          by: names(closedOwing.by),
          on: formatDate(closedOwing.at),
          reason: closedOwing.reason,
        }),
    ),
  ];
}

function restorationFacts({ restoration }: CaseState, { t }: Wording): Fact[] {
  if (!restoration) return [];
  if (!restoration.settled) return fact(t, 'restoration', t('cases:side.restorationOwed'));
  const { restored, on, explanation: text } = restoration.settled;
  const key = restored ? 'cases:side.restored' : 'cases:side.notRestored';
  return fact(t, 'restoration', t(key, { on: formatDate(on), text }));
}

/** What is to be recovered in all, what has been, and what is left. */
function assetFacts(state: CaseState, { t }: Wording): Fact[] {
  const total = totalAssets(state);
  if (!total) return [];
  const { amount, recovered, givenUp, left } = total;
  return [
    ...fact(t, 'assetsRecommended', formatAmount(amount)),
    ...fact(t, 'assetsRecovered', formatAmount(recovered)),
    ...fact(t, 'assetsGivenUp', givenUp > 0 ? formatAmount(givenUp) : undefined),
    ...fact(t, 'assetsLeft', formatAmount(left)),
  ];
}

function apologyFacts({ apology }: CaseState, { t }: Wording): Fact[] {
  if (!apology) return [];
  const { settled, number } = apology;
  if (!settled) return fact(t, 'apology', t('cases:side.apologyOwed', { number }));
  if (settled.was === 'refused')
    return fact(
      t,
      'apology',
      t('cases:side.apologyRefused', { on: formatDate(settled.on), text: settled.reason }),
    );
  const { on, place, how, rights, explanation } = settled;
  return [
    ...fact(
      t,
      'apology',
      t('cases:side.apologised', { on: formatDate(on), place, how: word(t, 'apologyForms', how) }),
    ),
    ...fact(t, 'rightsRestored', rights.map((right) => word(t, 'restoredRights', right)).join('; ')),
    ...fact(t, 'apologyText', explanation),
  ];
}

/** What follows for the reporter, who is not named: nothing of it leads to them. */
function reporterFacts({ falseReport, commendation }: CaseState, { t }: Wording): Fact[] {
  const established = falseReport && {
    on: formatDate(falseReport.on),
    to: falseReport.to,
    consequence: word(t, 'falseReportConsequences', falseReport.consequence),
  };
  const how = falseReport?.deliberate ? (falseReport.to ? 'transferred' : 'deliberate') : 'goodFaith';
  const decided = commendation?.decided;
  const proposal = commendation && { on: formatDate(commendation.on), to: commendation.to };
  const consent = commendation?.consentOn;
  return [
    ...fact(t, 'falseReport', established && t(`cases:side.falseReport.${how}`, established)),
    ...fact(t, 'falseReportGrounds', falseReport?.grounds),
    ...fact(t, 'commendation', proposal && t('cases:side.commendationProposed', proposal)),
    ...fact(t, 'commendationReward', commendation && rewardText(t, commendation)),
    ...fact(
      t,
      'commendationConsent',
      commendation && (consent ? formatDate(consent) : t('cases:side.noConsent')),
    ),
    ...fact(
      t,
      'commendationResult',
      decided &&
        t('cases:side.commendationDecided', {
          result: word(t, 'commendationResults', decided.result),
          on: formatDate(decided.on),
        }),
    ),
  ];
}
