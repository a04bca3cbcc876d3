import pdfMake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PaperPage } from './layout';
import type { Block } from './paperText';

const tinos = (file: string): string => require.resolve(`@expo-google-fonts/tinos/${file}`);

let fontsAreThere = false;
/** Tinos has the measures of Times New Roman and every Vietnamese letter; read on first use. */
function addFonts(): void {
  if (fontsAreThere) return;
  pdfMake.addFonts({
    Tinos: {
      normal: tinos('400Regular/Tinos_400Regular.ttf'),
      bold: tinos('700Bold/Tinos_700Bold.ttf'),
      italics: tinos('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
      bolditalics: tinos('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
    },
  });
  // A paper is made of what it is given: nothing but the fonts is read for it, and nothing is fetched.
  const fonts = Object.values(pdfMake.fonts.Tinos ?? {});
  pdfMake.setLocalAccessPolicy((path) => fonts.some((font) => font === path));
  pdfMake.setUrlAccessPolicy(() => false);
  fontsAreThere = true;
}

const centred = (text: string, more: object = {}): Content => ({ text, alignment: 'center', ...more });

function contentOf({ kind, runs }: Block): Content {
  const text = runs.map(({ text: letters, bold }) => ({ text: letters, bold }));
  if (kind === 'centred') return { text, alignment: 'center', margin: [0, 8, 0, 8] };
  return {
    text: kind === 'item' ? [{ text: '- ' }, ...text] : text,
    alignment: 'justify',
    leadingIndent: 28,
    margin: [0, 0, 0, 6],
  };
}

/** The paper as a file to print and to hand out. */
export async function pdfFile({ text, office, numberLine, placeLine }: PaperPage): Promise<Buffer> {
  addFonts();
  const [onBehalf, post] = text.signature;
  const page: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [85, 57, 43, 57],
    defaultStyle: { font: 'Tinos', fontSize: 14, lineHeight: 1.2 },
    language: 'vi-VN',
    info: { title: [text.title, text.about].filter(Boolean).join(' ') },
    content: [
      {
        columns: [
          {
            width: '45%',
            stack: [
              centred(office.superior),
              centred(office.office, { bold: true }),
              centred('*'),
              centred(numberLine),
            ],
          },
          {
            width: '55%',
            stack: [
              centred(office.party, { bold: true }),
              centred('_______________'),
              centred(placeLine, { italics: true }),
            ],
          },
        ],
        margin: [0, 0, 0, 16],
      },
      ...(text.title ? [centred(text.title, { bold: true, fontSize: 16 })] : []),
      centred(text.about, { bold: true, margin: [0, 0, 0, 14] }),
      ...text.blocks.map(contentOf),
      {
        unbreakable: true,
        columns: [
          {
            width: '45%',
            fontSize: 12,
            stack: [{ text: 'Nơi nhận:', bold: true }, ...office.copies.map((copy) => `- ${copy}.`)],
          },
          { width: '55%', stack: [centred(onBehalf, { bold: true }), centred(post, { bold: true })] },
        ],
        margin: [0, 18, 0, 0],
      },
    ],
  };
  return pdfMake.createPdf(page).getBuffer();
}
