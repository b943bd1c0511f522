import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  array,
  asItems,
  asText,
  binary,
  boolean,
  date,
  get,
  integer,
  type Llsd,
  map,
  real,
  string,
  undef,
  uuid,
} from './llsd/value.ts';
import { readXml, XML_DEPTH_LIMIT, XML_SIZE_LIMIT } from './xml.ts';
import { readCall, readResponse, writeCall, writeFault, writeResponse } from './xmlrpc.ts';

/** The one parameter of a call, as its `<value>` is written. */
function parameter(value: string): Llsd {
  const call = readCall(`<methodCall><methodName>m</methodName><params><param>${value}</param></params></methodCall>`);
  assert.ok('params' in call, JSON.stringify(call));
  return call.params[0] ?? undef;
}

const VALUES: readonly (readonly [string, Llsd])[] = [
  ['<value><int>42</int></value>', integer(42)],
  ['<value><i4> -7 </i4></value>', integer(-7)],
  ['<value><i8>4294967296</i8></value>', real(4294967296)],
  ['<value><int/></value>', string('')],
  ['<value><int>12abc</int></value>', string('12abc')],
  ['<value><boolean>1</boolean></value>', boolean(true)],
  ['<value><boolean>false</boolean></value>', boolean(false)],
  ['<value><boolean/></value>', boolean(false)],
  ['<value><double>-1.5</double></value>', real(-1.5)],
  ['<value><string> a b </string></value>', string(' a b ')],
  ['<value><string>0012</string></value>', string('0012')],
  ['<value><string>&lt;&amp;&#65;&#x42;&nbsp;</string></value>', string('<&AB&nbsp;')],
  ['<value><string><![CDATA[<a&amp;>]]>b</string></value>', string('<a&amp;>b')],
  ['<value>untyped</value>', string('untyped')],
  ['<value/>', string('')],
  ['<value></value>', string('')],
  ['<value>\n <int>5</int>\n</value>', integer(5)],
  ['<value><nil/></value>', undef],
  ['<value><base64>AAEC</base64></value>', binary(Uint8Array.of(0, 1, 2))],
  ['<value><dateTime.iso8601>20060201T14:29:53</dateTime.iso8601></value>', date(1138804193000)],
  ['<value><toString>x</toString></value>', string('x')],
  [
    '<value><array><data> <value><int>1</int></value> <value>b</value> </data></array></value>',
    array([integer(1), string('b')]),
  ],
  ['<value><array><data/></array></value>', array([])],
  [
    '<value><struct>\n<member>\n<name>a</name>\n<value><int>1</int></value>\n</member>\n<!-- c --></struct></value>',
    map({ a: integer(1) }),
  ],
];

for (const [xml, expected] of VALUES) {
  test(`[login.xmlrpc.1] [login.xml.2] ${xml} is read`, () => assert.deepEqual(parameter(xml), expected));
}

test('[login.xmlrpc.2] a repeated member keeps its first value, and any name is a name', () => {
  const member = (name: string, value: string) => `<member><name>${name}</name><value>${value}</value></member>`;
  const value = parameter(
    `<value><struct>${member('a', '1')}${member('a', '2')}${member('__proto__', '3')}${member('', '4')}</struct></value>`,
  );
  assert.deepEqual(
    value,
    map([
      ['a', string('1')],
      ['__proto__', string('3')],
      ['', string('4')],
    ]),
  );
});

const LONG = 'x'.repeat(50);

const BROKEN: readonly (readonly [string, string])[] = [
  ['', 'Line 1: there is no element.'],
  ['<!-- a -->', 'Line 1: there is no element.'],
  ['hello', 'Line 1: there is text before the root.'],
  ['<methodCall>\n<methodName>login_to', 'Line 2: the text ends before </methodName>.'],
  ['<a>\n\n', 'Line 3: the text ends before </a>.'],
  ['<a>\n<b', 'Line 2: the text ends before </b>.'],
  [`<a><${LONG}>`, `Line 1: the text ends before </${LONG.slice(10)}…>.`],
  ['<a>\n<b>\n</a>', 'Line 3: </a> is found where <b> of line 2 must be closed.'],
  ['</a>', 'Line 1: </a> closes nothing.'],
  ['<a>\n</a', "Line 2: </a has no '>'."],
  ['<a></a b="1">', 'Line 1: </a> must not have attributes.'],
  ['<a></a>\n<b></b>', 'Line 2: there is a second root.'],
  ['<a/><b/>', 'XML has a second root, <b>.'],
  ['<a></a>more', 'Line 1: there is text behind the root.'],
  ['<a>\n\n&</a>', "Line 3: '&' must be written as &amp;."],
  ['<!-- a -->\n<?xml version="1.0"?><a/>', 'Line 2: an XML declaration must stand at the very beginning.'],
  ['< a/>', "Line 1: a name must follow '<' at once."],
  ['<1/>', "Line 1: '1' is no name of an element."],
  ['<a b="1>', 'Line 1: an attribute of <a> has no closing quote.'],
  ['<a b="1"c="2"/>', "Line 1: a blank is missing before the attribute 'c'."],
  ['<a b/>', "Line 1: attribute 'b' has no value."],
  ['<a b=1/>', "Line 1: attribute 'b' has no value."],
  ['<a 1="1"/>', "Line 1: '1' is no name of an attribute."],
  ['<a b="1" b="2"/>', "Line 1: attribute 'b' is there twice."],
  ['<!DOCTYPE a><a/>', 'Line 1: DOCTYPE is not accepted.'],
  ['\n\n<!doctype a [<!ENTITY x "y">]>', 'Line 3: DOCTYPE is not accepted.'],
  ['<__proto__/>', 'XML is not readable: <__proto__> is not accepted.'],
  [
    '<a>'.repeat(XML_DEPTH_LIMIT + 2) + '</a>'.repeat(XML_DEPTH_LIMIT + 2),
    'XML is not readable: too many elements are inside each other.',
  ],
  [`<a>${' '.repeat(XML_SIZE_LIMIT)}</a>`, `XML is longer than ${XML_SIZE_LIMIT} characters.`],
];

