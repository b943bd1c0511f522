// The octet that announces each value of binary LLSD.

export const MARK = {
  undef: 0x21,
  quote: 0x22,
  apostrophe: 0x27,
  no: 0x30,
  yes: 0x31,
  array: 0x5b,
  arrayEnd: 0x5d,
  binary: 0x62,
  date: 0x64,
  integer: 0x69,
  key: 0x6b,
  uri: 0x6c,
  real: 0x72,
  string: 0x73,
  uuid: 0x75,
  map: 0x7b,
  mapEnd: 0x7d,
} as const;

/** What may stand where a value is expected. */
export const VALUE_MARKS: ReadonlySet<number> = new Set(
  Object.values(MARK).filter((mark) => mark !== MARK.key && mark !== MARK.arrayEnd && mark !== MARK.mapEnd),
);
