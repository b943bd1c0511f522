// The wire contract of a template as one short word, so that it can be compared with that of a file that is not here.
import { createHash } from 'node:crypto';
import type { BlockTemplate, FieldTemplate, MessageTemplate, Template } from '../../protocol/template/model.ts';

/** SHA-256 of a text with a line for each message (by name), block and field, and everything about them that a peer could notice. */
export function contractDigest({ messages }: Template): string {
  const lines = messages.map(messageLines).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function messageLines({ name, frequency, number, trusted, zerocoded, flag, blocks }: MessageTemplate): string {
  const trust = trusted ? 'trusted' : 'not-trusted';
  const encoding = zerocoded ? 'zerocoded' : 'unencoded';
  return [[name, frequency, number, trust, encoding, flag ?? '-'].join(' '), ...blocks.map(blockLines)].join('\n');
}

function blockLines({ name, quantity, count, fields }: BlockTemplate): string {
  return [` ${name} ${quantity} ${count}`, ...fields.map(fieldLine)].join('\n');
}

function fieldLine({ name, type, size }: FieldTemplate): string {
  return `  ${name} ${type} ${size}`;
}