for (const [xml, expected] of BROKEN) {
  test(`[login.xml.1] ${xml.slice(0, 40).replaceAll('\n', ' ')} is refused with a sentence`, () => {
    assert.deepEqual(readXml(xml), { problem: expected });
  });
}

test('[login.xml.1] a DOCTYPE in a comment or in CDATA is mere text', () => {
  assert.equal('problem' in readXml('<a><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE y>]]></a>'), false);
});

test('[login.xmlrpc.1] what is no call is said to be none', () => {
  assert.deepEqual(readCall('<methodResponse/>'), { problem: 'Expected <methodCall>, found <methodResponse>.' });
  assert.deepEqual(readCall('<methodCall/>'), { problem: 'The call has no <methodName>.' });
});

test('[login.xmlrpc.4] only forms that the viewer reads are written', () => {
  const value = map([
    ['i', integer(-1)],
    ['b', boolean(true)],
    ['d', real(1e-7)],
    ['s', string('a<&>\u0001\t')],
    ['u', uuid('67153D5B-3659-AFB4-8510-ADDA2C034649')],
    ['when', date(1138804193000)],
    ['list', array([undef, binary(Uint8Array.of(1))])],
    ['none', undef],
    ['', integer(3)],
  ]);
  assert.equal(
    writeResponse(value),
    `<?xml version="1.0"?>\n<methodResponse><params><param><value><struct>
<member><name>i</name><value><int>-1</int></value></member>
<member><name>b</name><value><boolean>1</boolean></value></member>
<member><name>d</name><value><double>0.0000001</double></value></member>
<member><name>s</name><value><string>a&lt;&amp;&gt;\t</string></value></member>
<member><name>u</name><value><string>67153d5b-3659-afb4-8510-adda2c034649</string></value></member>
<member><name>when</name><value><dateTime.iso8601>20060201T14:29:53</dateTime.iso8601></value></member>
<member><name>list</name><value><array><data><value><string></string></value><value><base64>AQ==</base64></value></data></array></value></member></struct></value></param></params></methodResponse>\n`,
  );
});

test('[login.xmlrpc.3] a fault carries a number and a sentence', () => {
  assert.match(
    writeFault(-32601, 'No & no'),
    /<fault>.*faultCode.*<int>-32601<\/int>[\s\S]*<string>No &amp; no<\/string>/s,
  );
});

test('[login.xmlrpc.1] answers and faults are read as they were written', () => {
  const value = map({ a: array([integer(1), string('<x>')]) });
  assert.deepEqual(readResponse(writeResponse(value)), { kind: 'value', value });
  assert.deepEqual(readResponse(writeFault(-32601, 'No')), { kind: 'fault', code: -32601, message: 'No' });
  assert.deepEqual(readResponse('<methodResponse/>'), { kind: 'value', value: string('') });
  assert.deepEqual(readResponse('<html/>'), { kind: 'problem', problem: 'Expected <methodResponse>, found <html>.' });
});

test('[login.xmlrpc.1] a call is read as it was written', () => {
  const value = map({ first: string('A & B'), options: array([string('gestures')]) });
  assert.deepEqual(readCall(writeCall('login_to_simulator', value)), { method: 'login_to_simulator', params: [value] });
});

test('[login.xmlrpc.1] a real login and its answer are read', (t) => {
  const corpus = process.env['REZBENCH_CORPUS'];
  if (corpus === undefined) {
    t.skip('no corpus');
    return;
  }
  const text = (name: string) => readFileSync(path.join(corpus, 'opensim', `node-metaverse.login.${name}.xml`), 'utf8');
  const call = readCall(text('request'));
  assert.ok('params' in call, JSON.stringify(call));
  assert.equal(call.method, 'login_to_simulator');
  assert.equal(asText(get(call.params[0] ?? undef, 'passwd')), '$1$5ebe2294ecd0e0f08eab7690d2a6ee69');
  assert.equal(asItems(get(call.params[0] ?? undef, 'options')).length, 13);
  const answer = readResponse(text('response'));
  assert.ok(answer.kind === 'value');
  assert.equal(asText(get(answer.value, 'login')), 'true');
  assert.deepEqual(get(answer.value, 'region_x'), integer(256000));
});
