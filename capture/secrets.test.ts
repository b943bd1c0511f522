import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { blankSecrets } from './secrets.ts';

/** Text, and what the log shows of it. */
const SECRETS: readonly (readonly [string, string])[] = [
  [
    '<member><name>passwd</name><value><string>$1$7a0fef6df600a97a115bf91573aa5649</string></value></member>',
    `<member><name>passwd</name><value><string>${'*'.repeat(35)}</string></value></member>`,
  ],
  ['<name>passwd</name><value>geheim</value>', '<name>passwd</name><value>******</value>'],
  [
    '<name>passwd</name><value><string><![CDATA[a>b]]></string></value>',
    '<name>passwd</name><value><string><![CDATA[***]]></string></value>',
  ],
  ['<key>passwd</key><string>clear text</string>', '<key>passwd</key><string>**********</string>'],
  ['<key>passwd</key><string/><key>first</key>', '<key>passwd</key><string/><key>first</key>'],
  ['<key>secure_session_id</key><uuid>c0ffee00-1234</uuid>', '<key>secure_session_id</key><uuid>*************</uuid>'],
  [
    '<name>secureSessionId</name><value><string>c0ff</string>',
    '<name>secureSessionId</name><value><string>****</string>',
  ],
  ['<key>session_id</key><uuid>c0ffee00-1234</uuid>', '<key>session_id</key><uuid>c0ffee00-1234</uuid>'],
  [
    '<name>mfa_hash</name><value><string>b2f0</string></value>',
    '<name>mfa_hash</name><value><string>****</string></value>',
  ],
  ['POST /cap/0123456789abcdef/EventQueueGet HTTP/1.1', 'POST /cap/****************/EventQueueGet HTTP/1.1'],
  ['<string>http://h:1/CAPS/5e0a-0000/</string>', '<string>http://h:1/CAPS/*********/</string>'],
  [
    '<name>passwd</name><value><string><![CDATA[a<b]c]]></string></value>',
    '<name>passwd</name><value><string><![CDATA[*****]]></string></value>',
  ],
  ['<name>passwd</name>\n<value> <int>1234</int></value>', '<name>passwd</name>\n<value> <int>****</int></value>'],
  [
    '<value><string>first</string></value><name>passwd</name>',
    '<value><string>*****</string></value><name>passwd</name>',
  ],
  ['nothing secret: <name>first</name><value>Ada</value>', 'nothing secret: <name>first</name><value>Ada</value>'],
  ['passwd=$1$7a0fef6df600a97a115bf91573aa5649', `passwd=$1$${'*'.repeat(32)}`],
];

for (const [text, blanked] of SECRETS) {
  test(`[login.secrets.1] ${text.slice(0, 60)} is blanked, and keeps its length`, () => {
    assert.equal(blankSecrets(text), blanked);
    assert.equal(blanked.length, text.length);
  });
}

test('[login.secrets.1] a real login keeps nothing that opens a door', (t) => {
  const corpus = process.env['REZBENCH_CORPUS'];
  if (corpus === undefined) return t.skip('no corpus');
  const text = (name: string) => readFileSync(path.join(corpus, 'opensim', `node-metaverse.login.${name}.xml`), 'utf8');
  assert.equal(blankSecrets(text('request')).includes('5ebe2294'), false);
  assert.equal(blankSecrets(text('response')).includes('5e0a5390'), false);
});

test('[login.secrets.2] blanked keys of capabilities are told apart by their marks', () => {
  const mark = (key: string) => ({ 'aaaa-1111': '5e', 'bbbb-2222': '0c' })[key] ?? '';
  const text = '/cap/aaaa-1111/x http://h/cap/bbbb-2222 /cap/aaaa-1111?y /cap/z';
  const blanked = '/cap/5e*******/x http://h/cap/0c******* /cap/5e*******?y /cap/*';
  assert.equal(blankSecrets(text, mark), blanked);
  assert.equal(blankSecrets(blanked, mark), blanked, 'what is blanked stays as it is');
  assert.equal(
    blankSecrets('/cap/ab', () => 'longer than the key'),
    '/cap/lo',
  );
});
