// How the tables are written: names and fields as short lists in text, which are read once.
// What is misspelled is our mistake, and throws.
import type { BitGroup, Enumeration, Flags, Packed, Scaled } from './meaning.ts';

/** `0 whisper, 1 say, 8000..8004 release`: numbers from..to have one name. Also hex and negative ones. */
export function enumeration(title: string, names: string): Enumeration {
  return { kind: 'enumeration', title, names: readNames(names) };
}

/** Names by the number of the bit: `13 transfer, 14 modify`. */
export function bits(title: string, names: string, groups: readonly BitGroup[] = []): Flags {
  return { kind: 'flags', title, names: readNames(names), groups };
}

/** Names by the value of the bit: `1 loop, 0x100 slam`. */
export function masks(title: string, names: string, groups: readonly BitGroup[] = []): Flags {
  return {
    kind: 'flags',
    title,
    names: new Map([...readNames(names)].map(([mask, name]) => [bitOf(mask), name])),
    groups,
  };
}

/** Some bits as a number, with or without names of its values. */
export function group(title: string, [lowestBit, count]: readonly [number, number], names?: string): BitGroup {
  return { title, lowestBit, bits: count, ...(names === undefined ? undefined : { names: readNames(names) }) };
}

/** n stands for `plus + n * times / over` of the unit. */
export function scaled(title: string, scale: Partial<Scaled>): Scaled {
  return { kind: 'scaled', title, times: 1, over: 1, plus: 0, unit: '', signed: false, ...scale };
}

/** A layout in words; lines are joined. */
export function packed(title: string, layout: string): Packed {
  return { kind: 'packed', title, layout: layout.trim().replaceAll(/\s*\n\s*/gu, ' ') };
}

/** `A.B.X|Y C.D.Z` as `A.B.X`, `A.B.Y`, `C.D.Z`. */
export function fieldsIn(spelled: string): readonly string[] {
  return spelled
    .trim()
    .split(/\s+/u)
    .flatMap((entry) => {
      const [, block, fields] = /^(\w+\.\w+\.)(\w+(?:\|\w+)*)$/u.exec(entry) ?? [];
      if (block === undefined || fields === undefined) throw new Error(`${entry} is no field`);
      return fields.split('|').map((field) => block + field);
    });
}

function readNames(spelled: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (spelled === '') return names;
  for (const entry of spelled.trim().split(/,\s+/u)) {
    const [, from, to, name] = /^(-?(?:0x)?[\da-fA-F]+)(?:\.\.(\d+))? (\S.*)$/u.exec(entry) ?? [];
    if (from === undefined || name === undefined) throw new Error(`${entry} is no number with a name`);
    for (let value = Number(from); value <= Number(to ?? from); value++) {
      if (names.has(value)) throw new Error(`${value} has two names: ${name} is the second`);
      names.set(value, name);
    }
  }
  return names;
}

function bitOf(mask: number): number {
  const bit = Math.log2(mask);
  if (!Number.isInteger(bit)) throw new Error(`${mask} is not one bit`);
  return bit;
}
