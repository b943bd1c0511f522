// The JSON form of a datagram back to its bytes. It may come from a person, so everything in it is checked.
import { concatBytes, fromHex, viewOf } from '../bytes.ts';
import { FREQUENCIES, type Frequency } from '../template/model.ts';
import type { BlockValue, Codec, FieldValue, MessageValue } from './codec.ts';
import { fieldFromJson, shown } from './field-json.ts';
import { numberId, numberWidth, writeNumber } from './number.ts';
import { MOST_ACKS, type PacketParts, writePacketLiterally } from './packet.ts';
import { type BlockPlan, blocksSent, type MessagePlan, MOST_INSTANCES, planOf } from './plan.ts';

/** Why something that was written cannot be sent, in one sentence. */
export interface Unwritable {
  readonly problem: string;
}

/** The JSON in `text`, which `datagramFromJson` checks. */
export function parseDatagramJson(text: string): { readonly json: unknown } | Unwritable {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return { problem: `this is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * [packet.json.4] The datagram that `json` describes, the same bytes for every one that was whole and without remarks.
 * [packet.json.5] Flags, extra bytes and acks may be left out; so may the last blocks, which are then not sent.
 */
export function datagramFromJson(codec: Codec, json: unknown): Uint8Array | Unwritable {
  const complaints: string[] = [];
  const form = record(json) ?? {};
  const body = form['message'] === null ? unknownBody(form, complaints) : messageBody(codec, form, complaints);
  const flags = record(form['flags'] ?? {}) ?? {};
  const parts: PacketParts = {
    sequence: integer(form['sequence'], 0xffffffff, 'sequence', complaints),
    reliable: flag(flags, 'reliable', complaints),
    resent: flag(flags, 'resent', complaints),
    zerocoded: flag(flags, 'zerocoded', complaints),
    body,
    extra: hex(form['extra'] ?? '', 'extra', complaints),
    acks: acksOf(form['acks'] ?? [], complaints),
  };
  const hasAcks = (parts.acks?.length ?? 0) > 0;
  const ackFlag = flags['acks'] === undefined ? hasAcks : flag(flags, 'acks', complaints);
  if (hasAcks && !ackFlag) complaints.push('flags.acks is false, but there are acks');
  if ((parts.extra?.length ?? 0) > 0xff) complaints.push('extra takes at most 255 bytes');
  const [problem] = complaints;
  return problem === undefined ? writePacketLiterally(parts, ackFlag) : { problem };
}

type Form = Readonly<Record<string, unknown>>;

/** Number and bytes of a message that the template does not have. */
function unknownBody(form: Form, complaints: string[]): Uint8Array {
  const frequency = FREQUENCIES.find((name) => name === form['frequency']);
  if (frequency === undefined) {
    complaints.push('a message without a name needs its frequency: High, Medium, Low or Fixed');
    return NO_BYTES;
  }
  const number = integer(form['number'], GREATEST[frequency], 'number', complaints);
  const id = numberId({ frequency, number });
  if (frequency === 'Fixed' && numberWidth(id) < 4) complaints.push('number takes all 32 bits of a Fixed number');
  const bytes = new Uint8Array(numberWidth(id));
  writeNumber(id, viewOf(bytes));
  return concatBytes(bytes, hex(form['body'] ?? '', 'body', complaints));
}

const GREATEST: Readonly<Record<Frequency, number>> = { High: 0xfe, Medium: 0xfe, Low: 0xffff, Fixed: 0xffffffff };

function messageBody(codec: Codec, form: Form, complaints: string[]): Uint8Array {
  const name = form['message'];
  const message = typeof name === 'string' ? codec.byName(name) : undefined;
  if (message === undefined) {
    complaints.push(typeof name === 'string' ? `the template has no message ${name}` : 'there is no message to write');
    return NO_BYTES;
  }
  const blocks = blocksOf(planOf(message), form['blocks'] ?? {}, complaints);
  const rest = hex(form['rest'] ?? '', 'rest', complaints);
  return complaints.length > 0 ? NO_BYTES : concatBytes(codec.encodeSent(message.name, blocks), rest);
}

/** [packet.short.1] The blocks as values. Only the last ones may be missing. */
function blocksOf(plan: MessagePlan, json: unknown, complaints: string[]): MessageValue {
  const given = record(json);
  if (given === undefined) complaints.push('blocks takes an object of blocks');
  for (const name of Object.keys(given ?? {})) {
    if (!plan.blockByName.has(name)) complaints.push(`${plan.message.name} has no block ${name}`);
  }
  const blocks: Record<string, readonly BlockValue[]> = {};
  for (const block of blocksSent(plan, given ?? {})) {
    const value = given?.[block.name];
    if (value === undefined) complaints.push(`${block.name} is missing, and only the last blocks may be`);
    else blocks[block.name] = instancesOf(block, Array.isArray(value) ? value : [value], complaints);
  }
  return blocks;
}

function instancesOf(block: BlockPlan, given: readonly unknown[], complaints: string[]): readonly BlockValue[] {
  const [least, most] = block.quantity === 'Variable' ? [0, MOST_INSTANCES] : [block.count, block.count];
  if (given.length < least || given.length > most) {
    complaints.push(`${block.name} takes ${least === 0 ? 'at most ' : ''}${most} instances, not ${given.length}`);
    return [];
  }
  return given.map((instance, i) => instanceOf(block, instance, `${block.name}[${i}]`, complaints));
}

function instanceOf(block: BlockPlan, json: unknown, path: string, complaints: string[]): BlockValue {
  const given = record(json);
  if (given === undefined) complaints.push(`${path} takes an object of fields`);
  for (const name of Object.keys(given ?? {})) {
    if (!block.fieldByName.has(name)) complaints.push(`${block.name} has no field ${name}`);
  }
  const values: Record<string, FieldValue> = {};
  for (const field of block.fields) {
    const value = given?.[field.name];
    const converted = value === undefined ? MISSING : fieldFromJson(field, value);
    if ('problem' in converted) complaints.push(`${path}.${field.name} ${converted.problem}`);
    else values[field.name] = converted.value;
  }
  return values;
}

const MISSING: Unwritable = { problem: 'is missing' };

function acksOf(json: unknown, complaints: string[]): readonly number[] {
  if (!Array.isArray(json) || json.length > MOST_ACKS) {
    complaints.push(`acks takes at most ${MOST_ACKS} sequence numbers`);
    return [];
  }
  return json.map((ack, i) => integer(ack, 0xffffffff, `acks[${i}]`, complaints));
}

function integer(json: unknown, greatest: number, path: string, complaints: string[]): number {
  if (typeof json === 'number' && Number.isInteger(json) && json >= 0 && json <= greatest) return json;
  complaints.push(`${path} takes an integer from 0 to ${greatest}, not ${shown(json)}`);
  return 0;
}

function flag(flags: Form, name: string, complaints: string[]): boolean {
  const value = flags[name] ?? false;
  if (typeof value !== 'boolean') complaints.push(`flags.${name} takes true or false`);
  return value === true;
}

function hex(json: unknown, path: string, complaints: string[]): Uint8Array {
  const bytes = typeof json === 'string' ? fromHex(json) : undefined;
  if (bytes === undefined) complaints.push(`${path} takes bytes in hex`);
  return bytes ?? NO_BYTES;
}

const NO_BYTES = new Uint8Array(0);

function record(json: unknown): Form | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Form) : undefined;
}
