import type { LanguageCode } from '../../domain/text/languages';
import type { Translate } from '../../language/texts';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Before every address of this language: empty for the office’s. */
    base: string;
  }
}

/** What every page of the door knows. */
export interface DoorLocals {
  base: string;
  language: LanguageCode;
  t: Translate;
}
