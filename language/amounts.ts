import type { LanguageCode } from '../domain/text/languages';

const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** An amount of đồng as offices write it, in either language: `1.250.000.000 đ`. */
export const formatAmount = (amount: number): string => `${grouped.format(amount)} đ`;

const counts: Record<LanguageCode, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** A number as the reader's language writes it: `1.250` or `1,250`, at most two decimals. */
export const formatCount = (count: number, language: LanguageCode): string => counts[language].format(count);
