// What readers make of a document: there are as many nodes as values, so each is one object, and its ranges are made when asked for.
import type { Range } from '../text.ts';
import type { LlsdNode, MemberNode, ScalarNode } from './node.ts';
import type { LlsdScalar } from './value.ts';

/** From the first to the last character or octet, and what is inside of tags, brackets or quotes. */
export interface Place extends Range {
  readonly innerStart: number;
  readonly innerEnd: number;
}

export class PlacedScalar implements ScalarNode {
  readonly kind: ScalarNode['kind'];
  readonly value: LlsdScalar;
  readonly start: number;
  readonly end: number;
  readonly #innerStart: number;
  readonly #innerEnd: number;

  constructor(value: LlsdScalar, { start, end, innerStart, innerEnd }: Place) {
    this.kind = value.kind;
    this.value = value;
    this.start = start;
    this.end = end;
    this.#innerStart = innerStart;
    this.#innerEnd = innerEnd;
  }

  get inner(): Range {
    return { start: this.#innerStart, end: this.#innerEnd };
  }
}

/** A key as it stands in a document. */
export interface PlacedKey extends Place {
  readonly key: string;
}

export class PlacedMember implements MemberNode {
  readonly key: string;
  readonly value: LlsdNode | undefined;
  readonly start: number;
  readonly end: number;
  readonly #keyEnd: number;
  readonly #innerStart: number;
  readonly #innerEnd: number;

  /** @param end of the value, or of the key where there is none */
  constructor(key: PlacedKey, value: LlsdNode | undefined, end: number) {
    this.key = key.key;
    this.value = value;
    this.start = key.start;
    this.end = end;
    this.#keyEnd = key.end;
    this.#innerStart = key.innerStart;
    this.#innerEnd = key.innerEnd;
  }

  get keyRange(): Range {
    return { start: this.start, end: this.#keyEnd };
  }

  get keyInner(): Range {
    return { start: this.#innerStart, end: this.#innerEnd };
  }
}
