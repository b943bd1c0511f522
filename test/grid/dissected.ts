// The fields of a packet as Wireshark shows them, held against what our own codec reads in the same bytes.
import type { Codec } from '../../protocol/packet/codec.ts';
import type { BytesJson, FieldJson } from '../../protocol/packet/field-json.ts';
import { type DatagramJson, datagramToJson } from '../../protocol/packet/json.ts';
import type { FieldType } from '../../protocol/template/model.ts';

/** A field of a packet in PDML. */
export interface Shown {
  readonly name: string;
  readonly show: string;
  /** Hex. */
  readonly value: string;
}

/** The fields of messages in each packet of PDML, without the `lludp.` of their names. */
export function shownFields(pdml: string): readonly (readonly Shown[])[] {
  return pdml
    .split('<packet>')
    .slice(1)
    .map((packet) =>
      [...packet.matchAll(FIELD)].map(([, name = '', show = '', value = '']) => ({ name, show, value })),
    );
}

/** Names of our own begin with a small letter, those of messages do not. */
const FIELD = /<field name="lludp\.([A-Z][^"]*)"[^>]*? show="([^"]*)"(?: value="([^"]*)")?/g;

/** What differs first between a packet as it is shown and as our codec reads it; undefined if nothing does. */
export function difference(codec: Codec, datagram: Uint8Array, shown: readonly Shown[]): string | undefined {
  const texts = new Set(
    shown.flatMap(({ name }) => (name.endsWith('.bytes') ? [name.slice(0, -'.bytes'.length)] : [])),
  );
  const wanted = wantedFields(codec, datagramToJson(codec, datagram), texts);
  const wrong = wanted.findIndex((field, at) => !isShown(field, shown[at]));
  if (wrong !== -1) return `wanted ${JSON.stringify(wanted[wrong])}, shown ${JSON.stringify(shown[wrong])}`;
  return wanted.length === shown.length ? undefined : `shown besides: ${JSON.stringify(shown[wanted.length])}`;
}

interface Wanted {
  readonly name: string;
  /** `float`: Wireshark shows six digits. `place`: a name for what stands below it, or a text that nobody can print. */
  readonly kind: 'exact' | 'float' | 'octets' | 'place';
  readonly value: string | number;
}

function isShown({ kind, name, value }: Wanted, shown: Shown | undefined): boolean {
  if (shown?.name !== name) return false;
  if (kind === 'octets') return shown.value === value;
  if (kind === 'exact') return unescaped(shown.show) === String(value);
  return kind === 'place' || isNear(Number(value), Number(shown.show.replace('inf', 'Infinity')));
}

const LARGEST_SHOWN = 1.797693134862e308;

function isNear(wanted: number, shown: number): boolean {
  // The largest numbers are shown rounded up, beyond all numbers.
  if (!Number.isFinite(shown) && Math.abs(wanted) > LARGEST_SHOWN) return true;
  return Object.is(wanted, shown) || Math.abs(wanted - shown) <= 1e-5 * Math.abs(wanted);
}

function unescaped(xml: string): string {
  const marks: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', apos: "'", amp: '&', '#x27': "'" };
  return xml.replace(/&([a-z]+|#x27);/g, (whole, name: string) => marks[name] ?? whole);
}

/** @param texts fields that are shown as texts, and once more as octets */
function wantedFields(codec: Codec, json: DatagramJson, texts: ReadonlySet<string>): readonly Wanted[] {
  if (!('blocks' in json)) return [];
  return (codec.byName(json.message)?.blocks ?? []).flatMap((block) =>
    (json.blocks[block.name] ?? []).flatMap((instance) =>
      block.fields.flatMap((field) => {
        const name = `${json.message}.${block.name}.${field.name}`;
        const value = instance[field.name] ?? '';
        return field.type === 'Fixed' || field.type === 'Variable'
          ? octetsOf(name, value as BytesJson, texts.has(name))
          : numbersOf(name, field.type, value);
      }),
    ),
  );
}

function octetsOf(name: string, { hex, text }: BytesJson, isText: boolean): readonly Wanted[] {
  if (!isText) return [{ name, kind: 'octets', value: hex }];
  // tshark prints other letters in ways of its own.
  const isPlain = text !== undefined && /^[ -~]*$/.test(text) && !text.includes('\\');
  const shown: Wanted = isPlain ? { name, kind: 'exact', value: text } : { name, kind: 'place', value: '' };
  return [shown, { name: `${name}.bytes`, kind: 'octets', value: hex }];
}

function numbersOf(name: string, type: FieldType, value: FieldJson): readonly Wanted[] {
  if (Array.isArray(value))
    return [{ name, kind: 'place', value: '' }, ...value.map((part, at) => partOf(name, part, at))];
  if (type === 'F32' || type === 'F64') return [{ name, kind: 'float', value: Number(value) }];
  return [{ name, kind: 'exact', value: typeof value === 'boolean' ? Number(value) : String(value) }];
}

function partOf(name: string, part: unknown, at: number): Wanted {
  return { name: `${name}.${'xyzw'.charAt(at)}`, kind: 'float', value: Number(part) };
}
