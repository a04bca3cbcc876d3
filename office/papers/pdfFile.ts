import pdfMake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { aboutUnderNumber, bodyLines, copyLines, isHeading, lastWords, type PaperPage } from './layout';
import type { Block } from './paperText';
import type { Signature } from './signature';

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

function contentOf(block: Block): Content {
  const { kind, runs } = block;
  const text = runs.map(({ text: letters, bold }) => ({ text: letters, bold }));
  if (kind === 'centred') return { text, alignment: 'center', margin: [0, 8, 0, 8] };
  return {
    ...(isHeading(block) && { headlineLevel: 1 }),
    text: kind === 'item' ? [{ text: '- ' }, ...text] : text,
    alignment: 'justify',
    leadingIndent: 28,
    margin: [0, 0, 0, 6],
  };
}

/** A line as long as the bold capitals above it (36-HD/VPTW). */
const ruleUnder = (capitals: string): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: capitals.length * 9, y2: 0, lineWidth: 0.8 }],
  alignment: 'center',
  margin: [0, 1, 0, 5],
});

const sideBySide = (left: Content, right: Content): Content => ({
  columns: [
    { width: '45%', stack: [left] },
    { width: '55%', stack: [right] },
  ],
});

const signed = ({ onBehalf, post, name }: Signature): Content => [
  centred(onBehalf, { bold: true }),
  ...(post ? [centred(post, { bold: true })] : []),
  // Room for the signature and the seal.
  centred(name, { bold: true, margin: [0, 64, 0, 0] }),
];

/** The paper as a file to print and to hand out. */
export async function pdfFile({ text, office, issuer, numberLine, placeLine }: PaperPage): Promise<Buffer> {
  addFonts();
  const last = lastWords(text.blocks);
  const letterAbout = aboutUnderNumber(text);
  const copies: Content = {
    fontSize: 12,
    stack: [{ text: 'Nơi nhận:', fontSize: 14, decoration: 'underline' }, ...copyLines(text)],
  };
  const page: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [85, 57, 43, 57],
    defaultStyle: { font: 'Tinos', fontSize: 14, lineHeight: 1.2 },
    language: 'vi-VN',
    // Every page but the first bears its number, above the text.
    header: (page) => (page > 1 ? centred(String(page), { margin: [0, 28, 0, 0] }) : ''),
    pageBreakBefore: ({ headlineLevel }, near) =>
      headlineLevel === 1 && near.getFollowingNodesOnPage().length === 0,
    info: { title: [text.title, text.about].filter(Boolean).join(' ') },
    content: [
      {
        columns: [
          {
            width: '45%',
            stack: [
              ...bodyLines(office, issuer).map((body, i, all) =>
                centred(body, { bold: i === all.length - 1 }),
              ),
              centred('*'),
              centred(numberLine),
              ...(letterAbout ? [centred(letterAbout, { fontSize: 12 })] : []),
            ],
          },
          {
            width: '55%',
            stack: [
              centred(office.party, { bold: true }),
              ruleUnder(office.party),
              centred(placeLine, { italics: true }),
            ],
          },
        ],
        margin: [0, 0, 0, 16],
      },
      ...(text.title
        ? [
            centred(text.title, { bold: true, fontSize: 16 }),
            centred(text.about, { bold: true }),
            centred('-----', { margin: [0, 0, 0, 10] }),
          ]
        : []),
      ...text.blocks.slice(0, text.blocks.length - last.length).map(contentOf),
      {
        unbreakable: true,
        stack: [
          ...last.map(contentOf),
          { text: '', margin: [0, 12, 0, 0] },
          sideBySide(text.besides ? signed(text.besides) : copies, signed(text.signature)),
          ...(text.besides ? [copies] : []),
        ],
      },
    ],
  };
  return pdfMake.createPdf(page).getBuffer();
}
