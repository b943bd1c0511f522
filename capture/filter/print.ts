// A filter as text again, in one spelling: what it reads as is what was printed.
import type { Expression, Value } from './syntax.ts';

/** [filter.print.1] The text of a filter; reading it gives the same tree. Broken parts are left out. */
export function printFilter(expression: Expression): string {
  switch (expression.kind) {
    case 'everything':
    case 'broken':
      return '';
    case 'and':
    case 'or':
      return expression.parts
        .map((part) => printPart(part, expression.kind))
        .join(expression.kind === 'and' ? ' && ' : ' || ');
    case 'not':
      return `!${printPart(expression.of, 'not')}`;
    case 'path':
      return expression.parts.map(({ text }) => text).join('.');
    case 'comparison':
      return `${printFilter(expression.subject)} ${expression.operator} ${printValue(expression.value)}`;
    default:
      return expression.text;
  }
}

/** Parentheses where without them something else would be read. */
function printPart(part: Expression, within: 'and' | 'or' | 'not'): string {
  const text = printFilter(part);
  const isLooser = part.kind === 'or' || (within === 'not' && (part.kind === 'and' || part.kind === 'comparison'));
  return isLooser ? `(${text})` : text;
}

function printValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return `"${value.text.replace(/["\\]/g, '\\$&').replace(/[\n\t\r]/g, (control) => CONTROLS[control] ?? control)}"`;
    case 'regex':
      return `/${value.source}/${value.flags}`;
    case 'span':
      return `${value.from.text}..${value.to.text}`;
    case 'missing':
      return '';
    default:
      return value.text;
  }
}

const CONTROLS: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };
