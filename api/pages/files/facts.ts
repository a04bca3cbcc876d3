import type { Translate } from '../../../language/texts';
import type { FileRow } from './rows';

/** What is known of a file, label by label; what nobody has said is left out. */
export function fileFacts(row: FileRow, t: Translate): { label: string; value: string | number }[] {
  const facts: [string, string | number | undefined][] = [
    ['kind', row.kind],
    ['name', row.name],
    ['from', row.from],
    ['on', row.on],
    ['pages', row.pages],
    ['original', row.original],
    ['of', row.belongsTo],
    ['format', `${row.format}, ${row.size}`],
    ['checked', row.checked],
    ['sha256', row.sha256],
  ];
  return facts.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label: t(`files:label.${label}`), value }],
  );
}
