// What holds for every message. Seeds are in the failure. What holds for any bytes is in test/support/fuzz.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALL_TYPES } from '../../test/support/all-types.ts';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { randomMessage } from '../../test/support/random-values.ts';
import { toHex } from '../bytes.ts';
import { parseTemplate } from '../template/parse.ts';
import { compileCodec, type MessageValue } from './codec.ts';
import { datagramToJson, stringifyDatagram } from './json.ts';
import { datagramFromJson, parseDatagramJson } from './json-reader.ts';
import { readPacket, writePacket } from './packet.ts';
import { datagramText } from './text-form.ts';
import { readDatagramText } from './text-reader.ts';

const template = { messages: [...builtInTemplate.messages, ...parseTemplate(ALL_TYPES).template.messages] };
const codec = compileCodec(template);

test('every message of the template is written and read back, as bytes, as JSON and as text', () => {
  assert.equal(template.messages.length, 484);
  for (const message of template.messages) {
    const property = fc.property(randomMessage(message), (blocks) => checkRoundTrip(message.name, blocks));
    fc.assert(property, { numRuns: 2, endOnFailure: true });
  }
});

function checkRoundTrip(name: string, blocks: MessageValue): void {
  const body = codec.encode(name, blocks);
  const datagram = writePacket({ sequence: 1, reliable: true, zerocoded: true, body });
  const packet = readPacket(datagram);
  assert.ok(!('malformed' in packet));
  const decoded = codec.decode(packet.body);
  assert.ok(!('unknown' in decoded));
  assert.deepEqual(decoded.blocks, blocks);
  assert.deepEqual([decoded.problems, decoded.remarks], [[], []]);
  const json = datagramToJson(codec, datagram);
  const parsed = parseDatagramJson(stringifyDatagram(json));
  const forms = ['json' in parsed ? parsed.json : parsed, readDatagramText(datagramText(codec, json).split('\n'))];
  for (const form of forms) {
    const written = datagramFromJson(codec, form);
    assert.ok(written instanceof Uint8Array, `${name}: ${JSON.stringify(written)}`);
    assert.equal(toHex(written), toHex(datagram), name);
  }
}
