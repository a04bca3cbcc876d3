import type { LikenessReason } from '../../domain/likeness/likeness';
import type { Translate } from '../texts';

const mostNamed = 4;
const listed = (texts: readonly string[]): string => texts.slice(0, mostNamed).join('; ');
const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, '.');

/** Why two reports could be one matter, each reason in words. */
export const likenessTexts = (reasons: readonly LikenessReason[], t: Translate): string[] =>
  reasons.map((one) => {
    switch (one.reason) {
      case 'sameSubject':
      case 'similarSubject':
      case 'sameUnit':
        return t(`likeness:reason.${one.reason}`);
      case 'samePlace':
        return t('likeness:reason.samePlace', { places: listed(one.places) });
      case 'sameAmount':
        return t('likeness:reason.sameAmount', { amounts: listed(one.amounts.map(grouped)) });
      case 'sameWords':
        return t('likeness:reason.sameWords', { words: listed(one.words) });
      case 'sealedContent': {
        const alike = one.alike.map((what) => t(`likeness:sealed.${what}`)).join(', ');
        return t('likeness:reason.sealedContent', { alike });
      }
    }
  });
