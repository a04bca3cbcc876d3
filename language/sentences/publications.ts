import type { Leak } from '../../domain/publications/publication';
import type { PublishedMatter } from '../../domain/publications/vocabulary';
import type { Translate } from '../texts';
import { word, wordInside } from './vocabulary';

/** What was made public, within a sentence: "kết luận nội dung tố cáo, quyết định xử lý". */
export const mattersText = (t: Translate, matters: readonly PublishedMatter[]): string =>
  matters.map((one) => wordInside(t, 'publishedMatters', one)).join(', ');

/** Where something stands in a file: "Chân trang, trang 2, đoạn 1". */
export const placeOfLeak = (t: Translate, { part, page, paragraph }: Omit<Leak, 'kind'>): string =>
  [
    word(t, 'fileParts', part),
    ...(page === undefined ? [] : [t('cases:publications.page', { page })]),
    ...(paragraph === undefined ? [] : [t('cases:publications.paragraph', { paragraph })]),
  ].join(', ');
