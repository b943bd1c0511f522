// What is said when braces are missing, doubled or in the wrong place: MT004 and MT010 to MT013.
import { lineEndAt } from '../line-end.ts';
import type { Fix, Problem, Range } from '../text.ts';
import { quote } from './problem-list.ts';
import type { Scan } from './scan.ts';
import type { Shape } from './shape.ts';
import { behindLine } from './stray.ts';

/** A part that is open: its opening word in the scan, and its name for people. */
interface Opened {
  readonly start: number;
  readonly name: string;
}

/** MT010. `at` is the first word that belongs to something else. */
export function messageNotClosed(scan: Scan, at: number, message: Opened, block: Opened | undefined): Problem {
  const who =
    block === undefined ? `${quote(message.name)} is` : `${quote(message.name)} and its block ${quote(block.name)} are`;
  return {
    ...error('MT010', `Message ${who} not closed.`, scan.range(lastBraceBetween(scan, message.start, at))),
    related: [beginning(scan, message)],
    fixes: [lines(scan, 'Close the message', at, block === undefined ? ['', '}'] : ['', '    }', '}'])],
  };
}

/** MT011. `blame` is the first word that cannot belong to the block. */
export function blockNotClosed(scan: Scan, at: number, block: Opened, blame: Range): Problem {
  return {
    ...error('MT011', `Block ${quote(block.name)} is not closed before this.`, blame),
    related: [beginning(scan, block)],
    fixes: [lines(scan, 'Close the block', at, ['', '    }'])],
  };
}

/** A part whose closing brace comes too late: one more would be one too many. */
export const closedTooLate = (problem: Problem): Problem => ({ ...problem, fixes: [] });

/**
 * MT012. `at` is the first word that does not belong to the field; if a part on another line begins with it, the field's last
 * word is shown. [template.recovery.6] `isLast`: neither block nor message goes on, so that they are not closed either.
 */
export function fieldNotClosed(scan: Scan, at: number, field: Opened, isLast: boolean): Problem {
  const last = scan.range(at - 1);
  const isApart = isLast || (scan.kind(at) === 'open' && scan.line(at) > scan.line(at - 1));
  const fix = isLast
    ? lines(scan, 'Close the field, its block and its message', at, [' }', '    }', '}'])
    : insertion('Close the field', last.end, ' }');
  return {
    ...error('MT012', `Field ${quote(field.name)} is not closed.`, isApart ? last : scan.range(at)),
    related: [beginning(scan, field)],
    fixes: [fix],
  };
}

/** MT013 for a brace with nothing to close. */
export const closesNothing = (scan: Scan, brace: number): Problem =>
  withoutBrace(scan, brace, 'This brace closes nothing.');

/** MT013 for a brace that closes something of which more follows. */
export const closesTooEarly = (scan: Scan, brace: number, what: string): Problem =>
  withoutBrace(scan, brace, `This brace closes ${quote(what)} too early: more of it follows.`);

function withoutBrace(scan: Scan, brace: number, message: string): Problem {
  const range = scan.range(brace);
  return { ...error('MT013', message, range), fixes: [{ title: 'Remove this brace', edits: [{ range, text: '' }] }] };
}

const CODE_WITHOUT_BRACE = { message: 'MT004', block: 'MT011', field: 'MT012' } as const;

/** A header or field at the start of a line whose opening brace is missing. */
export function braceMissing(scan: Scan, at: number, what: Shape): Problem {
  const range = { start: scan.range(at).start, end: scan.range(behindLine(scan, at) - 1).end };
  const problem = error(CODE_WITHOUT_BRACE[what], `A ${what} starts with {.`, range);
  return { ...problem, fixes: [insertion('Insert {', range.start, '{ ')] };
}

/** MT004: words between messages, up to `next`. What is no part of them goes to the next line before they are a comment. */
export function textOutside(scan: Scan, range: Range, next: number): Problem {
  const gap = { start: range.end, end: scan.start(next) };
  const isAlone = scan.kind(next) === 'end' || scan.isFirstOnLine(next);
  const apart = isAlone ? [] : [{ range: gap, text: lineEndAt(scan.text, gap.end) }];
  const edits = [{ range: { start: range.start, end: range.start }, text: '// ' }, ...apart];
  return {
    ...error('MT004', 'Text outside a message; start a comment with //.', range),
    fixes: [{ title: 'Make this a comment', edits }],
  };
}

/** MT010, MT011: words inside a message or block that begin nothing; a whole line of them may be meant for a comment. */
export function textInside(where: 'message' | 'block', word: string, range: Range, isWholeLine: boolean): Problem {
  const wanted = where === 'message' ? 'a block' : 'a field';
  const message = `Unexpected ${quote(word)}: ${wanted} or the closing brace of the ${where} belongs here.`;
  const problem = error(where === 'message' ? 'MT010' : 'MT011', message, range);
  return isWholeLine ? { ...problem, fixes: [insertion('Make this a comment', range.start, '// ')] } : problem;
}

const beginning = (scan: Scan, opened: Opened) => ({
  message: `${quote(opened.name)} begins here.`,
  range: scan.range(opened.start),
});

function lastBraceBetween(scan: Scan, start: number, end: number): number {
  let last = end - 1;
  while (last > start && scan.kind(last) === 'word') last -= 1;
  return last;
}

const error = (code: string, message: string, { start, end }: Range): Problem => ({
  code,
  severity: 'error',
  message,
  range: { start, end },
});

const insertion = (title: string, at: number, text: string): Fix => ({
  title,
  edits: [{ range: { start: at, end: at }, text }],
});

/** Lines behind the word before `at`. */
function lines(scan: Scan, title: string, at: number, put: readonly string[]): Fix {
  const place = scan.end(at - 1);
  return insertion(title, place, put.join(lineEndAt(scan.text, place)));
}
