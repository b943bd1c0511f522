// A datagram as text for people: one header line, then a line for each instance of a block. `text-reader.ts` reads it.
import { fromHex, looseUtf8 } from '../bytes.ts';
import type { FieldType } from '../template/model.ts';
import type { Codec } from './codec.ts';
import type { BytesJson, FieldJson } from './field-json.ts';
import type { BlockJson, DatagramJson, MessageJson, UnknownJson } from './json.ts';
import { numberId, numberText } from './number.ts';
import { type BlockPlan, planOf } from './plan.ts';
import { quoted } from './text-tokens.ts';

/** Fields go on lines of their own where one line would be longer than this. */
const LINE_WIDTH = 120;

/**
 * [packet.text.4] Lines without a closing line end. `codec` is the one that made `json`; it says which numbers are F32,
 * so that they are printed with no more digits than they have.
 */
export function datagramText(codec: Codec, json: DatagramJson): string {
  return [...lines(codec, json), ...notes(json)].join('\n');
}

function lines(codec: Codec, json: DatagramJson): readonly string[] {
  if (!('flags' in json)) return [`unreadable · ${json.bytes} bytes`];
  if (json.message === null) {
    return [header(json, `unknown ${numberText(numberId(json))}`), `  (body) 0x${json.body}`];
  }
  const message = codec.byName(json.message);
  const plans = message === undefined ? [] : planOf(message).blocks;
  const blocks = plans.flatMap((plan) => blockLines(plan, json.blocks[plan.name]));
  return [header(json, json.message), ...blocks, ...(json.rest === undefined ? [] : [`  (rest) 0x${json.rest}`])];
}

function header(json: MessageJson | UnknownJson, name: string): string {
  const { flags, sequence, extra, acks, bytes, expandedBytes } = json;
  const set = (['zerocoded', 'reliable', 'resent'] as const).filter((flag) => flags[flag]).join(' ');
  const words = [
    `seq ${sequence}`,
    ...(set === '' ? [] : [set]),
    ...(extra === '' ? [] : [`extra ${extra}`]),
    ...(flags.acks ? [['acks', ...acks].join(' ')] : []),
    name,
  ];
  const number =
    json.message === null ? '' : `${numberText(numberId(json))}, ${json.trusted ? 'trusted' : 'not trusted'}, `;
  const size = bytes === expandedBytes ? `${bytes} bytes` : `${bytes} bytes, ${expandedBytes} expanded without acks`;
  return `${words.join(' · ')}  # ${number}${size}`;
}

function notes(json: DatagramJson): readonly string[] {
  const remarks = 'remarks' in json ? (json.remarks ?? []) : [];
  return [
    ...json.problems.map((problem) => `  # problem: ${problem}`),
    ...remarks.map((remark) => `  # remark: ${remark}`),
  ];
}

function blockLines(plan: BlockPlan, instances: readonly BlockJson[] | undefined): readonly string[] {
  if (instances === undefined) return [];
  return instances.length === 0
    ? [`  ${plan.name} (none)`]
    : instances.flatMap((instance) => instanceLines(plan, instance));
}

function instanceLines(plan: BlockPlan, instance: BlockJson): readonly string[] {
  const fields = plan.fields.map(({ name, type }) => `${name} ${valueText(type, instance[name] ?? '')}`);
  const line = [`  ${plan.name}`, ...fields].join('  ');
  return line.length <= LINE_WIDTH ? [line] : [`  ${plan.name}`, ...fields.map((field) => `    ${field}`)];
}

function valueText(type: FieldType, value: FieldJson): string {
  if (typeof value === 'number') return numberForm(type, value);
  if (typeof value !== 'object') return String(value);
  if (isBytes(value)) return bytesText(value);
  return `(${value.map((part, i) => partText(type, part, i)).join(', ')})`;
}

/** The fourth part of a rotation is derived, so it has no bits to be true to. */
function partText(type: FieldType, part: number | string, index: number): string {
  if (typeof part === 'string') return part;
  return type === 'LLQuaternion' && index === 3 ? String(Number(part.toPrecision(8))) : numberForm(type, part);
}

function isBytes(value: BytesJson | readonly (number | string)[]): value is BytesJson {
  return !Array.isArray(value);
}

function bytesText({ hex, text }: BytesJson): string {
  return text === undefined ? `0x${hex}` : quoted(looseUtf8(fromHex(hex) ?? new Uint8Array(0)));
}

const DOUBLES: ReadonlySet<FieldType> = new Set(['F64', 'LLVector3d']);

/** The number with the fewest digits that still mean it; -0 keeps its sign. Long digits alone are a 64-bit integer. */
function numberForm(type: FieldType, value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : value.toExponential();
  if (DOUBLES.has(type)) return String(value);
  const single = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return String(short);
  }
  return String(Number(single.toPrecision(9)));
}
