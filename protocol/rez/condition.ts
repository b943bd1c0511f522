// What is demanded of a message: `ChatData.Message ~ "hello" && ChatData.Type == 1`.
import { looseUtf8 } from '../bytes.ts';
import type { BlockValue, FieldValue, MessageValue } from '../packet/codec.ts';
import { tokensOf } from '../packet/text-tokens.ts';
import { filled, type Variable } from './variables.ts';

export const OPERATORS = ['==', '!=', '<=', '>=', '<', '>', '~'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Condition {
  readonly block: string;
  readonly field: string;
  readonly operator: Operator;
  /** As it was written, without quotes, variables not yet filled in. */
  readonly value: string;
}

/** [rez.where.1] The conditions of a text, or a sentence about the first that is none. */
export function readConditions(text: string): readonly Condition[] | { readonly problem: string } {
  const conditions: Condition[] = [];
  for (const part of partsOf(text)) {
    const condition = readCondition(part.trim());
    if ('problem' in condition) return condition;
    conditions.push(condition);
  }
  return conditions;
}

/** Parts between `&&` that stand outside of quotes. */
function partsOf(text: string): readonly string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/"(?:\\.|[^"\\])*"?|&&|[\s\S]/g)) {
    if (piece === '&&') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts;
}

function readCondition(text: string): Condition | { readonly problem: string } {
  const match = /^(?:\w+\.)?(\w+)\.(\w+)\s*(==|!=|<=|>=|<|>|~)\s*(\S[\s\S]*)$/.exec(text);
  const [, block = '', field = '', operator, written = ''] = match ?? [];
  const known = OPERATORS.find((one) => one === operator);
  if (known === undefined) {
    return {
      problem: `${text === '' ? 'Nothing' : text} is no condition: write Block.Field, one of ${OPERATORS.join(' ')}, and a value.`,
    };
  }
  if (!written.startsWith('"')) return { block, field, operator: known, value: written };
  const line = tokensOf(written);
  if ('problem' in line || line.tokens.length !== 1)
    return { problem: `${written} is no value: close its quotes and end there.` };
  return { block, field, operator: known, value: line.tokens[0]?.text ?? '' };
}

/** [rez.where.2] Whether some instance of the block is as it is demanded. */
export function holds(condition: Condition, message: MessageValue, valueFor: (variable: Variable) => string): boolean {
  const wanted = filled(condition.value, valueFor);
  const instances: readonly BlockValue[] = message[condition.block] ?? [];
  return instances.some((instance) => {
    const value = instance[condition.field];
    return value !== undefined && compares(value, condition.operator, wanted);
  });
}

function compares(value: FieldValue, operator: Operator, wanted: string): boolean {
  const text = textOf(value);
  switch (operator) {
    case '~':
      return text.toLowerCase().includes(wanted.toLowerCase());
    case '==':
      return equals(value, text, wanted);
    case '!=':
      return !equals(value, text, wanted);
    default:
      return inOrder(Number(text), operator, Number(wanted));
  }
}

function equals(value: FieldValue, text: string, wanted: string): boolean {
  if (typeof value === 'number') return value === Number(wanted);
  return typeof value === 'string' ? text === wanted.toLowerCase() : text === wanted;
}

/** What is no number is neither less nor more. */
function inOrder(left: number, operator: '<' | '<=' | '>' | '>=', right: number): boolean {
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** Bytes as text up to their closing zero; lists as `(1, 2, 3)`. */
function textOf(value: FieldValue): string {
  if (value instanceof Uint8Array) return looseUtf8(value.at(-1) === 0 ? value.subarray(0, -1) : value);
  return typeof value === 'object' ? `(${value.join(', ')})` : String(value);
}
