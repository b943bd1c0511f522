// Answers about layout: formatting of a text, of some lines, behind a typed character.
import type { Connection } from 'vscode-languageserver';
import type { Questions } from './questions.ts';
import { textEdits } from './questions.ts';

export function answerLayout(connection: Connection, questions: Questions): void {
  connection.onDocumentFormatting(({ textDocument }) =>
    questions.ask('formatting', textDocument, [], ({ text, lines }) => textEdits(text.format(), lines)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    questions.ask('formatting', textDocument, [], ({ text, lines }) => {
      const within = { start: lines.offset(range.start), end: lines.offset(range.end) };
      return textEdits(text.format(within), lines);
    }),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) =>
    questions.ask('formatting', textDocument, [], ({ text, lines }) =>
      textEdits(text.formatTyped(lines.offset(position), ch), lines),
    ),
  );
}
