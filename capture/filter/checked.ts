// A filter that was understood: what each part asks of a row, with nothing left to look up.
import type { FieldValue } from '../../protocol/packet/codec.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import type { Judge } from './judge.ts';
import type { FlagName, WordName } from './vocabulary.ts';

export type Checked =
  | { readonly kind: 'everything' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Checked[] }
  | { readonly kind: 'not'; readonly of: Checked }
  | { readonly kind: 'name'; readonly judge: Judge<string> }
  | { readonly kind: 'flag'; readonly flag: FlagName }
  | { readonly kind: 'number'; readonly word: NumberWord; readonly judge: Judge<number> }
  | { readonly kind: 'choice'; readonly word: ChoiceWord; readonly judge: Judge<string> }
  | { readonly kind: 'circuit'; readonly key: CircuitKey; readonly judge: Judge<string> }
  /** Whether some text is so, or none of them. */
  | { readonly kind: 'text'; readonly judge: Judge<string>; readonly isWanted: boolean }
  | { readonly kind: 'field'; readonly fields: readonly WantedField[] };

export type NumberWord = Extract<WordName, 'circuit' | 'seq' | 'size' | 'expanded' | 'time' | 'age'>;
export type ChoiceWord = Extract<WordName, 'dir' | 'door' | 'fate'>;
/** What is asked of the circuit that a row belongs to. */
export type CircuitKey = 'agent' | 'agentId' | 'region';

/** A field of one message, and what its value must be. */
export interface WantedField {
  readonly message: MessageTemplate;
  /** Places in the template: a faulty one has several of one name. */
  readonly block: number;
  readonly field: number;
  /** Absent: that the field is there is enough. */
  readonly judge?: Judge<FieldValue>;
}
