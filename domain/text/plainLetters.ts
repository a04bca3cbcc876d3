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
