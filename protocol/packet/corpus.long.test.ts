import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { toHex } from '../bytes.ts';
import { compileCodec } from './codec.ts';
import { datagramToJson, stringifyDatagram } from './json.ts';
import { datagramFromJson, parseDatagramJson } from './json-reader.ts';
import { datagramText } from './text-form.ts';
import { readDatagramText } from './text-reader.ts';

const corpus = process.env['REZBENCH_CORPUS'];

test('a thousand real datagrams are read without a problem and written again byte for byte', (t) => {
  if (corpus === undefined) return t.skip('no corpus');
  const datagrams = lengthPrefixed(readFileSync(path.join(corpus, 'opensim/codec-mix.bin')));
  assert.equal(datagrams.length, 1000);
  const codec = compileCodec(builtInTemplate);
  for (const datagram of datagrams) {
    const json = datagramToJson(codec, datagram);
    assert.deepEqual(json.problems, [], toHex(datagram));
    const parsed = parseDatagramJson(stringifyDatagram(json));
    assert.ok('json' in parsed);
    for (const form of [parsed.json, readDatagramText(datagramText(codec, json).split('\n'))]) {
      const written = datagramFromJson(codec, form);
      assert.ok(written instanceof Uint8Array, JSON.stringify(written));
      assert.equal(toHex(written), toHex(datagram));
    }
  }
});

/** Each after its length, two bytes, little-endian. */
function lengthPrefixed(file: Uint8Array): readonly Uint8Array[] {
  const datagrams: Uint8Array[] = [];
  for (let at = 0; at < file.length; ) {
    const end = at + 2 + (file[at] ?? 0) + 256 * (file[at + 1] ?? 0);
    datagrams.push(new Uint8Array(file.subarray(at + 2, end)));
    at = end;
  }
  return datagrams;
}
