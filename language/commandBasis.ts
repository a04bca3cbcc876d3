import type { Translate } from './texts';

const articleForm = /^art\. (\d+(?:[-–]\d+)?)(?:\.(\d+))?$/;

function article(t: Translate, part: string): string | undefined {
  const [, number, clause] = articleForm.exec(part) ?? [];
  if (number === undefined) return undefined;
  const said = `${t('help:basis.art')} ${number.replace('-', '–')}`;
  return clause === undefined ? said : `${said} ${t('help:basis.clause')} ${clause}`;
}

function instrument(t: Translate, name: string): string {
  const number = name.replace(/^NĐ /, '');
  if (name === 'Luật Tố cáo') return t('help:basis.law');
  if (name === 'Luật 29/2018') return t('help:basis.secretsLaw');
  if (/-CT\/TW$/.test(name)) return t('help:basis.directive', { number });
  if (/-QĐ\/TW$/.test(name)) return t('help:basis.regulation', { number });
  if (/-QĐ\/UBKTTW$/.test(name)) return t('help:basis.decision', { number });
  if (/^NĐ /.test(name)) return t('help:basis.decree', { number });
  throw new RangeError(`no words for the instrument ${name}`);
}

function section(t: Translate, part: string): string {
  const named = { 'side processes': 'side', 'clock rules': 'clocks' }[part];
  return t(`help:basis.sections.${named ?? part.replace('§', '').replace('.', '-')}`);
}

/** One instrument with its places: `22-QĐ/TW art. 15, art. 22-27`, `procedure §3.1, §4`, or several without places. */
function inWords(t: Translate, text: string): string {
  if (text.startsWith('procedure ')) {
    const parts = text.slice('procedure '.length).split(', ');
    return [t('help:basis.procedure'), ...parts.map((part) => section(t, part))].join(', ');
  }
  return text
    .split(', ')
    .flatMap((part) => {
      const only = article(t, part);
      if (only !== undefined) return [only];
      const [, name = part, place] = /^(.*?) (art\. .*)$/.exec(part) ?? [];
      return [instrument(t, name), ...(place === undefined ? [] : [article(t, place) ?? place])];
    })
    .join(', ');
}

/** The legal basis of a command in words, a line for each instrument. @throws RangeError for one of which nothing is known */
export const basisLines = (t: Translate, citation: string): string[] =>
  citation.split('; ').map((text) => inWords(t, text));
