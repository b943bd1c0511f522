// Answers about layout: formatting of a text, of some lines, behind a typed character.
import type { Connection } from 'vscode-languageserver';
import type { LineRange, Lines } from '../protocol/lines.ts';
import type { Range } from '../protocol/text.ts';
import type { Questions } from './questions.ts';
import { textEdits } from './questions.ts';

export function answerLayout(connection: Connection, questions: Questions): void {
  connection.onDocumentFormatting(({ textDocument }) =>
    questions.ask('formatting', textDocument, [], ({ text, lines }) => textEdits(text.format(), lines)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    questions.ask('formatting', textDocument, [], ({ text, lines }) =>
      textEdits(text.format(stretchOf(lines, range)), lines),
    ),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) =>
    questions.ask('formatting', textDocument, [], ({ text, lines }) =>
      textEdits(text.formatTyped(lines.offset(position), ch), lines),
    ),
  );
}

/** A stretch that ends where a line begins has nothing of that line. */
function stretchOf(lines: Lines, range: LineRange): Range {
  const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
  return { start, end: end > start && lines.position(end).character === 0 ? end - 1 : end };
}
