// Asks the language server to convert between binary LLSD and notation.
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type BinaryQuestion,
  type BinarySaving,
  IS_BINARY,
  OPEN_BINARY,
  SAVE_BINARY,
  type SavedBinary,
  type ShownBinary,
} from '../contract/llsd-binary.ts';
import { toBase64 } from './base64.ts';

/** How much of a file tells its form. */
const SAMPLE_OCTETS = 1024;

export class BinaryConverter {
  readonly #client: BaseLanguageClient;

  /** The client need not run yet: whoever asks waits for it. */
  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  show(octets: Uint8Array): Promise<ShownBinary> {
    return this.#ask<BinaryQuestion, ShownBinary>(OPEN_BINARY, { octets: toBase64(octets) });
  }

  save(octets: Uint8Array, text: string, as: BinarySaving['as']): Promise<SavedBinary> {
    return this.#ask<BinarySaving, SavedBinary>(SAVE_BINARY, { octets: toBase64(octets), text, as });
  }

  isBinary(octets: Uint8Array): Promise<boolean> {
    return this.#ask<BinaryQuestion, boolean>(IS_BINARY, { octets: toBase64(octets.subarray(0, SAMPLE_OCTETS)) });
  }

  #ask<Question, Answer>(method: string, question: Question): Promise<Answer> {
    return this.#client.sendRequest<Answer>(method, question);
  }
}
