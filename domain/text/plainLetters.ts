import { withoutLookAlikes } from './lookAlikes';

/** The text in letters that every file system and mail program keeps: `Quyết định QĐ 2026` is `Quyet-dinh-QD-2026`. */
export const plainLetters = (text: string): string =>
  withoutLookAlikes(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\dA-Za-z]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** The name of a file in plain letters, which keeps its ending: `Sổ QĐ 2026.xlsx` is `So-QD-2026.xlsx`. */
export function plainFileName(name: string): string {
  const [, stem = name, ending = ''] = /^(.*)\.([^.\s]+)$/su.exec(name) ?? [];
  const kept = plainLetters(ending).toLowerCase();
  return [plainLetters(stem) || 'tai-lieu', kept].filter(Boolean).join('.');
}
