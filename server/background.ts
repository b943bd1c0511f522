// The texts of the workspace that are not open, as the client tells them: the server reads no files.
import type { WorkspaceFile } from '../contract/server.ts';

/** More than twice what the client tells when the server begins. */
export const MAX_BACKGROUND_TEXTS = 1000;

/** As many as the client tells at once; more than two hundred times the official template. */
export const MAX_BACKGROUND_CHARACTERS = 64 * 1024 * 1024;

export interface BackgroundText {
  readonly uri: string;
  readonly language: string;
  readonly text: string;
}

/** Keeps what was told, as long as there is room. */
export class BackgroundTexts {
  readonly #texts = new Map<string, BackgroundText>();
  #characters = 0;

  /** Takes over what was told. A text for which there is no room is not kept; one that was kept before is then gone. */
  tell(files: readonly WorkspaceFile[]): Heard {
    let [hasChanged, refused] = [false, 0];
    for (const file of files) {
      if (this.#isKnown(file)) continue;
      hasChanged = this.#remove(file.uri) || hasChanged;
      if (file.text === undefined) continue;
      if (this.#hasRoom(file.text)) {
        this.#add(file);
        hasChanged = true;
      } else refused += 1;
    }
    return { hasChanged, refused };
  }

  /** The same object as long as the text is the same. */
  get(uri: string): BackgroundText | undefined {
    return this.#texts.get(uri);
  }

  all(): Iterable<BackgroundText> {
    return this.#texts.values();
  }

  #isKnown(file: WorkspaceFile): boolean {
    const known = this.#texts.get(file.uri);
    return known?.text === file.text && known?.language === file.language;
  }

  #hasRoom(text: string): boolean {
    return this.#texts.size < MAX_BACKGROUND_TEXTS && this.#characters + text.length <= MAX_BACKGROUND_CHARACTERS;
  }

  #add(file: BackgroundText): void {
    this.#texts.set(file.uri, file);
    this.#characters += file.text.length;
  }

  #remove(uri: string): boolean {
    this.#characters -= this.#texts.get(uri)?.text.length ?? 0;
    return this.#texts.delete(uri);
  }
}

/** What became of what was told. */
export interface Heard {
  readonly hasChanged: boolean;
  /** How many texts there was no room for. */
  readonly refused: number;
}
