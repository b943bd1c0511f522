// What a field means beyond its type, as a plain value: the names of its numbers, a unit, the layout of its bytes.

export type Meaning =
  | Enumeration
  | Flags
  | Scaled
  | Packed
  | Chosen
  | { readonly kind: 'time'; readonly unit: 'second' | 'microsecond' }
  /** `port`: the field beside it that completes the address. */
  | { readonly kind: 'address'; readonly port: string }
  /** `about`: a sentence on what hangs on it. */
  | { readonly kind: 'text'; readonly about?: string }
  /** Text, or the 16 bytes of an id. */
  | { readonly kind: 'parameter' }
  | { readonly kind: 'id' | 'secret' | 'region' | 'rotation' | 'bytes' };

/** A meaning, and the fields that have it, spelled as `fieldsIn` reads them. */
export type MeaningRow = readonly [meaning: Meaning, fields: string];

/** One of several things. */
export interface Enumeration {
  readonly kind: 'enumeration';
  readonly title: string;
  readonly names: ReadonlyMap<number, string>;
}

/** Bits that are set or not, and groups of bits that are small numbers of their own. */
export interface Flags {
  readonly kind: 'flags';
  readonly title: string;
  /** Names by number of the bit, from the lowest one. */
  readonly names: ReadonlyMap<number, string>;
  readonly groups: readonly BitGroup[];
  /** The value that means all of them. */
  readonly all?: bigint;
}

/** Neighbouring bits that are one number. */
export interface BitGroup {
  /** '' if the names say it all. */
  readonly title: string;
  readonly lowestBit: number;
  readonly bits: number;
  readonly names?: ReadonlyMap<number, string>;
}

/** A whole number n that stands for `plus + n * times / over`. */
export interface Scaled {
  readonly kind: 'scaled';
  readonly title: string;
  readonly times: number;
  readonly over: number;
  readonly plus: number;
  /** '' for a plain number. */
  readonly unit: string;
  /** n has a sign, whatever the type says. */
  readonly signed: boolean;
}

/** What has an inner layout: in words. */
export interface Packed {
  readonly kind: 'packed';
  readonly title: string;
  readonly layout: string;
}

/** What a number means depends on another field of the same instance. */
export interface Chosen {
  readonly kind: 'chosen';
  readonly title: string;
  /** All of it in words. */
  readonly layout: string;
  /** The field that chooses. */
  readonly by: string;
  /** By its value. */
  readonly meanings: ReadonlyMap<number, Meaning>;
}
