// What a value must be: a comparison of a filter as a question about one value. What cannot be compared is refused at its place.
import type { Range } from '../../protocol/text.ts';
import { matchesPattern } from './pattern.ts';
import type { compileRegex } from './regex/regex.ts';
import type { Comparison, NumberValue, Operator, Value } from './syntax.ts';

/** Operator and value of a comparison. */
export interface Demand extends Pick<Comparison, 'operator' | 'operatorRange' | 'value'> {
  /** The value, compiled, if it is a regular expression: one for all fields that are asked. */
  readonly regex?: Compiled | undefined;
}

export type Compiled = ReturnType<typeof compileRegex>;

/** Asks one value. */
export type Judge<Asked> = (value: Asked) => boolean;

export interface Refusal {
  readonly problem: string;
  readonly range: Range;
}

export type Judgement<Asked> = { readonly judge: Judge<Asked> } | Refusal;

/** What the sentence of a refusal calls the subject. */
export type Called = string;

/** [filter.types.1] The refusal of a comparison that no type has; undefined if there is nothing to refuse yet. */
export function refusedShape({ operator, operatorRange, value }: Demand): Refusal | undefined {
  if (value.kind === 'missing') return { problem: 'A value is missing.', range: operatorRange };
  if (operator === 'in' && value.kind !== 'span') return at(value, 'Behind in stands a range, such as 100..200.');
  if (operator !== 'in' && value.kind === 'span') return { problem: 'Write in before a range.', range: operatorRange };
  if (operator === '=~' && value.kind !== 'regex') {
    return at(value, 'Behind =~ stands a regular expression, such as /hello/i.');
  }
  if (operator !== '=~' && value.kind === 'regex') {
    return { problem: 'Write =~ before a regular expression.', range: operatorRange };
  }
  return undefined;
}

/** [filter.values.1] What a number in a filter becomes before it is compared: its type decides. */
export type Literal<Asked> = (value: NumberValue) => Asked;

/** Of a number. */
export function numberJudge<Asked extends number | bigint>(
  demand: Demand,
  called: Called,
  literal: Literal<Asked | number>,
): Judgement<Asked> {
  const { operator, value } = demand;
  if (!isOrderOperator(operator)) return wrongOperator(demand, `${called} is a number`, ORDER_OPERATORS);
  if (value.kind === 'span' && value.from.kind === 'number' && value.to.kind === 'number') {
    if (value.from.value > value.to.value) return emptySpan(value.to.text, value.from.text, value.range);
    return { judge: spanJudge(literal(value.from), literal(value.to)) };
  }
  if (value.kind !== 'number') return wrongValue(demand, called, 'a number', '100');
  return { judge: orderJudge(operator, literal(value)) };
}

/** As it is written. */
export const plainLiteral: Literal<number> = ({ value }) => value;

/** [filter.values.3] Of seconds; a number without a unit is as many of them. */
export function timeJudge(demand: Demand, called: Called): Judgement<number> {
  const { operator, value } = demand;
  if (!isOrderOperator(operator)) return wrongOperator(demand, `${called} is a time`, ORDER_OPERATORS);
  if (value.kind === 'span') {
    const [least, most] = [secondsOf(value.from), secondsOf(value.to)];
    if (least > most) return emptySpan(value.to.text, value.from.text, value.range);
    return { judge: spanJudge(least, most) };
  }
  if (value.kind !== 'number' && value.kind !== 'time') return wrongValue(demand, called, 'a time', '2.5s');
  return { judge: orderJudge(operator, secondsOf(value)) };
}

/** Of one of several words. */
export function choiceJudge(demand: Demand, called: Called, choices: readonly string[]): Judgement<string> {
  const { operator, value } = demand;
  if (operator !== '==' && operator !== '!=')
    return wrongOperator(demand, `${called} is one of several words`, EQUALITY);
  const wanted = wordOf(value);
  if (wanted === undefined || !choices.includes(wanted)) return at(value, `${called} is one of ${listed(choices)}.`);
  return { judge: operator === '==' ? (asked) => asked === wanted : (asked) => asked !== wanted };
}

/** [filter.text.1] Of a text. `foldsCase`: upper and lower case are the same for == and != too. */
export function textJudge(demand: Demand, called: Called, foldsCase = false): Judgement<string> {
  const { operator, regex, value } = demand;
  if (!isTextOperator(operator)) return wrongOperator(demand, `${called} is a text`, TEXT_OPERATORS);
  if (value.kind === 'regex' && regex !== undefined) return regexJudge(value, regex);
  if (value.kind === 'plain' && foldsCase) return plainJudge(operator, value.text);
  if (value.kind === 'plain') return at(value, `Write "${value.text}" in quotes, as a text.`);
  if (value.kind !== 'text') return wrongValue(demand, called, 'a text', '"hello"');
  return { judge: textQuestion(operator, value.text, foldsCase) };
}

