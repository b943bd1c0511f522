// A template as a codec: message bodies to values and back. Knows no datagrams; `packet.ts` opens those.
import type { MessageTemplate, Template } from '../template/model.ts';
import { numberId, numberWidth, readNumber, writeNumber } from './number.ts';
import { type BlockPlan, blocksSent, type MessagePlan, planOf, readBlocks, writeBlocks } from './plan.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/**
 * U8 to U32, S8 to S32, F32, F64, IPPORT: number. U64, S64: bigint. BOOL: boolean. LLUUID: lower-case text.
 * IPADDR: `a.b.c.d`. Vectors: 3 or 4 numbers. LLQuaternion: x, y, z and the derived w. Fixed, Variable: bytes.
 */
export type FieldValue = number | bigint | boolean | string | readonly number[] | Uint8Array;

export interface BlockValue {
  readonly [field: string]: FieldValue;
}

/** Always arrays, also for Single blocks. Blocks that were not sent at the end are absent. */
export interface MessageValue {
  readonly [block: string]: readonly BlockValue[];
}

/** As `MessageValue`, but a block with one instance may be given without its array. */
export interface LooseMessage {
  readonly [block: string]: BlockValue | readonly BlockValue[];
}

export interface DecodedMessage {
  readonly template: MessageTemplate;
  readonly blocks: MessageValue;
  /** What was cut or missing, in words. */
  readonly problems: readonly string[];
  /** What is legal but unusual, in words. */
  readonly remarks: readonly string[];
  /** Bytes after the last block. */
  readonly leftOver: number;
}

/** [packet.short.6] The body of a message that the template does not have; `unknown` is the key of `number.ts`. */
export interface UnknownMessage {
  readonly unknown: number;
}

export interface Codec {
  readonly template: Template;
  byName(name: string): MessageTemplate | undefined;
  byId(numberId: number): MessageTemplate | undefined;
  /** Reads message number and fields. Bytes without a whole number are unknown number 0, which no message has. */
  decode(body: Uint8Array): DecodedMessage | UnknownMessage;
  /**
   * Message number and fields. Fields and blocks that are not given are zero; Variable blocks have no instances.
   * Text in a Variable or Fixed field gets its closing NUL. Throws on what the template does not have.
   */
  encode(name: string, blocks: LooseMessage): Uint8Array;
  /** As `encode`, but blocks after the last given one are not written: what an older sender does. */
  encodeSent(name: string, blocks: LooseMessage): Uint8Array;
}

/** [packet.number.5] Of two messages with one name or number the later one counts, but never a Deprecated one. */
export function compileCodec(template: Template): Codec {
  const inForce = [...template.messages].sort((a, b) => Number(isDropped(b)) - Number(isDropped(a)));
  const byName = new Map(inForce.map((message) => [message.name, message]));
  const byId = new Map(inForce.map((message) => [numberId(message), message]));
  const planNamed = (name: string): MessagePlan => {
    const message = byName.get(name);
    if (message === undefined) throw new Error(`the template has no message ${name}`);
    return planOf(message);
  };
  return {
    template,
    byName: (name) => byName.get(name),
    byId: (id) => byId.get(id),
    decode: (body) => {
      const number = readNumber(body) ?? { id: 0, width: 0 };
      const message = byId.get(number.id);
      return message === undefined ? { unknown: number.id } : decodeMessage(message, body, number.width);
    },
    encode: (name, blocks) => {
      const plan = planNamed(name);
      return encodeMessage(plan, blocks, plan.blocks);
    },
    encodeSent: (name, blocks) => {
      const plan = planNamed(name);
      return encodeMessage(plan, blocks, blocksSent(plan, blocks));
    },
  };
}

function isDropped(message: MessageTemplate): boolean {
  return message.flag === 'Deprecated';
}

function decodeMessage(template: MessageTemplate, body: Uint8Array, start: number): DecodedMessage {
  const reader = new Reader(body, start);
  const blocks = readBlocks(planOf(template), reader);
  const leftOver = reader.end - reader.at;
  return {
    template,
    blocks,
    problems: reader.problems,
    // [packet.short.5]
    remarks: leftOver === 0 ? [] : [`${leftOver} ${leftOver === 1 ? 'byte' : 'bytes'} left over after the last block`],
    leftOver,
  };
}

function encodeMessage(plan: MessagePlan, given: LooseMessage, blocks: readonly BlockPlan[]): Uint8Array {
  WRITER.start();
  writeNumber(plan.numberId, WRITER.view, WRITER.room(numberWidth(plan.numberId)));
  writeBlocks(plan, given, blocks, WRITER);
  return WRITER.finish();
}

/** One for all messages: its bytes grow to the largest, and nothing of it outlives a call. */
const WRITER = new Writer();
