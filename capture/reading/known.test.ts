import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { utf8 } from '../../protocol/bytes.ts';
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { map, string } from '../../protocol/llsd/value.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { inflate } from '../../sandbox/shell/inflate.ts';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import type { HttpMessage } from '../http/message.ts';
import { bodyOf, llsdOf } from './body.ts';
import { Circuits, MOST_PAIRS } from './circuits.ts';
import { isSecret, Known, MOST_CAPABILITIES, pathOf, serverOf } from './known.ts';

const codec = compileCodec(builtInTemplate);

test('[capture.read.7] so many capabilities are known by name, and no more', () => {
  const known = new Known();
  for (let at = 0; at <= MOST_CAPABILITIES; at++) known.grant(`http://h/cap/${at}`, { name: `C${at}` });
  assert.equal(known.capability(`/cap/${MOST_CAPABILITIES - 1}`)?.name, `C${MOST_CAPABILITIES - 1}`);
  assert.equal(known.capability(`/cap/${MOST_CAPABILITIES}`), undefined);
});

test('[capture.read.7] datagrams of so many pairs of ends are looked at, and no more', () => {
  const circuits = new Circuits(codec, new Known());
  const bytes = Uint8Array.of(0, 0, 0, 0, 1, 0, 2, 7);
  const datagram = (port: number) => ({
    ...{ kind: 'udp' as const, from: `a:${port}`, to: 'b:1', bytes, isCut: false },
    stamp: { ns: 0n, order: port },
  });
  for (let port = 0; port <= MOST_PAIRS; port++) circuits.look(datagram(port));
  assert.equal(circuits.place(datagram(MOST_PAIRS - 1))?.circuit, 1);
  assert.equal(circuits.place(datagram(MOST_PAIRS)), undefined);
});

for (const [address, path, server] of [
  ['http://h:9000/cap/x/', '/cap/x', 'h:9000'],
  ['https://h/a?b=/c#d', '/a', 'h:443'],
  ['HTTP://[::1]:12/', '/', '[::1]:12'],
  ['http://h', '/', 'h:80'],
  ['no address', undefined, undefined],
  ['http://', undefined, undefined],
] as const) {
  test(`[capture.read.3] ${address} has the path ${path} at ${server}`, () => {
    assert.equal(pathOf(address), path);
    assert.equal(serverOf(address), server);
  });
}

for (const [part, secret] of [
  ['5e0a5390-b7c1-4a47-81ae-942e6a4efa3a0000', true],
  ['0123456789abcdef', true],
  ['EventQueueGet', false],
  ['FetchInventoryDescendents', false],
  ['get_grid_info', false],
  ['index.0123456789abcdef.html', false],
] as const) {
  test(`[capture.read.6] ${part} ${secret ? 'opens a door' : 'is a name'}`, () => assert.equal(isSecret(part), secret));
}

const message = (body: Uint8Array, headers: Readonly<Record<string, string>>): HttpMessage => ({
  start: 'HTTP/1.1 200 OK',
  headers: new Map(Object.entries(headers)),
  body,
  isCut: false,
});

test('[capture.http.7] compressed bodies are opened; what cannot be opened or is no text is said', () => {
  const text = (body: Uint8Array, headers: Readonly<Record<string, string>>) =>
    bodyOf(message(body, headers), inflate).text;
  assert.equal(text(new Uint8Array(gzipSync('hello')), { 'content-encoding': 'gzip' }), 'hello');
  assert.equal(text(utf8('hello'), { 'content-encoding': 'identity' }), 'hello');
  assert.equal(
    text(utf8('hello'), { 'content-encoding': 'gzip' }),
    '5 bytes that are compressed (gzip) and cannot be opened',
  );
  assert.equal(text(Uint8Array.of(0xff, 0xfe), {}), '2 bytes that are no text');
  const binary = writeLlsdBinary(map({ a: string('b') }));
  const type = { 'content-type': 'application/llsd+binary' };
  assert.equal(text(binary, type), '<llsd><map><key>a</key><string>b</string></map></llsd>');
  assert.deepEqual(llsdOf(bodyOf(message(binary, type), inflate)), map({ a: string('b') }));
  assert.equal(llsdOf(bodyOf(message(utf8('{"a":1}'), { 'content-type': 'application/json' }), inflate)), undefined);
});

test('[capture.http.7] a body opens up to its bound', () => {
  const zeros = new Uint8Array(gzipSync(new Uint8Array(1000)));
  assert.equal(inflate('gzip', zeros, 1000)?.length, 1000);
  assert.equal(inflate('gzip', zeros, 999), undefined);
  assert.equal(inflate('toString', zeros, 1000), undefined);
});
