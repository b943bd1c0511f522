// A template as a codec: message bodies to values and back. Knows no datagrams; `packet.ts` opens those.
import type { MessageTemplate, Template } from '../template/model.ts';
import { numberId, numberWidth, readNumber, writeNumber } from './number.ts';
import { type BlockPlan, blocksSent, type MessagePlan, planOf } from './plan.ts';
import { readBlocks } from './read-blocks.ts';
import { Reader } from './reader.ts';
import { writeBlocks } from './write-blocks.ts';
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
  const plans = new Map<number | string, MessagePlan>();
  const planFor = (key: number | string): MessagePlan | undefined => {
    const message = typeof key === 'number' ? byId.get(key) : byName.get(key);
    if (message === undefined) return undefined;
    const plan = planOf(message);
    plans.set(key, plan);
    return plan;
  };
  const planNamed = (name: string): MessagePlan => {
    const plan = plans.get(name) ?? planFor(name);
    if (plan === undefined) throw new Error(`the template has no message ${name}`);
    return plan;
  };
  return {
    template,
    byName: (name) => byName.get(name),
    byId: (id) => byId.get(id),
    decode: (body) => {
      const number = readNumber(body) ?? NO_NUMBER;
      const plan = plans.get(number.id) ?? planFor(number.id);
      return plan === undefined ? { unknown: number.id } : decodeMessage(plan, body, number.width);
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

const NO_NUMBER = { id: 0, width: 0 };

function isDropped(message: MessageTemplate): boolean {
  return message.flag === 'Deprecated';
}

function decodeMessage(plan: MessagePlan, body: Uint8Array, start: number): DecodedMessage {
  const reader = new Reader(body, start);
  const blocks = readBlocks(plan, reader);
  const leftOver = reader.end - reader.at;
  return {
    template: plan.message,
    blocks,
    problems: reader.problems,
    // [packet.short.5]
    remarks:
      leftOver === 0 ? NO_REMARKS : [`${leftOver} ${leftOver === 1 ? 'byte' : 'bytes'} left over after the last block`],
    leftOver,
  };
}

function encodeMessage(plan: MessagePlan, given: LooseMessage, blocks: readonly BlockPlan[]): Uint8Array {
  WRITER.start();
  const at = WRITER.room(numberWidth(plan.numberId));
  writeNumber(plan.numberId, WRITER.view, at);
  writeBlocks(plan, given, blocks, WRITER);
  return WRITER.finish();
}

const NO_REMARKS: readonly string[] = [];

/** One for all messages. */
const WRITER = new Writer();
