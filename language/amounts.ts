const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** An amount of đồng as offices write it, in either language: `1.250.000.000 đ`. */
export const formatAmount = (amount: number): string => `${grouped.format(amount)} đ`;