/** [filter.words.2] A word without quotes is a pattern. */
function plainJudge(operator: Operator, text: string): Judgement<string> {
  const pattern = text.toLowerCase();
  if (operator === '~') return { judge: (asked) => matchesPattern(`*${pattern}*`, asked.toLowerCase()) };
  if (operator === '!~') return { judge: (asked) => !matchesPattern(`*${pattern}*`, asked.toLowerCase()) };
  const isWanted = operator === '==';
  return { judge: (asked) => matchesPattern(pattern, asked.toLowerCase()) === isWanted };
}

function textQuestion(operator: Operator, text: string, foldsCase: boolean): Judge<string> {
  const lower = text.toLowerCase();
  switch (operator) {
    case '~':
      return (asked) => asked.toLowerCase().includes(lower);
    case '!~':
      return (asked) => !asked.toLowerCase().includes(lower);
    case '==':
      return foldsCase ? (asked) => asked.toLowerCase() === lower : (asked) => asked === text;
    default:
      return foldsCase ? (asked) => asked.toLowerCase() !== lower : (asked) => asked !== text;
  }
}

/** [filter.regex.1] */
function regexJudge({ range }: Value, regex: Compiled): Judgement<string> {
  if (!('problem' in regex)) return { judge: (asked) => regex.matches(asked) };
  const { message, start, end } = regex.problem;
  return {
    problem: message,
    range: { start: range.start + 1 + start, end: Math.min(range.end, range.start + 1 + end) },
  };
}

function spanJudge<Asked extends number | bigint>(least: Asked | number, most: Asked | number): Judge<Asked> {
  return (asked) => asked >= least && asked <= most;
}

/** One function for each operator: a million rows ask it. */
function orderJudge<Asked extends number | bigint>(operator: Operator, literal: Asked | number): Judge<Asked> {
  switch (operator) {
    case '==':
      return (asked) => asked === literal;
    case '!=':
      return (asked) => asked !== literal;
    case '<':
      return (asked) => asked < literal;
    case '<=':
      return (asked) => asked <= literal;
    case '>':
      return (asked) => asked > literal;
    default:
      return (asked) => asked >= literal;
  }
}

const secondsOf = (value: { readonly value: number } | { readonly seconds: number }): number =>
  'seconds' in value ? value.seconds : value.value;

const ORDER_OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'in'] as const;
export const EQUALITY = ['==', '!='] as const;
export const TEXT_OPERATORS = ['==', '!=', '~', '!~', '=~'] as const;

const isOrderOperator = (operator: Operator): boolean => (ORDER_OPERATORS as readonly string[]).includes(operator);
const isTextOperator = (operator: Operator): boolean => (TEXT_OPERATORS as readonly string[]).includes(operator);

/** What a word or a text says. */
export function wordOf(value: Value): string | undefined {
  return value.kind === 'plain' || value.kind === 'text' ? value.text : undefined;
}

export function wrongOperator({ operatorRange }: Demand, what: string, operators: readonly string[]): Refusal {
  return { problem: `${what}: compare it with ${listed(operators)}.`, range: operatorRange };
}

export function wrongValue({ operator, value }: Demand, called: Called, wanted: string, example: string): Refusal {
  const given = KINDS[value.kind];
  const shown = operator === 'in' ? `${called} in 1..2` : `${called} ${operator} ${example}`;
  return at(value, `${called} is compared with ${wanted}, not with ${given}, such as ${shown}.`);
}

const KINDS: Readonly<Record<Value['kind'], string>> = {
  number: 'a number',
  time: 'a time',
  text: 'a text',
  uuid: 'an id',
  address: 'an address',
  plain: 'a word',
  regex: 'a regular expression',
  span: 'a range of this kind',
  missing: 'nothing',
};

function emptySpan(least: string, most: string, range: Range): Refusal {
  return { problem: `Nothing is in this range; write ${least}..${most}.`, range };
}

export function at({ range }: { readonly range: Range }, problem: string): Refusal {
  return { problem, range };
}

/** Words in a sentence: `a, b or c`. */
export function listed(words: readonly string[]): string {
  const [last = '', ...others] = words.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
}
