// Values that will be spelled in another way, or as another type: one sentence for each way, with the first place.
import { short } from './finding.ts';
import type { Convertible, Form } from './forms.ts';
import { isoFromMs } from './iso-date.ts';
import { realJson } from './json.ts';
import type { Loss } from './losses.ts';
import type { ScalarNode } from './node.ts';
import { type Llsd, type LlsdKind, realText } from './value.ts';

interface Group {
  readonly first: string;
  count: number;
  readonly words: Words;
}

/** The sentence about one value, and the one about several. */
interface Words {
  readonly one: string;
  readonly many: (count: number) => string;
}

/**
 * [llsd.loss.3] A spelling is lost if our writer spells the value otherwise, in the form that it had and in the new one:
 * that forms differ is no loss.
 */
export class Spellings {
  readonly #source: Convertible;
  readonly #to: Form;
  readonly #groups = new Map<string, Group>();

  constructor(source: Convertible, to: Form) {
    this.#source = source;
    this.#to = to;
  }

  losses(): readonly Loss[] {
    return [...this.#groups.values()].map(({ first, count, words: { one, many } }) => ({
      path: first,
      message: count === 1 ? one : many(count),
    }));
  }

  scalar({ kind, value, start, inner }: ScalarNode, path: string): void {
    const { text, form } = this.#source;
    if (form === 'binary' || inner.start === inner.end) return;
    const spelled = text.slice(inner.start, inner.end);
    if (kind === 'binary') this.#encoding(text.slice(start, inner.start), path);
    else this.#spelling({ kind, value }, spelled, path);
  }

  #spelling({ kind, value }: Pick<ScalarNode, 'kind' | 'value'>, spelled: string, path: string): void {
    const { form } = this.#source;
    const usual = spellingOf(value, form);
    const written = spellingOf(value, this.#to === 'binary' ? form : this.#to);
    if (spelled === usual || spelled === written || written === undefined) return;
    const example = `${short(spelled)} as ${written}`;
    this.#add(kind, path, {
      one: `The ${kind} is spelled otherwise: ${example}.`,
      many: (count) => `${count} ${kind}s are spelled otherwise, this one ${example}.`,
    });
  }

  /** [llsd.json.2] What plain JSON makes of a type that JSON lacks. */
  plain(value: Llsd, path: string): void {
    if (value.kind === 'real' && Number.isFinite(value.value)) return;
    const words = PLAIN.get(value.kind);
    if (words !== undefined) this.#add(`plain ${value.kind}`, path, words);
  }

  /** @param head a start tag, or a marker up to its quote */
  #encoding(head: string, path: string): void {
    const encoding = /^b\(/.test(head) ? 'octets' : /(?:base|^b)(16)/i.test(head) ? 'base16' : undefined;
    if (encoding === undefined) return;
    this.#add(encoding, path, {
      one: `The binary is no longer written in ${encoding}.`,
      many: (count) => `${count} binaries are no longer written in ${encoding}, this one first.`,
    });
  }

  #add(way: string, path: string, words: Words): void {
    const group = this.#groups.get(way);
    if (group === undefined) this.#groups.set(way, { first: path, count: 1, words });
    else group.count += 1;
  }
}

const becomes = (kind: string, one: string, many: string): Words => ({
  one: `The ${kind} becomes ${one}.`,
  many: (count) => `${count} ${kind === 'binary' ? 'binaries' : `${kind}s`} become ${many}, this one first.`,
});

const PLAIN: ReadonlyMap<LlsdKind, Words> = new Map([
  ['uuid', becomes('uuid', 'a string', 'strings')],
  ['date', becomes('date', 'a string', 'strings')],
  ['uri', becomes('uri', 'a string', 'strings')],
  ['binary', becomes('binary', 'an array of numbers', 'arrays of numbers')],
  ['real', becomes('real', 'null, since JSON has no such number', 'null, since JSON has no such numbers')],
]);

/** Undefined for what has no spelling of its own. */
function spellingOf(value: Llsd, form: Form): string | undefined {
  if (value.kind === 'integer') return String(value.value);
  if (value.kind === 'real')
    return form === 'json' && Number.isFinite(value.value) ? realJson(value.value) : realText(value.value);
  if (value.kind === 'uuid') return value.value;
  return value.kind === 'date' ? isoFromMs(value.value) : undefined;
}
