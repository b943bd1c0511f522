// Opens compressed bodies of HTTP, up to a bound.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const OPENERS: Readonly<Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  // The name means one form, and some servers send the other.
  deflate: (bytes, options) =>
    (bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options),
};

/** The bytes, opened; undefined if the coding is unknown, the bytes are broken, or there are more than `mostBytes`. */
export function inflate(coding: string, bytes: Uint8Array, mostBytes: number): Uint8Array | undefined {
  try {
    const opened = Object.hasOwn(OPENERS, coding)
      ? OPENERS[coding]?.(bytes, { maxOutputLength: mostBytes })
      : undefined;
    return opened === undefined ? undefined : new Uint8Array(opened);
  } catch {
    return undefined;
  }
}
