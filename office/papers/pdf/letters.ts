import PDFDocument from 'pdfkit';
import type { Letters } from '../sheet';

const tinos = (file: string): string => require.resolve(`@expo-google-fonts/tinos/${file}`);

/** Tinos has the measures of Times New Roman, in which the Word file is set, and every Vietnamese letter. */
const files = {
  regular: tinos('400Regular/Tinos_400Regular.ttf'),
  bold: tinos('700Bold/Tinos_700Bold.ttf'),
  italics: tinos('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  boldItalics: tinos('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
};
export type Face = keyof typeof files;

/** Where the letters of a face are. The library's tables come back to a font by its file, and open one anew each time that was first known by another name. */
export const fileOfFace = (face: Face): string => files[face];

export const faceOf = ({ bold, italics }: Omit<Letters, 'text'>): Face =>
  bold ? (italics ? 'boldItalics' : 'bold') : italics ? 'italics' : 'regular';

type Document = InstanceType<typeof PDFDocument>;

/** Makes the fonts known to a document, under the names of their faces. */
export function addFaces(document: Document): void {
  for (const [face, file] of Object.entries(files)) document.registerFont(face, file);
}

let ruler: Document | undefined;
/** A document that is never written: the library measures letters only in one. */
function getRuler(): Document {
  if (!ruler) {
    ruler = new PDFDocument({ autoFirstPage: false });
    addFaces(ruler);
  }
  return ruler;
}

/** How wide letters are, in points. */
export const widthOf = (text: string, face: Face, size: number): number =>
  text === '' ? 0 : getRuler().font(face).fontSize(size).widthOfString(text);

/** How wide a line of letters of several looks is, in points. */
export const widthOfLetters = (letters: readonly Letters[], size: number): number =>
  letters.reduce((sum, run) => sum + widthOf(printable(run.text), faceOf(run), size), 0);

/** Which letters a font has; the types of the library do not tell of that. */
interface WithFont {
  _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
}

/** Letters that the font has not are printed as an empty square, so that nothing refers to a shape that is not in the file. */
export function printable(text: string): string {
  if (/^[\u0020-\u024F\u1EA0-\u1EF9]*$/.test(text)) return text;
  const { _font } = getRuler().font('regular') as unknown as WithFont;
  return Array.from(text, (letter) =>
    _font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : '□',
  ).join('');
}
