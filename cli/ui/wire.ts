// Words of the panel as JSON: bytes are written in base64, under a name that no word has.

/** Under this name stand bytes; panel/page/wire.ts reads them. */
export const BYTES_NAME = '$bytes';

/** One line of JSON. */
export function wireText(word: object): string {
  return JSON.stringify(word, function (this: Readonly<Record<string, unknown>>, name, value: unknown) {
    // Buffers have turned themselves into something else by now: what stands there is looked at instead.
    const whole = this[name];
    if (!(whole instanceof Uint8Array)) return value;
    return { [BYTES_NAME]: Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).toString('base64') };
  });
}
