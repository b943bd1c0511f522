// What a field means, as Markdown: names of its values in one compact list, a formula, a layout in words.
import type { BitGroup, Enumeration, Flags, Meaning, Scaled } from '../../protocol/meaning/meaning.ts';
import type { FieldType } from '../../protocol/template/model.ts';
import { plain } from './markdown.ts';

/** '' if the type says it all. */
export function meaningMarkdown(meaning: Meaning, type: FieldType): string {
  switch (meaning.kind) {
    case 'enumeration':
      return `${plain(meaning.title)}${signWords(meaning, type)}: ${enumerationText(meaning)}`;
    case 'flags':
      return flagsText(meaning);
    case 'scaled':
      return `${plain(meaning.title)}: ${formula(meaning)}.`;
    case 'packed':
    case 'chosen':
      return `${plain(meaning.title)}: ${plain(meaning.layout)}`;
    case 'time':
      return `Time: ${meaning.unit}s since 1970, UTC.`;
    case 'address':
      return `Address, together with ${plain(meaning.port)}.`;
    case 'text':
      return ['Text.', meaning.about].filter((sentence) => sentence !== undefined).join(' ');
    default:
      return PLAIN_KINDS[meaning.kind];
  }
}

type PlainKind = Exclude<Meaning, { title: string } | { unit: string } | { port: string } | { kind: 'text' }>['kind'];

const PLAIN_KINDS: { readonly [kind in PlainKind]: string } = {
  region: 'Region: x in the upper 32 bits, y in the lower ones, in metres; 256 for each region.',
  secret: 'A secret: who knows it can act for the agent.',
  bytes: 'Bytes, no text.',
  parameter: 'Text up to its NUL, or the 16 bytes of an id.',
  id: '',
  rotation: '',
};

/** Some numbers have a sign although their type has none. */
function signWords({ names }: Enumeration, type: FieldType): string {
  const hasNegative = [...names.keys()].some((value) => value < 0);
  return hasNegative && type.startsWith('U') ? '; a signed number' : '';
}

/** Names in one hover: as many as a U64 has flags; no list of kinds is as long. */
export const MOST_NAMES = 64;

function enumerationText({ names }: Enumeration): string {
  return listed(runsOf(names).map(([from, to, name]) => [from === to ? `${from}` : `${from} to ${to}`, name]));
}

function flagsText({ title, names, groups }: Flags): string {
  const bits = [...names].map(([bit, name]): Named => [`0x${(1n << BigInt(bit)).toString(16)}`, name]);
  const head = bits.length === 0 ? `${plain(title)}:` : `${plain(title)}: ${listed(bits)}`;
  return [head, ...groups.map(groupText)].join('  \n');
}

function groupText({ title, lowestBit, bits, names }: BitGroup): string {
  const values = names === undefined ? '' : listed([...names].map(([value, name]) => [`${value}`, name]));
  const what = [plain(title), values].filter((text) => text !== '').join(': ');
  return `bits ${lowestBit} to ${lowestBit + bits - 1}: ${what}`;
}

type Named = readonly [value: string, name: string];

/** `` `0` whisper · `1` say · … and 23 more ``. */
function listed(names: readonly Named[]): string {
  const shown = names.slice(0, MOST_NAMES).map(([value, name]) => `\`${value}\` ${plain(name)}`);
  const rest = names.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`… and ${rest} more`])].join(' · ');
}

/** Neighbouring numbers with one name are one entry. */
function runsOf(names: ReadonlyMap<number, string>): readonly (readonly [from: number, to: number, name: string])[] {
  const runs: [number, number, string][] = [];
  for (const [value, name] of names) {
    const last = runs.at(-1);
    if (last !== undefined && last[2] === name && last[1] === value - 1) last[1] = value;
    else runs.push([value, value, name]);
  }
  return runs;
}

/** `1 - n / 50000`, `4 n m`. */
function formula({ times, over, plus, unit, signed }: Scaled): string {
  const factor = Math.abs(times) === 1 ? 'n' : `${Math.abs(times)} n`;
  const part = over === 1 ? factor : `${factor} / ${over}`;
  const sign = times < 0 ? '-' : '+';
  const sum = plus === 0 ? `${times < 0 ? '-' : ''}${part}` : `${plus} ${sign} ${part}`;
  return `\`${sum}\`${unit === '' ? '' : ` ${unit}`}${signed ? ', n with a sign' : ''}`;
}
