import type { LanguageCode } from '../../domain/text/languages';
import type { Texts } from '../../language/texts';
import type { Letter } from './mailServer';

/** The daily letter: how many things wait, and where. A mail server reads it, so no name, no number of a case and no date stands in it. */
export function dailyLetter(
  texts: Texts,
  {
    to,
    language,
    count,
    officeUrl,
  }: { to: string; language: LanguageCode; count: number; officeUrl: string },
): Letter {
  const t = texts.translator(language);
  return {
    to,
    subject: t('notices:letter.subject', { count }),
    text: [
      t('notices:letter.waits', { count }),
      `${t('notices:letter.open')} ${officeUrl}/work`,
      `${t('notices:letter.off')} ${officeUrl}/account/letters`,
      '',
    ].join('\n\n'),
  };
}
