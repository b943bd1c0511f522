// Any text of a row: of the fields of a packet, or of the request and the answer of HTTP.
import type { Codec, FieldValue } from '../../protocol/packet/codec.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { numberOfSlot } from '../slot.ts';
import type { Checked, WantedField } from './checked.ts';
import type { RowTest } from './compile.ts';
import { spelled } from './field-judge.ts';
import type { Judge } from './judge.ts';
import { type FieldWalk, walkTo } from './walk.ts';

export type AskedText = Extract<Checked, { readonly kind: 'text' }>;

/** [filter.words.6] Of a row without any text nothing is so, and its opposite is. */
export function textTest(asked: AskedText, codec: Codec): RowTest {
  const walks = textWalks(asked.judge, codec);
  return (row) => {
    if (row.door !== 'udp') {
      const { reply, request } = row.texts;
      return [reply, request].some((text) => text !== undefined && asked.judge(text)) === asked.isWanted;
    }
    const here = walks(row.slot);
    const packet = here.length === 0 ? undefined : row.packet;
    return (packet !== undefined && here.some((walk) => walk.finds(packet))) === asked.isWanted;
  };
}

/** The ways to all fields of a message that may hold a text, found once for each message number. */
export function textWalks(judge: Judge<string>, codec: Codec): (slot: number) => readonly FieldWalk[] {
  const known = new Map<number, readonly FieldWalk[]>();
  return (slot) => {
    const found = known.get(slot) ?? textFields(codec.byId(numberOfSlot(slot) ?? NO_MESSAGE), judge).map(walkTo);
    known.set(slot, found);
    return found;
  };
}

/** No message has this number. */
const NO_MESSAGE = 0;

function textFields(message: MessageTemplate | undefined, judge: Judge<string>): readonly WantedField[] {
  if (message === undefined) return [];
  const judgeBytes = (value: FieldValue) => judge(spelled(value as Uint8Array));
  return message.blocks.flatMap(({ fields }, block) =>
    fields.flatMap(({ type }, field) =>
      type === 'Variable' || type === 'Fixed' ? [{ message, block, field, judge: judgeBytes }] : [],
    ),
  );
}
