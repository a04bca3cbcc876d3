import { digitRows } from '../../domain/workingCopy/folded';
import type { ReporterIdentity } from '../../models/identityVault';

/** After these a row of digits is that of somebody's paper. */
const ofPaper =
  /(?:căn\s+cước|cccd|cmnd|cmtnd|chứng\s+minh|hộ\s+chiếu|định\s+danh|mã\s+số\s+thuế|tài\s+khoản)[^\d\n]{0,40}([\d][\d .-]{6,30}\d)/giu;
/** The number of a citizen: twelve digits, the first a nought. */
const ofCitizen = /(?<!\d)0\d{11}(?!\d)/g;
const mail = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;

/** Numbers of papers and addresses of mail in what is sealed of a reporter: by these they are found as by their name. */
export function numbersIn({ name, address, phone, originalText }: ReporterIdentity): {
  numbers: string[];
  mails: string[];
} {
  const sealed = [name, address, phone, originalText].join('\n');
  const said = [...sealed.matchAll(ofPaper)].map(([, number = '']) => number);
  const citizen = [...sealed.replace(/(?<=\d)[ .-](?=\d)/g, '').matchAll(ofCitizen)].map(
    ([number]) => number,
  );
  const numbers = [...said, ...citizen].flatMap(digitRows).map(({ letters }) => letters);
  return {
    numbers: [...new Set(numbers.filter((number) => number.length >= 8))],
    mails: [...new Set([...sealed.matchAll(mail)].map(([address]) => address))],
  };
}
