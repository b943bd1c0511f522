// A message in a hover: how it stands on the wire, who sends it, what its comment says.
import { toHex } from '../../protocol/bytes.ts';
import { numberId, numberWidth, writeNumber } from '../../protocol/packet/number.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { isInLimits, numberText } from '../../protocol/template/numbers.ts';
import type { PlacedMessage } from '../../protocol/template/placed.ts';
import { senderOf } from '../../protocol/template/senders.ts';
import type { SizeRange } from '../../protocol/template/sizes.ts';
import { messageSize } from '../../protocol/template/sizes.ts';
import { bytesText, paragraphs, plain } from './markdown.ts';
import { counted, KEYWORDS } from './phrases.ts';

export function messageText({ message, sound, documentation }: PlacedMessage): string {
  const sender = senderOf(message.name);
  const lines = [`**${plain(message.name)}** · message`, ...(sound ? wireLines(message) : [])];
  return paragraphs([
    lines.join('  \n'),
    sender === undefined ? '' : plain(`Sent by ${sender.charAt(0).toLowerCase()}${sender.slice(1)}`),
    plain(without(documentation, [message.name, sender])),
  ]);
}

function wireLines(message: MessageTemplate): readonly string[] {
  const { minBytes, maxBytes, numberBytes } = messageSize(message);
  const id = isInLimits({ frequency: message.frequency, value: message.number }) ? ` · \`${wireBytes(message)}\`` : '';
  return [
    `${message.frequency} ${numberText(message.frequency, message.number)}${id} · ${counted(numberBytes, 'byte')} of number`,
    sizeText({ minBytes, maxBytes }),
    [message.trusted ? 'Trusted' : 'NotTrusted', message.zerocoded ? 'Zerocoded' : 'Unencoded', message.flag ?? '']
      .map((word) => KEYWORDS.get(word) ?? '')
      .filter((text) => text !== '')
      .join('  \n'),
  ];
}

/** The number as it stands in a packet: `FF FF 01 83`. */
function wireBytes(message: MessageTemplate): string {
  const id = numberId(message);
  const bytes = new Uint8Array(numberWidth(id));
  writeNumber(id, new DataView(bytes.buffer));
  return (toHex(bytes).match(/../gu) ?? []).join(' ').toUpperCase();
}

function sizeText({ minBytes, maxBytes }: SizeRange): string {
  return minBytes === maxBytes
    ? `${counted(minBytes, 'byte')}, always`
    : `A packet has ${bytesText({ minBytes, maxBytes })}.`;
}

/** A comment without the lines that the hover has already. */
function without(documentation: string, said: readonly (string | undefined)[]): string {
  return documentation
    .split('\n')
    .filter((line) => !said.includes(line))
    .join('\n');
}
