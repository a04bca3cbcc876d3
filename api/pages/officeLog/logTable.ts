import { findOfficeEntry } from '../../../domain/staff/entries';
import type { KeptLink } from '../../../domain/proof/chain';
import type { Names } from '../../../language/sentences/names';
import { entrySentence } from '../../../language/sentences/officeLog';
import type { Translate } from '../../../language/texts';
import type { ExportTable } from '../../../office/exports/exportTable';

/** Entries of the office's log as a file has them: what their page shows, and their kind in a column of its own. */
export const logTable = (
  links: readonly KeptLink[],
  wording: { t: Translate; nameOf: Names; doer: Names },
): ExportTable => {
  const { t } = wording;
  return {
    columns: [t('office:log.number'), t('exports:column.at'), t('office:log.type'), t('exports:column.what')],
    rows: links.map((link) => {
      const { seq, at, by, type, data } = link;
      const entry = findOfficeEntry({ by, type, data });
      return [
        String(seq),
        { moment: at },
        entry && t(`office:type.${entry.type}`),
        entrySentence(link, wording),
      ];
    }),
  };
};
