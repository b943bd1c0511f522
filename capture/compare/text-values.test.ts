import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyValues, MOST_COMPARED_TEXT, textValues } from './text-values.ts';

const ADA = '11111111-1111-4111-8111-111111111111';
const NONE = '00000000-0000-0000-0000-000000000000';

const ROWS: readonly (readonly [text: string, values: readonly string[]])[] = [
  ['hello', ['hello']],
  [`I am ${ADA}.`, ['I am *.', `id ${ADA}`]],
  [`nobody is ${NONE}`, [`nobody is ${NONE}`]],
  ['http://127.0.0.1:9000/cap/1a2b****/x', ['http://*/cap/*/x', 'address 127.0.0.1', 'port 9000', 'key 1a2b****']],
  [`${ADA} ${ADA.toUpperCase()}`, ['* *', `id ${ADA}`, `id ${ADA}`]],
  ['1.2.3.4 is no door', ['1.2.3.4 is no door']],
];

for (const [text, values] of ROWS) {
  test(`[compare.text.1] the ids in "${text}"`, () => {
    const found = textValues('here', text).map(({ family, text: value }) => [family, value].filter(Boolean).join(' '));
    assert.deepEqual(found, values);
  });
}

test('[compare.text.2] each text stands under the key before it, in LLSD and in XML-RPC', () => {
  const llsd =
    '<llsd><map><key>a</key><string>1</string><key>list</key><array><real>2</real><real>3</real></array></map></llsd>';
  const rpc = '<methodResponse><member><name>a</name><value><string>x</string></value></member></methodResponse>';
  const shown = (body: string) => bodyValues('reply', body).map(({ path, text }) => `${path} ${text}`);
  assert.deepEqual(shown(llsd), ['reply.a 1', 'reply.list 2', 'reply.list 3']);
  assert.deepEqual(shown(rpc), ['reply.a x']);
  assert.deepEqual(shown('no tags'), ['reply no tags']);
  assert.deepEqual(shown(''), []);
});

test('[compare.text.2] a key says what its number names, unless a UUID stands there', () => {
  const families = (key: string, value: string) =>
    bodyValues('reply', `<map><key>${key}</key><x>${value}</x></map>`).map(({ family }) => family);
  assert.deepEqual(families('circuit_code', '77'), ['circuit']);
  assert.deepEqual(families('parent_id', ADA), [undefined, 'id']);
  assert.deepEqual(families('seconds_since_epoch', '7'), ['time']);
});

test('[compare.bounds.1] so much of a body is compared', () => {
  const [value] = bodyValues('reply', 'x'.repeat(MOST_COMPARED_TEXT + 5));
  assert.equal(value?.text.length, MOST_COMPARED_TEXT);
});
