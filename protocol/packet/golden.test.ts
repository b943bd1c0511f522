import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_TYPES } from '../../test/support/all-types.ts';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { checkGolden, goldenInput, goldenNames } from '../../test/support/golden.ts';
import { fromHex, toHex } from '../bytes.ts';
import { parseTemplate } from '../template/parse.ts';
import { compileCodec } from './codec.ts';
import { datagramToJson, stringifyDatagram } from './json.ts';
import { datagramFromJson, parseDatagramJson } from './json-reader.ts';
import { datagramText } from './text-form.ts';
import { readDatagramText } from './text-reader.ts';

const codec = compileCodec({
  messages: [...builtInTemplate.messages, ...parseTemplate(ALL_TYPES).template.messages],
});

/** What writing the same message again gives, where that cannot be the same bytes. */
const WRITTEN_AGAIN: ReadonlyMap<string, string> = new Map([
  ['g28-cut.txt', '000000001c00010700000000'],
  [
    'g29-wrap-form.txt',
    'c00000001400ffff000160a1b2c3d40001010001020001030005010f0e0d0c0b0a0908070605040302010001010100042e010100ff002d02',
  ],
  ['g30-lone-zero.txt', '800000001e00ffff00018a0002c80001'],
]);

for (const name of goldenNames('packets')) {
  const [about = '', ...hex] = goldenInput('packets', name).trim().split('\n');
  test(`[packet.json.1] [packet.text.4] ${name}: ${about.slice(2)}`, () => {
    const datagram = fromHex(hex.join(''));
    assert.ok(datagram, 'the bytes are hex');
    const json = datagramToJson(codec, datagram);
    const text = datagramText(codec, json);
    checkGolden('packets', name, `${text}\n`);
    const expected = WRITTEN_AGAIN.get(name) ?? toHex(datagram);
    for (const read of [readDatagramText(text.split('\n')), parsed(stringifyDatagram(json))]) {
      const written = datagramFromJson(codec, read);
      assert.ok(written instanceof Uint8Array, JSON.stringify(written));
      assert.equal(toHex(written), expected);
    }
  });
}

function parsed(text: string): unknown {
  const read = parseDatagramJson(text);
  assert.ok('json' in read);
  return read.json;
}
