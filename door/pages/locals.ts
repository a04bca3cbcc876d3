import type { LanguageCode } from '../../domain/text/languages';
import type { Translate } from '../../language/texts';

declare module 'express-serve-static-core' {
  interface Locals {
    t: Translate;
    language: LanguageCode;
    /** Before every address of the door’s pages in this language: empty for the office’s. */
    base: string;
  }
}
