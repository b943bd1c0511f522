// A tree against a template: words, fields and types. What cannot be meant is a problem at its place.
import type { FilterProblem } from '../../contract/panel.ts';
import type { Template } from '../../protocol/template/model.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import type { Checked, ChoiceWord, NumberWord } from './checked.ts';
import { Effort } from './effort.ts';
import { checkPath } from './fields.ts';
import {
  choiceJudge,
  type Demand,
  type Judge,
  type Judgement,
  numberJudge,
  plainLiteral,
  refusedShape,
  textJudge,
  timeJudge,
} from './judge.ts';
import { matchesPattern } from './pattern.ts';
import { compileRegex } from './regex/regex.ts';
import type { Comparison, Expression, Pattern, Word } from './syntax.ts';
import { isFlag, isWord, type WordName, wordEntry } from './vocabulary.ts';

export interface CheckedFilter {
  /** What it asks; of no use while there are problems. */
  readonly checked: Checked;
  /** What its regular expressions have cost. */
  readonly effort: Effort;
  readonly problems: readonly FilterProblem[];
}

/** What a filter asks of rows that are read with `template`. */
export function checkFilter(expression: Expression, template: Template): CheckedFilter {
  const problems: FilterProblem[] = [];
  const effort = new Effort();
  const checked = checkExpression(expression, { template, problems, effort });
  return { checked, effort, problems: problems.toSorted((a, b) => a.start - b.start) };
}

/** What the check knows, and where it complains. */
export interface Check {
  readonly template: Template;
  readonly problems: FilterProblem[];
  readonly effort: Effort;
}

const EVERYTHING: Checked = { kind: 'everything' };

function checkExpression(expression: Expression, check: Check): Checked {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { kind: expression.kind, parts: expression.parts.map((part) => checkExpression(part, check)) };
    case 'not':
      return { kind: 'not', of: checkExpression(expression.of, check) };
    case 'pattern':
      return { kind: 'name', judge: patternJudge(expression) };
    case 'word':
      return checkFlag(expression, check);
    case 'path':
      return { kind: 'field', fields: checkPath(expression, undefined, check) };
    case 'comparison':
      return checkComparison(expression, check);
    default:
      return EVERYTHING;
  }
}

/** [filter.name.1] */
function patternJudge({ text }: Pattern): Judge<string> {
  const pattern = text.toLowerCase();
  return (name) => matchesPattern(pattern, name.toLowerCase());
}

/** [filter.flags.2] A flag stands alone; a word is compared. */
function checkFlag({ text, range }: Word, check: Check): Checked {
  if (isFlag(text)) return { kind: 'flag', flag: text };
  const examples: Partial<Record<WordName, string>> = {
    name: 'name ~ "Chat"',
    dir: 'dir == out',
    door: 'door == caps',
    fate: 'fate == dropped',
    region: 'region == "Sandbox One"',
    text: 'text ~ "hello"',
    agent: 'agent ~ "Ada"',
    time: 'time > 2s',
    age: 'age > 2s',
  };
  const example = (isWord(text) ? examples[text] : undefined) ?? `${text} > 100`;
  check.problems.push({ message: `${text} is compared with something, such as ${example}.`, ...range });
  return EVERYTHING;
}

function checkComparison(comparison: Comparison, check: Check): Checked {
  const { subject, operatorRange } = comparison;
  const complain = (message: string, { start, end }: { readonly start: number; readonly end: number }): Checked => {
    check.problems.push({ message, start, end });
    return EVERYTHING;
  };
  if (subject.kind === 'pattern') {
    const { text } = subject;
    return complain(`${text} is a name; write name == ${text}, or a field such as ${text}.Block.Field.`, subject.range);
  }
  if (subject.kind === 'word' && !isWord(subject.text)) {
    return complain(`${subject.text} is a flag: write ${subject.text} or !${subject.text}.`, operatorRange);
  }
  // What cannot be read has been complained of.
  if (comparison.value.kind === 'missing') return EVERYTHING;
  const refused = refusedShape(comparison);
  if (refused !== undefined) return complain(refused.problem, refused.range);
  const demand = demandOf(comparison, check);
  if (subject.kind === 'path') return { kind: 'field', fields: checkPath(subject, demand, check) };
  const found = checkWord(subject.text as WordName, demand);
  return 'problem' in found ? complain(found.problem, found.range) : found.checked;
}

function demandOf({ operator, operatorRange, value }: Comparison, { effort }: Check): Demand {
  const regex = value.kind === 'regex' ? compileRegex(value.source, value.flags, effort) : undefined;
  return { operator, operatorRange, value, regex };
}

type WordFound = { readonly checked: Checked } | Extract<Judgement<never>, { readonly problem: string }>;

/** [filter.words.1] */
function checkWord(word: WordName, demand: Demand): WordFound {
  const { type } = wordEntry(word);
  switch (type.kind) {
    case 'number':
      return found(numberJudge<number>(demand, word, plainLiteral), (judge) => ({
        kind: 'number',
        word: word as NumberWord,
        judge,
      }));
    case 'time':
      return found(timeJudge(demand, word), (judge) => ({ kind: 'number', word: word as NumberWord, judge }));
    case 'choice':
      return found(choiceJudge(demand, word, type.choices), (judge) => ({
        kind: 'choice',
        word: word as ChoiceWord,
        judge,
      }));
    case 'name':
      return found(textJudge(demand, word, true), (judge) => ({ kind: 'name', judge }));
    case 'text':
      return word === 'text'
        ? checkText(demand)
        : found(textJudge(demand, word), (judge) => ({ kind: 'circuit', key: 'region', judge }));
    case 'person':
      return checkAgent(demand);
  }
}

/** [filter.words.6] A row has many texts: that something is not so is said of all of them. */
function checkText(demand: Demand): WordFound {
  const opposite = ({ '!=': '==', '!~': '~' } as const)[demand.operator as '!=' | '!~'];
  const asked = opposite === undefined ? demand : { ...demand, operator: opposite };
  return found(textJudge(asked, 'text'), (judge) => ({ kind: 'text', judge, isWanted: opposite === undefined }));
}

/** [filter.words.3] An agent is known by name or by id. */
function checkAgent(demand: Demand): WordFound {
  const { operator, value } = demand;
  if (value.kind !== 'uuid' || (operator !== '==' && operator !== '!=')) {
    return found(textJudge(demand, 'agent'), (judge) => ({ kind: 'circuit', key: 'agent', judge }));
  }
  const wanted = value.text;
  const isWanted = operator === '==';
  return {
    checked: { kind: 'circuit', key: 'agentId', judge: (id) => id !== NULL_UUID && (id === wanted) === isWanted },
  };
}

function found<Asked>(judgement: Judgement<Asked>, made: (judge: Judge<Asked>) => Checked): WordFound {
  return 'problem' in judgement ? judgement : { checked: made(judgement.judge) };
}
