// What holds for every message and for any bytes. Seeds are in the failure.
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
import { numberId, numberWidth, writeNumber } from './number.ts';
import { readPacket, writePacket } from './packet.ts';
import { fieldPlaces } from './place.ts';
import { datagramText } from './text-form.ts';
import { readDatagramText } from './text-reader.ts';
import { wireMap } from './wire.ts';

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

/** Bytes that begin with a number which the template has, so that the fields are reached. */
const bodies = fc
  .tuple(fc.constantFrom(...template.messages), fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { maxLength: 200 }))
  .map(([message, rest]) => {
    const number = new Uint8Array(numberWidth(numberId(message)));
    writeNumber(numberId(message), new DataView(number.buffer));
    return Uint8Array.of(...number, ...rest);
  });
const datagrams = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.tuple(fc.nat(255), bodies).map(([flags, body]) => Uint8Array.of(flags, 0, 0, 0, 7, 0, ...body)),
  bodies.map((body) => writePacket({ sequence: 7, reliable: false, zerocoded: true, body, acks: [1, 2] })),
);

test('no datagram makes a reader throw, and each field has its place within the body', () =>
  fc.assert(
    fc.property(datagrams, (datagram) => {
      const json = datagramToJson(codec, datagram);
      datagramText(codec, json);
      const map = wireMap(datagram);
      assert.equal('malformed' in map, !('flags' in json));
      const message = 'message' in json && json.message !== null ? codec.byName(json.message) : undefined;
      if ('malformed' in map || message === undefined) return;
      let at = map.packet.numberWidth;
      for (const place of fieldPlaces(message, map.packet.body)) {
        assert.ok(at <= place.start && place.start <= place.end && place.end <= map.packet.body.length);
        at = place.end;
      }
    }),
    { numRuns: 400 },
  ));

test('[packet.json.4] a datagram without problems and remarks is written again byte for byte, as JSON and as text', () =>
  fc.assert(
    fc.property(datagrams, (datagram) => {
      const json = datagramToJson(codec, datagram);
      if (json.problems.length > 0 || ('remarks' in json && !onlyLeftOver(json.remarks ?? []))) return;
      for (const form of [json, readDatagramText(datagramText(codec, json).split('\n'))]) {
        const written = datagramFromJson(codec, form);
        assert.ok(written instanceof Uint8Array, JSON.stringify(written));
        assert.equal(toHex(written), toHex(datagram));
      }
    }),
    { numRuns: 400 },
  ));

/** Left-over and unknown bytes are kept; what other remarks speak of is not. */
function onlyLeftOver(remarks: readonly string[]): boolean {
  return remarks.every((remark) => /left over|no message/.test(remark));
}

test('no text makes the readers of the other direction throw', () => {
  const words = fc.constantFrom(
    'seq 1 · ',
    'StartPingCheck',
    '\n  PingID ',
    'PingID ',
    '(',
    ')',
    '"',
    '\\',
    '7 ',
    '0x',
    '#',
  );
  const texts = fc
    .array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.json(), (text, json) => {
      datagramFromJson(codec, readDatagramText(text.split('\n')));
      datagramFromJson(codec, parseDatagramJson(text));
      const read = parseDatagramJson(json);
      assert.ok('json' in read);
      datagramFromJson(codec, read.json);
      datagramFromJson(codec, { sequence: 1, message: 'PacketAck', blocks: read.json });
      datagramFromJson(codec, { sequence: 1, message: 'PacketAck', blocks: { Packets: { ID: read.json } } });
    }),
    { numRuns: 300 },
  );
});
