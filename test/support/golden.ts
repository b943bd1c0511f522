// Golden files: readable text, what goes in above a line of dashes, what comes out below. UPDATE_GOLDEN=1 rewrites.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromHex } from '../../protocol/bytes.ts';

/** The names of the golden files of one folder below `test/golden`. */
export function goldenNames(folder: string): readonly string[] {
  return readdirSync(path.join('test/golden', folder))
    .filter((name) => name.endsWith('.txt'))
    .sort();
}

/** What goes in: everything up to the first line of dashes. */
export function goldenInput(folder: string, name: string): string {
  return partsOf(folder, name)[0];
}

/** The datagram that stands as hex at the top of a file in `test/golden/packets`. */
export function goldenPacket(name: string): Uint8Array {
  const bytes = fromHex(goldenInput('packets', name).replaceAll(/^#.*$/gm, '').trim());
  assert.ok(bytes, `${name} holds hex`);
  return bytes;
}

/** Compares with what stands below the dashes, or writes it there. */
export function checkGolden(folder: string, name: string, actual: string): void {
  const [input, expected] = partsOf(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(path.join('test/golden', folder, name), `${input}${LINE}${actual}`);
    return;
  }
  assert.equal(actual, expected, `${folder}/${name}; UPDATE_GOLDEN=1 rewrites it`);
}

const LINE = '---\n';

function partsOf(folder: string, name: string): readonly [string, string] {
  const text = readFileSync(path.join('test/golden', folder, name), 'utf8');
  const at = text.indexOf(`\n${LINE}`);
  return at < 0 ? [text, ''] : [text.slice(0, at + 1), text.slice(at + 1 + LINE.length)];
}
