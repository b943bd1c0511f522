// LLIDL as it stands in a text: the resources of a service, what each takes and gives, and the names for shapes that
// occur in several of them.
import type { Problem, Range } from '../text.ts';

/** The words for scalars, as the language spells them. */
export const LLIDL_TYPES = ['undef', 'bool', 'int', 'real', 'string', 'date', 'uuid', 'uri', 'binary'] as const;
export type LlidlType = (typeof LLIDL_TYPES)[number];

/** What a value must look like. */
export type Spec =
  | TypeSpec
  /** One value only: `true`, `5`, `"name"`. */
  | (Range & { readonly kind: 'selector'; readonly value: boolean | number | string })
  | ArraySpec
  | MapSpec
  /** Any keys, one shape of values: `{ $: uri }`. */
  | (Range & { readonly kind: 'dictionary'; readonly values: Spec })
  | VariantSpec;

export interface TypeSpec extends Range {
  readonly kind: 'type';
  readonly type: LlidlType;
}

export interface ArraySpec extends Range {
  readonly kind: 'array';
  /** At least one. */
  readonly items: readonly Spec[];
  /** `...` stands behind them: the whole group again and again. */
  readonly repeats: boolean;
}

export interface MapSpec extends Range {
  readonly kind: 'map';
  /** At least one. */
  readonly members: readonly MemberSpec[];
}

export interface MemberSpec {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: Spec;
}

/** One of the alternatives that are defined under a name: `&event`. */
export interface VariantSpec extends Range {
  readonly kind: 'variant';
  readonly name: string;
}

/** The arrow of a resource says which way values travel. */
export type ResourceKind = 'post' | 'get' | 'put' | 'getput' | 'getputdel';

export interface Resource extends Range {
  readonly name: string;
  readonly nameRange: Range;
  readonly kind: ResourceKind;
  /** Absent where nothing is sent. */
  readonly request: Spec | undefined;
  /** Absent where nothing comes back. */
  readonly response: Spec | undefined;
}

export interface Definition extends Range {
  readonly name: string;
  /** With the `&`. */
  readonly nameRange: Range;
  readonly value: Spec;
}

export interface LlidlFile {
  readonly text: string;
  readonly resources: readonly Resource[];
  /** A name that stands here several times has that many alternatives. */
  readonly definitions: readonly Definition[];
  /** The text is one bare value and no suite. */
  readonly value: Spec | undefined;
  /** Codes LS300. */
  readonly problems: readonly Problem[];
}
