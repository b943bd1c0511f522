// Answers about names: where they are defined and used, what lights up with them, and what renaming them changes.
import type { Connection, PrepareRenameResult, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { ResponseError as Failure, LSPErrorCodes } from 'vscode-languageserver';
import type { Refusal } from './names.ts';
import { definitionsOf, referencesOf, renamingOf } from './names.ts';
import type { Questions } from './questions.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const NOT_OURS: Refusal = { problem: 'Nothing can be renamed here.' };

export function answerNames(connection: Connection, questions: Questions): void {
  connection.onDefinition(({ textDocument, position }) =>
    questions.ask('definition', textDocument, [], (document) => {
      const name = document.text.nameAt(document.lines.offset(position));
      return name === undefined ? [] : definitionsOf(name, document, questions.sharing(document));
    }),
  );
  connection.onReferences(({ textDocument, position, context }) =>
    questions.ask('references', textDocument, [], (document) => {
      const name = document.text.nameAt(document.lines.offset(position));
      const scope = { all: questions.sharing(document), withDefinition: context.includeDeclaration };
      return name === undefined ? [] : referencesOf(name, document, scope);
    }),
  );
  connection.onDocumentHighlight(({ textDocument, position }) =>
    questions.ask('highlights', textDocument, [], ({ text, lines }) => [...text.highlights(lines.offset(position))]),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    questions.safely('workspace symbols', [], () => [...workspaceSymbols(questions.all(), query)]),
  );
  answerRename(connection, questions);
}

function answerRename(connection: Connection, questions: Questions): void {
  connection.onPrepareRename(({ textDocument, position }) =>
    orFailure(
      questions.ask<PrepareRenameResult | Refusal>('rename', textDocument, NOT_OURS, ({ text, lines }) => {
        const name = text.nameAt(lines.offset(position));
        return name === undefined
          ? { problem: text.renameRefusal }
          : { range: lines.range(name.range), placeholder: name.path.at(-1) ?? '' };
      }),
    ),
  );
  connection.onRenameRequest(async ({ textDocument, position, newName }, taken) => {
    await questions.readAnew(taken);
    return orFailure(
      questions.ask<WorkspaceEdit | Refusal>('rename', textDocument, NOT_OURS, (document) => {
        const name = document.text.nameAt(document.lines.offset(position));
        if (name === undefined) return { problem: document.text.renameRefusal };
        return renamingOf(name, newName, { asked: document, all: questions.sharing(document) });
      }),
    );
  });
}

/** A refusal is told by the editor in a sentence. */
const orFailure = <Answer extends object>(answer: Answer | Refusal): Answer | ResponseError<void> =>
  'problem' in answer ? new Failure<void>(LSPErrorCodes.RequestFailed, answer.problem) : answer;
