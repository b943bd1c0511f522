// Words as a hover draws them.
import type { SizeRange } from '../../protocol/template/sizes.ts';
import { counted } from './phrases.ts';

export const paragraphs = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

/** The text of a comment: its lines stay lines, and its signs are no markup. */
export const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/gu, '\\$&').replaceAll('\n', '  \n');

/** `12 bytes`, `49 to 561 bytes`, `18 bytes or more`: more than a datagram can hold is only said to be open. */
export function bytesText({ minBytes, maxBytes }: SizeRange): string {
  if (minBytes === maxBytes) return counted(minBytes, 'byte');
  return maxBytes > MAX_DATAGRAM ? `${counted(minBytes, 'byte')} or more` : `${minBytes} to ${maxBytes} bytes`;
}

/** The viewer's buffer holds no larger packet. */
const MAX_DATAGRAM = 8192;
