// A text as its code points, in one array that is used again for the next text: bytes need not become a text before they are asked.

const FIRST_LENGTH = 1024;
/** What stands for bytes that spell nothing. */
const REPLACEMENT = 0xfffd;

export class Codes {
  all = new Int32Array(FIRST_LENGTH);
  length = 0;

  /** Takes a text. */
  ofText(text: string): void {
    this.#room(text.length);
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at += 1;
      this.all[length++] = code;
    }
    this.length = length;
  }

  /** Takes bytes as `looseUtf8` reads them: each run that can be no character is one replacement character. */
  ofUtf8(bytes: Uint8Array): void {
    this.#room(bytes.length);
    const { all } = this;
    const end = bytes.length;
    let length = 0;
    for (let at = 0; at < end; ) {
      const byte = bytes[at++] ?? 0;
      if (byte < 0x80) {
        all[length++] = byte;
        continue;
      }
      const more = FOLLOWERS[byte] ?? 0;
      if (more === 0) {
        all[length++] = REPLACEMENT;
        continue;
      }
      let code = byte & (0x3f >> more);
      let left = more;
      for (; left > 0 && isFollower(byte, bytes[at], left === more); left--)
        code = (code << 6) | ((bytes[at++] ?? 0) & 0x3f);
      all[length++] = left > 0 ? REPLACEMENT : code;
    }
    this.length = length;
  }

  #room(most: number): void {
    if (this.all.length < most) this.all = new Int32Array(2 * most);
  }
}

/** Bytes that follow each first byte; 0 if no character begins with it. */
const FOLLOWERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  if (byte < 0xe0) return 1;
  return byte < 0xf0 ? 2 : 3;
});

/** Whether a byte may follow: behind some first bytes only some may, so that each character is spelled in one way. */
function isFollower(first: number, byte: number | undefined, isSecond: boolean): boolean {
  if (byte === undefined || (byte & 0xc0) !== 0x80) return false;
  if (!isSecond) return true;
  if (first === 0xe0) return byte >= 0xa0;
  if (first === 0xed) return byte < 0xa0;
  if (first === 0xf0) return byte >= 0x90;
  return first !== 0xf4 || byte < 0x90;
}
