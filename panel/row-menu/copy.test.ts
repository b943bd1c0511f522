import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeRow } from '../../contract/panel.ts';
import { fromHex, utf8 } from '../../protocol/bytes.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { readDatagramText } from '../../protocol/packet/text-reader.ts';
import { withoutSecrets } from '../../protocol/packet/without-secrets.ts';
import { parseRez } from '../../protocol/rez/parse.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { COPY_FORMS, copyOf } from './copy.ts';

const codec = compileCodec(builtInTemplate());
const SESSION = '22222222-3333-4444-8555-666666666666';
const AGENT = '1c8a7767-e37b-422e-afb3-85093197cad1';

function rowOf(bytes: Uint8Array): WholeRow {
  const facts = { row: 7, time: 1.5, direction: 'in', door: 'udp', circuit: 1, fate: 'handled', name: '' } as const;
  return { ...facts, size: bytes.length, head: bytes.slice(0, 12), bytes, from: 'a:1', to: 'b:2' };
}

const CHAT = rowOf(
  writePacket({
    sequence: 9,
    reliable: true,
    zerocoded: true,
    acks: [5],
    body: codec.encode('ChatFromViewer', {
      AgentData: { AgentID: AGENT, SessionID: SESSION },
      ChatData: { Message: 'Hello', Type: 1, Channel: 0 },
    }),
  }),
);

const PLAIN = { sequence: 1, reliable: false, zerocoded: false } as const;
/** The forms that datagrams have. */
const DATAGRAM_FORMS = COPY_FORMS.filter((form) => form !== 'llsd-request');

test('[meaning.secret.1] no form of a row has its secrets, and everything else is as it was', () => {
  for (const form of DATAGRAM_FORMS) {
    const text = copyOf(form, CHAT, codec) ?? assert.fail(form);
    assert.ok(!text.replaceAll('-', '').includes(SESSION.replaceAll('-', '')), form);
    assert.ok(form === 'hex' || text.includes('Hello'), `${form}: ${text}`);
  }
  const packet = readPacket(withoutSecrets(CHAT.bytes, codec));
  assert.ok(!('malformed' in packet));
  const before = readPacket(CHAT.bytes);
  assert.ok(!('malformed' in before));
  assert.deepEqual([packet.sequence, packet.flags, packet.acks], [9, before.flags, [5]]);
  const plain = writePacket({ sequence: 1, reliable: false, zerocoded: false, body: codec.encode('PacketAck', {}) });
  assert.equal(withoutSecrets(plain, codec), plain);
});

test('[meaning.secret.1] a session inside of packed bytes is not taken along, either', () => {
  const hex = SESSION.replaceAll('-', '');
  const Params = fromHex(`${'1'.repeat(32)}${hex}${'3'.repeat(128)}0a000000`) ?? assert.fail();
  for (const [name, type] of [
    ['TransferRequest', { SourceType: 3 }],
    ['TransferInfo', { TargetType: 2 }],
  ] as const) {
    const row = rowOf(writePacket({ ...PLAIN, body: codec.encode(name, { TransferInfo: { ...type, Params } }) }));
    const copied = copyOf('hex', row, codec) ?? '';
    assert.equal(copied.length, 2 * row.bytes.length);
    assert.ok(copied.endsWith(`${'1'.repeat(32)}${'0'.repeat(32)}${'3'.repeat(128)}0a000000`), name);
  }
});

test('[rez.text.1] a copied message is read as one that is sent, and its text as a datagram', () => {
  const rez = copyOf('rez', CHAT, codec) ?? '';
  assert.match(rez, /^viewer -> ChatFromViewer\n {2}AgentData /);
  const { entries, problems } = parseRez(rez);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'send' && [entry.side, entry.message, entry.reliable]),
    [['->', 'ChatFromViewer', true]],
  );
  const read = readDatagramText((copyOf('text', CHAT, codec) ?? '').split('\n'));
  assert.ok(!('problem' in read), JSON.stringify(read));
});

test('a message is LLSD as it would be over HTTP', () => {
  assert.match(copyOf('llsd', CHAT, codec) ?? '', /<key>ChatData<\/key>\s*<array>\s*<map>\s*<key>Message<\/key>/);
});

test('[meaning.text.3] what is known to be text is text in LLSD, closed or not, and packed bytes are binary', () => {
  const body = codec.encode('ChatFromSimulator', {
    ChatData: { FromName: utf8('Ada'), Message: utf8('Hello\0'), SourceID: AGENT, OwnerID: AGENT },
  });
  const said = copyOf('llsd', rowOf(writePacket({ ...PLAIN, body })), codec) ?? '';
  assert.match(said, /<key>FromName<\/key>\s*<string>Ada<\/string>/);
  assert.match(said, /<key>Message<\/key>\s*<string>Hello<\/string>/);
  const thing = codec.encode('ObjectUpdate', { ObjectData: [{ NameValue: utf8('abc\0') }] });
  const shown = copyOf('llsd', rowOf(writePacket({ ...PLAIN, body: thing })), codec) ?? '';
  assert.match(shown, /<key>NameValue<\/key>\s*<binary encoding="base64">YWJjAA==<\/binary>/);
  assert.match(shown, /<key>Text<\/key>\s*<string ?\/>/);
});

test('what cannot be read has fewer forms, and an exchange its own', () => {
  const short = rowOf(Uint8Array.of(1, 2));
  assert.deepEqual(
    COPY_FORMS.filter((form) => copyOf(form, short, codec) !== undefined),
    ['text', 'json', 'hex', 'markdown'],
  );
  const call: WholeRow = {
    ...short,
    door: 'caps',
    name: 'Seed',
    bytes: new Uint8Array(0),
    request: '<?xml version="1.0"?><llsd><array /></llsd>',
    reply: '```',
  };
  assert.equal(copyOf('text', call, codec), 'caps Seed\n\n<?xml version="1.0"?><llsd><array /></llsd>\n\n```');
  assert.equal(copyOf('llsd-request', call, codec), call.request);
  assert.equal(copyOf('llsd', call, codec), undefined);
  assert.equal(copyOf('llsd', { ...call, reply: '<llsd><map /></llsd>' }, codec), '<llsd><map /></llsd>');
  assert.equal(copyOf('llsd', { ...call, reply: '<?xml?><methodCall/>' }, codec), undefined);
  assert.match(copyOf('markdown', call, codec) ?? '', /^\*\*Seed\*\* · a:1 → b:2, 1\.500000 s, handled\n\n````\n/);
  assert.equal(copyOf('hex', call, codec), undefined);
});
