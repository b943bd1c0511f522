// Answers about what is shown in and around a text: colours, hints, growing selections, the header that is written.
import type { Connection, LinkedEditingRanges, SelectionRange } from 'vscode-languageserver';
import type { Lines } from '../protocol/lines.ts';
import type { Range } from '../protocol/text.ts';
import type { Questions } from './questions.ts';
import type { TokenHistory } from './semantic-tokens.ts';
import { encodeTokens } from './semantic-tokens.ts';

export function answerDisplay(connection: Connection, questions: Questions, history: TokenHistory): void {
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    questions.ask('hints', textDocument, [], ({ text, lines }) => [
      ...text.inlayHints({ start: lines.offset(range.start), end: lines.offset(range.end) }),
    ]),
  );
  connection.onSelectionRanges(({ textDocument, positions }) =>
    questions.ask('selection', textDocument, [], ({ text, lines }) =>
      positions.map((position) => {
        const at = lines.offset(position);
        return nested(text.selection(at), lines) ?? { range: lines.range({ start: at, end: at }) };
      }),
    ),
  );
  connection.onSignatureHelp(({ textDocument, position }) =>
    questions.ask('signature', textDocument, undefined, ({ text, lines }) => text.signature(lines.offset(position))),
  );
  connection.onDocumentLinks(({ textDocument }, taken) =>
    questions.later.answer(taken, () => questions.ask('links', textDocument, [], ({ text }) => [...text.links()])),
  );
  connection.languages.onLinkedEditingRange(({ textDocument, position }) =>
    questions.ask<LinkedEditingRanges | null>('linked editing', textDocument, null, ({ text, lines }) => {
      const ranges = text.linked(lines.offset(position)).map((range) => lines.range(range));
      return ranges.length === 0 ? null : { ranges };
    }),
  );
  answerColours(connection, questions, history);
}

function answerColours(connection: Connection, questions: Questions, history: TokenHistory): void {
  const { semanticTokens } = connection.languages;
  semanticTokens.on(({ textDocument: { uri } }, taken) =>
    questions.later.answer(taken, () => history.whole(uri, numbersOf(uri, questions))),
  );
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }, taken) =>
    questions.later.answer(taken, () => history.since(previousResultId, uri, numbersOf(uri, questions))),
  );
  semanticTokens.onRange(({ textDocument, range }) => ({
    data: questions.ask('colours', textDocument, [], ({ text, lines }) => {
      const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
      return encodeTokens(
        text.tokens().filter((token) => token.end > start && token.start < end),
        lines,
      );
    }),
  }));
}

const numbersOf = (uri: string, questions: Questions): number[] =>
  questions.ask('colours', { uri }, [], ({ text, lines }) => encodeTokens(text.tokens(), lines));

/** The editor wants the smallest stretch with the larger ones as its parents. */
const nested = (ranges: readonly Range[], lines: Lines): SelectionRange | undefined =>
  ranges.reduceRight<SelectionRange | undefined>((parent, range) => {
    const own = { range: lines.range(range) };
    return parent === undefined ? own : { ...own, parent };
  }, undefined);
