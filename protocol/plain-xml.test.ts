import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../test/support/seeded.ts';
import { readPlainXml } from './plain-xml.ts';
import { readXml } from './xml.ts';

const NAMES = ['a', 'member', 'dateTime.iso8601', 'x-y', '_'];
const TEXTS = ['', ' ', '\n\t', 'x', '&amp;', '&#65;&#x41;', '0012', 'é\u{1f600}', '&lt;b&gt;', ' a b '];
const DOCUMENTS = 2000;

const pick = (random: () => number, from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';

/** A document by chance: elements in one another, up to four deep, and texts between them. */
function documentOf(random: () => number, depth = 0): string {
  const name = pick(random, NAMES);
  const inside = Array.from({ length: Math.floor(random() * 4) }, () =>
    random() < 0.5 || depth > 3 ? pick(random, TEXTS) : documentOf(random, depth + 1),
  );
  return random() < 0.1 ? `<${name}/>` : `<${name}>${inside.join('')}</${name}>`;
}

test('[login.xml.1] what is plain is read as the library reads it', () => {
  const random = seeded(1);
  for (let count = 0; count < DOCUMENTS; count += 1) {
    const text = `${pick(random, ['', '<?xml version="1.0"?>\n', '<?xml version="1.0" encoding="utf-8"?>'])}${documentOf(random)}\n`;
    const plain = readPlainXml(text);
    assert.ok(plain !== undefined, text);
    assert.deepEqual(readXml(`${text}<!-- not plain -->`), plain, text);
  }
});

const OTHERS = [
  '<a b="c"></a>',
  '<a><!-- c --></a>',
  '<a><![CDATA[x]]></a>',
  '<a>b > c</a>',
  '<a>b & c</a>',
  '<a>&unknown;</a>',
  '<a>\r\n</a>',
  '<a>\u0001</a>',
  '<a></b>',
  '<a>',
  '</a>',
  '<a/></a>',
  '<a></a/>',
  '<a/><b/>',
  'x<a/>',
  '<a/>x',
  '',
  ' <?xml version="1.0"?><a/>',
  '<a',
  '<1/>',
  '<constructor/>',
  '<__proto__/>',
  `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`,
];
for (const text of OTHERS) {
  test(`[login.xml.1] ${JSON.stringify(text.slice(0, 30))} is left to the library`, () => {
    assert.equal(readPlainXml(text), undefined);
  });
}
