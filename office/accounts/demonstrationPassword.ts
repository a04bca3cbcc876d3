/** The one password of every demonstration account; such accounts exist only with the demonstration data. */
export const demonstrationPassword = 'liem-trinh-dien';
