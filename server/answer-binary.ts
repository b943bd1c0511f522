// Binary LLSD is no text: the client asks for it as notation, and for octets again.
import type { Connection } from 'vscode-languageserver';
import {
  type BinaryQuestion,
  type BinarySaving,
  IS_BINARY,
  OPEN_BINARY,
  type RefusedBinary,
  SAVE_BINARY,
  type SavedBinary,
  type ShownBinary,
} from '../contract/llsd-binary.ts';
import { isBinary, type Rules, saveBinary, showBinary } from './llsd-binary/binary.ts';
import type { Safely } from './safely.ts';

const FAILED: RefusedBinary = {
  kind: 'refused',
  reason: 'Binary LLSD could not be converted; the output says why.',
  canCopy: false,
};

export function answerBinary(connection: Connection, safely: Safely, rules: () => Rules): void {
  connection.onRequest<ShownBinary, unknown>(OPEN_BINARY, (question: BinaryQuestion) =>
    safely<ShownBinary>('binary LLSD', FAILED, () => showBinary(question, rules())),
  );
  connection.onRequest<SavedBinary, unknown>(SAVE_BINARY, (saving: BinarySaving) =>
    safely<SavedBinary>('saving binary LLSD', FAILED, () => saveBinary(saving, rules())),
  );
  connection.onRequest(IS_BINARY, (question: BinaryQuestion) =>
    safely('finding out a form', false, () => isBinary(question)),
  );
}
