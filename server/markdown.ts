// Texts of users inside of ours.

/** A text in Markdown: its lines stay lines, and its signs are no markup. */
export const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/gu, '\\$&').replaceAll('\n', '  \n');
