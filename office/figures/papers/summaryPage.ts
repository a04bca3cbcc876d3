import type { Summary } from '../../../domain/figures/summary';
import type { Translate } from '../../../language/texts';
import { type PaperPage, placeLine } from '../../papers/layout';
import type { PaperOffice } from '../../papers/paperOffice';
import type { Block } from '../../papers/paperText';
import { signatureOf } from '../../papers/signature';
import { printed } from '../../papers/typedText';
import type { People } from '../../people/people';

/** A line of a text: `# ` begins a heading, `- ` an item. */
function blockOf(line: string): Block {
  const isHeading = line.startsWith('# ');
  const isItem = line.startsWith('- ');
  const text = isHeading || isItem ? line.slice(2) : line;
  return { kind: isItem ? 'item' : 'paragraph', runs: [{ text: printed(text), bold: isHeading }] };
}

/** A report in words as a paper: as it was approved, or as a draft with the figures of the moment. @param filled its title and, under it, its text */
export function summaryPage(
  summary: Summary,
  filled: string,
  { t, office, people }: { t: Translate; office: PaperOffice; people: Pick<People, 'find'> },
): PaperPage {
  const [about = '', ...lines] = filled.split(/\r?\n/);
  const { issued, approved } = summary;
  const person = approved && people.find(approved.by);
  const giver = person && { name: person.displayName, roles: person.roles };
  return {
    text: {
      title: t('summaries:paper.title'),
      about,
      signature: signatureOf('office.yaml', 'chair', office, issued ? { giver } : {}),
      copies: [t('summaries:paper.copySuperior'), t('summaries:paper.copyFile')],
      blocks: lines.filter((line) => line.trim() !== '').map(blockOf),
    },
    office,
    issuer: 'commission',
    numberLine: issued ? t('summaries:paper.number', { number: issued.number }) : '',
    placeLine: placeLine(office.place, issued?.on),
    ...(issued ? {} : { draft: true }),
  };
}
