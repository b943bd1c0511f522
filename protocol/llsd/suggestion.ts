// Which element was meant by a name that LLSD does not have.

const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['integer', ['int', 'int32', 'i4', 'i8', 'long', 'short', 'number', 'u8', 'u16', 's32', 'u32']],
  ['boolean', ['bool']],
  ['real', ['float', 'double', 'f32', 'f64', 'decimal']],
  ['string', ['str', 'text', 'char']],
  ['uuid', ['guid', 'id']],
  ['uri', ['url', 'link', 'href']],
  ['date', ['datetime', 'time', 'timestamp']],
  ['binary', ['data', 'base64', 'bytes', 'blob']],
  ['array', ['list', 'vector', 'tuple']],
  ['map', ['dict', 'dictionary', 'object', 'struct', 'hash']],
  ['undef', ['null', 'nil', 'none', 'undefined']],
  ['key', []],
]);

/** The element that other programs' word stands for, or that is one slip of the finger away. */
export function suggestElement(name: string, insideMap: boolean): string | undefined {
  const lower = name.toLowerCase();
  if (lower === 'name') return insideMap ? 'key' : undefined;
  for (const [element, aliases] of ALIASES) if (aliases.includes(lower)) return element;
  return [...ALIASES.keys()].find((element) => (insideMap || element !== 'key') && isOneEditAway(lower, element));
}

function isOneEditAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const tails = [
    [same + 1, same + 1],
    [same + 1, same],
    [same, same + 1],
  ] as const;
  return tails.some(([left, right]) => one.slice(left) === other.slice(right));
}
