import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { type Codec, compileCodec } from './codec.ts';
import { lazyCodec } from './lazy-codec.ts';

test('a lazy codec is made once, when it is first asked, and answers as the made one does', () => {
  let times = 0;
  const made = compileCodec(builtInTemplate);
  const lazy = lazyCodec((): Codec => {
    times += 1;
    return made;
  });
  assert.equal(times, 0);
  const body = lazy.encode('StartPingCheck', { PingID: { PingID: 7 } });
  assert.deepEqual(body, made.encode('StartPingCheck', { PingID: { PingID: 7 } }));
  assert.deepEqual(lazy.encodeSent('PacketAck', {}), made.encodeSent('PacketAck', {}));
  assert.deepEqual(lazy.decode(body), made.decode(body));
  assert.equal(lazy.byName('StartPingCheck'), lazy.byId(1));
  assert.equal(lazy.template, made.template);
  assert.equal(times, 1);
});
