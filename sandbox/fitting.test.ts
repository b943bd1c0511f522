import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCodec } from '../protocol/packet/codec.ts';
import { Message } from '../protocol/packet/message.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import { fitting } from './fitting.ts';

const older = compileCodec(
  parseTemplate(`version 2.0
{
  News Low 1 NotTrusted Unencoded
  { Head Single { Number U32 } }
  { Line Variable { Text Variable 1 } }
}`).template,
);

test('what an older template does not have is left out, and the rest is said', () => {
  const message = older.byName('News') ?? assert.fail();
  const said = {
    Head: { Number: 7, Colour: 3 },
    Line: [{ Text: 'a', Size: 1 }, { Text: 'b' }],
    Tail: { Number: 9 },
  };
  assert.throws(() => older.encode('News', said));
  const decoded = older.decode(older.encode('News', fitting(message, said)));
  assert.ok(!('unknown' in decoded));
  const heard = new Message(decoded);
  assert.equal(heard.u32('Head', 'Number'), 7);
  assert.deepEqual(
    heard.instances('Line').map((index) => heard.text('Line', 'Text', index)),
    ['a', 'b'],
  );
});

test('what the template has is said unchanged', () => {
  const message = older.byName('News') ?? assert.fail();
  const said = { Head: [{ Number: 7 }], Line: [{ Text: Uint8Array.of(1, 2) }] };
  assert.deepEqual(fitting(message, said), said);
});
