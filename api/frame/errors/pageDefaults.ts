import type { Response } from 'express';
import { officeLanguage } from '../../../language/texts';

/** A failure before the page's locals were set must still find a layout that renders. */
export function setUpPageDefaults(res: Response): void {
  const defaults = {
    language: officeLanguage,
    navigation: [],
    languageLinks: [],
    takeNotices: () => [],
  };
  Object.assign(res.locals, { ...defaults, ...res.locals });
}
