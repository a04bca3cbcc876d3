/** A title or label as it stands within a sentence: "đúng một phần". */
export const inside = (label: string): string => label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
