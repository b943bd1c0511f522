// Any octets as a datagram, and as its zero-coded part; any text as the two forms in which people write datagrams.
import assert from 'node:assert/strict';
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { compileCodec } from '../../../protocol/packet/codec.ts';
import { type DatagramJson, datagramToJson, stringifyDatagram } from '../../../protocol/packet/json.ts';
import { datagramFromJson, parseDatagramJson } from '../../../protocol/packet/json-reader.ts';
import { numberId, numberWidth, writeNumber } from '../../../protocol/packet/number.ts';
import { writePacket } from '../../../protocol/packet/packet.ts';
import { fieldPlaces } from '../../../protocol/packet/place.ts';
import { datagramText } from '../../../protocol/packet/text-form.ts';
import { readDatagramText } from '../../../protocol/packet/text-reader.ts';
import { wireMap } from '../../../protocol/packet/wire.ts';
import { EXPANDED_LIMIT, expand, HEADER_BYTES, squeeze, zeroCode } from '../../../protocol/packet/zerocode.ts';
import { parseTemplate } from '../../../protocol/template/parse.ts';
import { ALL_TYPES } from '../all-types.ts';
import { builtInTemplate } from '../built-in-template.ts';
import { goldenInput, goldenNames } from '../golden.ts';
import type { Draw } from './chance.ts';
import { anyOctets, anyText, type Octets, type Texts } from './damage.ts';
import { octetTarget, type Target, textTarget } from './target.ts';

const template = { messages: [...builtInTemplate.messages, ...parseTemplate(ALL_TYPES).template.messages] };
const codec = compileCodec(template);

const golden = goldenNames('packets').flatMap((name) => {
  const [, ...hex] = goldenInput('packets', name).trim().split('\n');
  return fromHex(hex.join('')) ?? [];
});

const OCTETS: Octets = { samples: golden, likely: [0, 0, 0, 1, 2, 0x10, 0x40, 0x80, 0xff], grown: grownDatagram };

/** A message number that the template has and any fields, so that the fields are reached. */
function grownDatagram(draw: Draw): Uint8Array {
  const id = numberId(draw.one(template.messages));
  const number = new Uint8Array(numberWidth(id));
  writeNumber(id, new DataView(number.buffer));
  const fields = Array.from({ length: draw.below(200) }, () => (draw.chance(0.5) ? 0 : draw.below(0x100)));
  const body = Uint8Array.of(...number, ...fields);
  if (draw.chance(0.5)) return Uint8Array.of(draw.below(0x100), 0, 0, 0, 7, 0, ...body);
  return writePacket({ sequence: 7, reliable: draw.chance(0.5), zerocoded: true, body, acks: draw.one([[], [1, 2]]) });
}

export const DATAGRAM: Target = octetTarget({
  name: 'datagram',
  promise:
    '[packet.json.4] datagrams: nothing throws, fields lie within the body, what has no fault is written again byte for byte',
  share: 2,
  make: (draw) => anyOctets(draw, OCTETS),
  check(octets) {
    const json = datagramToJson(codec, octets);
    const text = datagramText(codec, json);
    const map = wireMap(octets);
    assert.equal('malformed' in map, !('flags' in json));
    const message = 'message' in json && json.message !== null ? codec.byName(json.message) : undefined;
    if (!('malformed' in map) && message !== undefined) {
      let at = map.packet.numberWidth;
      for (const { start, end } of fieldPlaces(message, map.packet.body)) {
        assert.ok(at <= start && start <= end && end <= map.packet.body.length);
        at = end;
      }
    }
    if (isFaultless(json)) checkWrittenAgain(octets, json, text);
  },
});

/** Left-over and unknown bytes are kept; what other remarks speak of is not. */
const isFaultless = (json: DatagramJson): boolean =>
  json.problems.length === 0 &&
  (!('remarks' in json) || (json.remarks ?? []).every((remark) => /left over|no message/.test(remark)));

function checkWrittenAgain(octets: Uint8Array, json: DatagramJson, text: string): void {
  const parsed = parseDatagramJson(stringifyDatagram(json));
  for (const form of ['json' in parsed ? parsed.json : parsed, readDatagramText(text.split('\n'))]) {
    const written = datagramFromJson(codec, form);
    assert.ok(written instanceof Uint8Array, JSON.stringify(written));
    assert.equal(toHex(written), toHex(octets));
  }
}

export const ZERO_CODING: Target = octetTarget({
  name: 'zero-coding',
  promise: 'zero-coding: nothing throws or grows beyond its bound, and what is coded is expanded to the same',
  share: 6,
  make: (draw) => (draw.chance(0.1) ? runs(draw) : anyOctets(draw, OCTETS).subarray(draw.below(7))),
  check(octets) {
    const expanded = expand(octets);
    if (!('malformed' in expanded)) assert.ok(expanded.bytes.length <= EXPANDED_LIMIT - HEADER_BYTES);
    const coded = zeroCode(octets);
    const again = expand(coded);
    if (octets.length > EXPANDED_LIMIT - HEADER_BYTES) assert.ok('malformed' in again);
    else assert.equal('bytes' in again && toHex(again.bytes), toHex(octets));
    const squeezed = squeeze(octets);
    assert.equal(squeezed === undefined, coded.length >= octets.length);
    if (squeezed !== undefined) assert.equal(toHex(squeezed), toHex(coded));
  },
});

/** Long runs, so that the bound of what is expanded is passed. */
const runs = (draw: Draw): Uint8Array =>
  Uint8Array.from({ length: 2 * draw.below(60) }, (_, at) =>
    at % 2 === 0 ? 0 : draw.one([1, 2, 0xfe, 0xff, draw.below(0x100)]),
  );

const shown = golden.map((octets) => datagramToJson(codec, octets));

const TEXTS: Texts = {
  samples: [...shown.map((json) => datagramText(codec, json)), ...shown.map(stringifyDatagram)],
  // biome-ignore format: as many as fit a line
  pieces: [
    'seq 1 · ', 'StartPingCheck', '\n  PingID ', 'PingID ', '(', ')', '"', '\\', '7 ', '0x', '#', '{', '}', '[', ']', ':', ',', '"blocks"',
    '"message":"PacketAck"', '-1', '1e400', 'null', '\n', '  ', 'é', '\ud800', '"__proto__":', 'reliable', 'acks 1 2', '·',
  ],
};

export const DATAGRAM_TEXT: Target = textTarget({
  name: 'datagram-text',
  promise:
    'datagrams as people write them, as text and as JSON: nothing throws, and what is written can be read as a packet',
  share: 2,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const parsed = parseDatagramJson(text);
    for (const form of ['json' in parsed ? parsed.json : parsed, readDatagramText(text.split('\n'))]) {
      const written = datagramFromJson(codec, form);
      // What people leave out is left out, and then missed; the packet around it is sound all the same.
      if (written instanceof Uint8Array) assert.ok('flags' in datagramToJson(codec, written));
      else assert.notEqual(written.problem, '');
    }
  },
});
