import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XML_FINDINGS } from '../../test/golden/llsd/findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import type { LlsdNode } from './node.ts';
import { nodesAround, plainValue } from './node.ts';
import { readLlsdXml, readXmlDocument } from './xml.ts';

/** What each node covers and holds, as pieces of the text, from the outside in; keys with a colon. */
function pieces(text: string, node: LlsdNode | undefined): readonly string[] {
  if (node === undefined) return ['(none)'];
  const own = `${node.kind} ${text.slice(node.start, node.end)} (${text.slice(node.inner.start, node.inner.end)})`;
  if (node.kind === 'array') return [own, ...node.items.flatMap((item) => pieces(text, item))];
  if (node.kind !== 'map') return [own];
  return [
    own,
    ...node.members.flatMap(({ key, start, end, keyRange, keyInner, value }) => [
      `${key}: ${text.slice(keyRange.start, keyRange.end)} (${text.slice(keyInner.start, keyInner.end)})`,
      `pair ${text.slice(start, end)}`,
      ...pieces(text, value),
    ]),
  ];
}

const DOCUMENTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['a scalar from tag to tag', '<llsd> <integer>5</integer></llsd>', ['integer <integer>5</integer> (5)']],
  ['an element that closes itself holds nothing', '<llsd><undef /></llsd>', ['undef <undef /> ()']],
  ['an element with empty text', '<llsd><string></string></llsd>', ['string <string></string> ()']],
  [
    'text as it was written, not as it reads',
    '<llsd><string>a&amp;<!-- b --><![CDATA[c]]></string></llsd>',
    ['string <string>a&amp;<!-- b --><![CDATA[c]]></string> (a&amp;<!-- b --><![CDATA[c]]>)'],
  ],
  [
    'an array and what is in it',
    '<llsd><array>\n<real>1.50</real><array/></array></llsd>',
    [
      'array <array>\n<real>1.50</real><array/></array> (\n<real>1.50</real><array/>)',
      'real <real>1.50</real> (1.50)',
      'array <array/> ()',
    ],
  ],
  [
    'members with their keys',
    '<llsd><map><key>a&lt;</key> <uri>x</uri><key/><undef/></map></llsd>',
    [
      'map <map><key>a&lt;</key> <uri>x</uri><key/><undef/></map> (<key>a&lt;</key> <uri>x</uri><key/><undef/>)',
      'a<: <key>a&lt;</key> (a&lt;)',
      'pair <key>a&lt;</key> <uri>x</uri>',
      'uri <uri>x</uri> (x)',
      ': <key/> ()',
      'pair <key/><undef/>',
      'undef <undef/> ()',
    ],
  ],
  [
    'a key that stands twice is there twice',
    '<llsd><map><key>a</key><undef/><key>a</key><map/></map></llsd>',
    [
      'map <map><key>a</key><undef/><key>a</key><map/></map> (<key>a</key><undef/><key>a</key><map/>)',
      'a: <key>a</key> (a)',
      'pair <key>a</key><undef/>',
      'undef <undef/> ()',
      'a: <key>a</key> (a)',
      'pair <key>a</key><map/>',
      'map <map/> ()',
    ],
  ],
  [
    'a key without a value is there, in the middle and at the end',
    '<llsd><map><key>a</key> <key>b</key> </map></llsd>',
    [
      'map <map><key>a</key> <key>b</key> </map> (<key>a</key> <key>b</key> )',
      'a: <key>a</key> (a)',
      'pair <key>a</key>',
      '(none)',
      'b: <key>b</key> (b)',
      'pair <key>b</key>',
      '(none)',
    ],
  ],
  [
    'an unknown element stands for undef',
    '<llsd><array><foo>1</foo></array></llsd>',
    ['array <array><foo>1</foo></array> (<foo>1</foo>)', 'undef <foo>1</foo> (1)'],
  ],
  [
    'what is never closed reaches to the end of the text',
    '<llsd><map><key>a</key><array><true/>',
    [
      'map <map><key>a</key><array><true/> (<key>a</key><array><true/>)',
      'a: <key>a</key> (a)',
      'pair <key>a</key><array><true/>',
      'array <array><true/> (<true/>)',
      'undef <true/> ()',
    ],
  ],
  [
    'what is closed by another end tag reaches to that',
    '<llsd><array><undef/></map></llsd>',
    ['array <array><undef/> (<undef/>)', 'undef <undef/> ()'],
  ],
  [
    'a container too deep ends those around it',
    `<llsd>${'<array>'.repeat(3)}`,
    ['array <array><array> (<array>)', 'array <array> ()'],
  ],
  ['a document without a value has no root', '<llsd/>', ['(none)']],
  ['of several values the first one is the root', '<llsd><undef/><map/></llsd>', ['undef <undef/> ()']],
];

for (const [title, text, expected] of DOCUMENTS) {
  test(`[llsd.node.1] places: ${title}`, () => {
    assert.deepEqual(pieces(text, readXmlDocument(text, { depth: 2 }).root), expected);
  });
}

const TEXTS = [
  ...VECTORS.map(([id, , , xml]) => [id, `<llsd>${xml}</llsd>`] as const),
  ...XML_FINDINGS.map(([xml]) => [JSON.stringify(xml), xml] as const),
];

for (const [title, text] of TEXTS) {
  test(`[llsd.node.1] nodes say what values say: ${title}`, () => {
    const plain = readLlsdXml(text);
    const { root, problems } = readXmlDocument(text);
    assert.deepEqual(typedOf(plainValue(root)), typedOf(plain.value));
    assert.deepEqual(problems, plain.problems);
  });
}

test('[llsd.node.1] the values around an offset, with the members that hold them', () => {
  const text = '<llsd><map><key>a</key><array><real>1</real></array></map></llsd>';
  const around = nodesAround(readXmlDocument(text).root, text.indexOf('1</real>'));
  assert.deepEqual(
    around.map(({ node, member }) => [node?.kind, member?.key]),
    [
      ['map', undefined],
      ['array', 'a'],
      ['real', undefined],
    ],
  );
});
