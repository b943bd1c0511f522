// What differs between an open text and its base, as a tree for the editor to show.
import type { Connection } from 'vscode-languageserver';
import { STRUCTURE, type Structure, type StructureQuestion } from '../contract/structure.ts';
import type { Questions } from './questions.ts';
import type { Comparisons } from './template/compatibility.ts';

const NOT_COMPARED: Structure = { changes: [], more: 0 };

/** [compat.structure.3] Asked whenever the tree is in sight and the text or its base changed. */
export function answerStructure(connection: Connection, questions: Questions, comparisons: Comparisons): void {
  connection.onRequest(STRUCTURE, ({ document }: StructureQuestion) =>
    questions.ask('structure', { uri: document }, NOT_COMPARED, (open) => comparisons.structure(open) ?? NOT_COMPARED),
  );
}
