/**
 * What a text of the office is: well-formed Unicode in NFC, whose only control characters are line breaks (LF) and tabs. What is not so is
 * either *damage*, which nobody can put right but its author, or something that its author cannot have seen, and that is put right here.
 *
 * | character | then | why |
 * |---|---|---|
 * | half of a pair (U+D800–DFFF), NUL, noncharacters (U+FFFE, U+FDD0 …) | refused | something was cut or read wrongly; databases and UTF-8 give them back changed, so that no hash would fit again |
 * | CR LF, CR, VT, FF, NEL, U+2028, U+2029 | LF | line breaks of browsers, of Word, of other systems |
 * | other control characters (C0, DEL, C1) | left out | remains of field and cell marks in copied text |
 * | invisible by definition (zero width, joiners, BOM, soft hyphen, direction marks and overrides, variation selectors, tags) | left out | they hide text, turn it round, or make two texts look alike; Vietnamese needs none of them |
 * | letters with their marks apart (NFD), and other ways to write the same | NFC | keyboards and systems differ; one text has one hash |
 * | private use, U+FFFD, unassigned, spaces of any width | kept | they are seen: bullets that Word pasted, a sign that was lost before us |
 */
const damage = /[\p{Cs}\p{Noncharacter_Code_Point}\0]/u;
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const unseen = /(?![\t\n])[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** Whether a text holds what nobody can put right. */
export const isDamaged = (text: string): boolean => damage.test(text);

/** The text as the office keeps it. The same however often it is asked; what is damaged stays so. */
export const plainText = (text: string): string =>
  text.replace(lineBreaks, '\n').replace(unseen, '').normalize('NFC');
