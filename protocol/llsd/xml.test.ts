import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { XML_FINDINGS } from '../../test/golden/llsd/findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { MAX_PROBLEMS } from './finding.ts';
import { array, asText, get, integer, type Llsd, real, string, undef } from './value.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';

const LETTERS = { error: 'E', warning: 'W', information: 'I', hint: 'H' } as const;

/** The findings as line, column, letter, code, sentence. */
function findings(text: string): readonly (readonly [number, number, string, string, string])[] {
  return readLlsdXml(text).problems.map(({ code, severity, message, range }) => {
    const before = text.slice(0, range.start).split('\n');
    return [before.length, (before.at(-1) ?? '').length + 1, LETTERS[severity], code, message] as const;
  });
}

function codes(text: string): string {
  return readLlsdXml(text)
    .problems.map(({ code }) => code)
    .join(' ');
}

function wrapped(inner: string): Llsd {
  return readLlsdXml(`<llsd>${inner}</llsd>`).value;
}

for (const [id, title, expected, xml] of VECTORS) {
  test(`${id} ${title}: read from XML and back`, () => {
    const value = wrapped(xml);
    assert.deepEqual(typedOf(value), typedOf(expected));
    assert.deepEqual(typedOf(readLlsdXml(writeLlsdXml(value)).value), typedOf(expected));
  });
}

for (const [document, expected] of XML_FINDINGS) {
  test(`exactly the listed findings: ${JSON.stringify(document)}`, () => {
    assert.deepEqual(findings(document), expected);
  });
}

/** What becomes of unusual input, inside `<llsd>` unless it brings its own. */
const EDGES: readonly (readonly [string, string, Llsd, string])[] = [
  ['[llsd.xml.2] X008', '<integer>1</integer><integer>2</integer>', integer(1), 'LS005'],
  ['X019', '<map><!-- c --><key>a</key><!-- d --><integer>1</integer></map>', mapOf(['a', integer(1)]), ''],
  ['X020', '<string>ab<!-- x -->cd</string>', string('abcd'), 'LS030'],
  ['X021', '<integer>1<!-- x -->2</integer>', integer(12), 'LS030'],
  ['X022', '<array><?pi x?><integer>1</integer></array>', array([integer(1)]), 'LS014'],
  ['[llsd.xml.4] X025', '<string>a&nbsp;b</string>', string('a&nbsp;b'), 'LS011'],
  ['X026', '<string>a & b</string>', string('a & b'), 'LS002'],
  ['X028', '<string>a\u0001b</string>', string('a\u0001b'), 'LS012'],
  ['X030', '<string>a\r\nb</string>', string('a\nb'), ''],
  ['X033', '<integer foo="1">5</integer>', integer(5), 'LS015'],
  ['[llsd.xml.1] X035', '<INTEGER>1</INTEGER>', integer(1), 'LS021'],
  ['X036', '<foo>1</foo>', undef, 'LS020'],
  [
    'X037',
    '<array><integer>1</integer><foo>2</foo><integer>3</integer></array>',
    array([integer(1), undef, integer(3)]),
    'LS020',
  ],
  [
    'X038',
    '<map><key>a</key><foo/><key>b</key><integer>2</integer></map>',
    mapOf(['a', undef], ['b', integer(2)]),
    'LS020',
  ],
  ['X039', '<string>a<b>c</b>d</string>', string('ad'), 'LS028'],
  ['X041', '<array>x<integer>1</integer></array>', array([integer(1)]), 'LS027'],
  ['X043', '<map><integer>1</integer></map>', mapOf(), 'LS023'],
  ['X045', '<map><key>a</key><key>b</key><integer>1</integer></map>', mapOf(['b', integer(1)]), 'LS024'],
  ['X047', '<array><key>a</key></array>', array([]), 'LS022'],
  [
    '[llsd.value.1] X048',
    '<map><key>a</key><integer>1</integer><key>a</key><integer>2</integer></map>',
    mapOf(['a', integer(2)]),
    'LS025',
  ],
  ['X049', '<map><key></key><integer>1</integer></map>', mapOf(['', integer(1)]), 'LS026'],
  ['X051', '<map><key> a </key><integer>1</integer></map>', mapOf([' a ', integer(1)]), 'LS031'],
  ['X053', '<llsd><integer>1</integer></llsd>', undef, 'LS029'],
  ['[llsd.xml.5] X054', '<boolean>TRUE</boolean>', { kind: 'boolean', value: true }, 'LS040'],
  ['X059', '<boolean>2</boolean>', { kind: 'boolean', value: false }, 'LS040'],
  ['X065', '<integer>+5</integer>', integer(5), 'LS043'],
  ['X067', '<integer>0x10</integer>', integer(0), 'LS041'],
  ['[llsd.xml.6] X075', '<integer>2147483648</integer>', integer(-2147483648), 'LS042'],
  ['X077', '<integer>4294967295</integer>', integer(-1), 'LS042'],
  ['X080', '<real> 1.5 </real>', real(1.5), 'LS046'],
  ['X083', '<real>1.</real>', real(1), ''],
  ['X085', '<real>+1.5</real>', real(1.5), ''],
  ['X090', '<real>1e-400</real>', real(0), 'LS047'],
  ['X099', '<real>+Infinity</real>', real(Number.POSITIVE_INFINITY), 'LS045'],
  ['[llsd.xml.7] X100', '<real>NaNQ</real>', real(Number.NaN), 'LS045'],
  ['X101', '<real>1.#QNAN</real>', real(0), 'LS044'],
  [
    '[llsd.xml.8] X104',
    '<uuid>67153d5b3659afb48510adda2c034649</uuid>',
    { kind: 'uuid', value: '67153d5b-3659-afb4-8510-adda2c034649' },
    'LS048',
  ],
  [
    'X109',
    '<uuid>67153d5b-3659-afb4-8510-adda2c03464g</uuid>',
    { kind: 'uuid', value: '00000000-0000-0000-0000-000000000000' },
    'LS048',
  ],
  ['X112', '<date>2006-02-01T14:29:53</date>', { kind: 'date', value: 1138804193000 }, 'LS050'],
  ['X114', '<date>2006-02-01T14:29:53+01:00</date>', { kind: 'date', value: 1138800593000 }, 'LS050'],
  ['X120', '<date>2006-02-30T00:00:00Z</date>', { kind: 'date', value: 0 }, 'LS051'],
  ['X124', '<date>1601-01-01T00:00:00Z</date>', { kind: 'date', value: -11644473600000 }, 'LS052'],
  ['X129', '<date>tomorrow</date>', { kind: 'date', value: 0 }, 'LS050'],
  ['[llsd.xml.10] X132', '<uri>foo/bar</uri>', { kind: 'uri', value: 'foo/bar' }, ''],
  ['X133', '<binary encoding="base16">0FA1</binary>', bytes(0x0f, 0xa1), 'LS055'],
  ['X137', '<binary encoding="rot13">AAEC</binary>', undef, 'LS055'],
  ['X138', '<binary encoding="">AAEC</binary>', bytes(0, 1, 2), 'LS055'],
  ['X139', '<binary encoding="base64"> AA EC\n\tAwQF </binary>', bytes(0, 1, 2, 3, 4, 5), ''],
  ['X140', '<binary encoding="base64">AA</binary>', bytes(0), 'LS056'],
  ['X142', '<binary encoding="base64">AA*C</binary>', bytes(0), 'LS056'],
  ['X144', '<binary encoding="base64">AA==AAEC</binary>', bytes(0), 'LS056'],
  ['X146', '<undef><integer>1</integer></undef>', undef, 'LS028'],
];

for (const [id, xml, expected, code] of EDGES) {
  test(`${id} is read as it should be: ${xml}`, () => {
    assert.deepEqual(wrapped(xml), expected);
    assert.equal(codes(`<llsd>${xml}</llsd>`), code);
  });
}

/** Whole documents: the value and the codes. */
const DOCUMENTS: readonly (readonly [string, string, Llsd, string])[] = [
  ['X004', '<LLSD><integer>1</integer></LLSD>', integer(1), 'LS021'],
  ['X007', 'hello', undef, 'LS002'],
  ['X009', '<?xml version="1.0" encoding="UTF-8"?>\n<llsd><integer>1</integer></llsd>', integer(1), ''],
  ['X011', '<? LLSD/XML ?>\n<llsd><integer>1</integer></llsd>', integer(1), 'LS008'],
  ['X012', '\ufeff<llsd><integer>1</integer></llsd>', integer(1), 'LS013'],
  ['X016', '<llsd><integer>1</integer></llsd><llsd/>', integer(1), 'LS006'],
  ['X017', '<llsd><integer>1</integer>', integer(1), 'LS002'],
  ['X018', '<llsd><array><integer>1</array></integer></llsd>', array([]), 'LS002'],
  ['X023', '<!DOCTYPE llsd SYSTEM "llsd.dtd"><llsd><integer>1</integer></llsd>', integer(1), 'LS010'],
  [
    '[llsd.xml.3] X024',
    '<!DOCTYPE llsd [<!ENTITY e "pwned">]><llsd><string>&e;</string></llsd>',
    string('&e;'),
    'LS010 LS011',
  ],
  ['X034', '<x:llsd xmlns:x="urn:x"><x:integer>1</x:integer></x:llsd>', undef, 'LS003'],
  ['schema', '<llsd xmlns:xsi="urn:x" xsi:noNamespaceSchemaLocation="llsd.xsd"><undef /></llsd>', undef, ''],
];

for (const [id, xml, expected, code] of DOCUMENTS) {
  test(`${id} as a whole document: ${JSON.stringify(xml)}`, () => {
    assert.deepEqual(readLlsdXml(xml).value, expected);
    assert.equal(codes(xml), code);
  });
}

test('[llsd.limit.1] 10,000 arrays inside each other are refused at the limit, not followed', () => {
  const deep = `<llsd>${'<array>'.repeat(10_000)}`;
  const { problems } = readLlsdXml(deep);
  assert.deepEqual(
    problems.map(({ severity, message }) => `${severity}: ${message}`),
    ['warning: Nesting depth 97 exceeds 96.', 'error: Nesting depth 201 exceeds 200.'],
  );
  const just = `<llsd>${'<array>'.repeat(200)}${'</array>'.repeat(200)}</llsd>`;
  assert.equal(codes(just), 'LS060', 'two hundred are a warning only');
  assert.equal(readLlsdXml(just, { depth: 199 }).problems.at(-1)?.severity, 'error');
});

test('[llsd.limit.1] more text or more values than allowed are refused', () => {
  assert.equal(readLlsdXml('<llsd><undef/></llsd>', { size: 20 }).problems[0]?.code, 'LS061');
  assert.equal(readLlsdXml('<llsd><array><undef/><undef/></array></llsd>', { values: 2 }).problems[0]?.code, 'LS062');
  assert.deepEqual(readLlsdXml('<llsd><array><undef/></array></llsd>', { values: 2, size: 100 }).problems, []);
});

test('[llsd.limit.2] a document that is wrong everywhere gets a bounded list', () => {
  const { problems } = readLlsdXml(`<llsd><array>${'<foo/>'.repeat(MAX_PROBLEMS + 5)}</array></llsd>`);
  assert.equal(problems.length, MAX_PROBLEMS);
});

test('[llsd.value.2] names that ordinary objects have are ordinary keys', () => {
  const keys = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
  const xml = keys.map((key) => `<key>${key}</key><string>${key}</string>`).join('');
  const value = wrapped(`<map>${xml}</map>`);
  for (const key of keys) assert.equal(asText(get(value, key)), key);
  assert.equal(writeLlsdXml(value), `<llsd><map>${xml}</map></llsd>`);
});

test('[llsd.xml.11] marks and carriage returns are written so that they come back', () => {
  const text = 'a<b>&"c\'\r\n]]>\u0001\ud800';
  const xml = writeLlsdXml(string(text));
  assert.equal(xml, '<llsd><string>a&lt;b&gt;&amp;"c\'&#13;\n]]&gt;\ufffd\ufffd</string></llsd>');
  assert.deepEqual(readLlsdXml(xml), { value: string('a<b>&"c\'\r\n]]>\ufffd\ufffd'), problems: [] });
});

/** The only mistakes in hundreds of kilobytes of real documents. */
const KNOWN: { readonly [file: string]: number } = { 'llsd/keywords_lsl_default.xml': 2, 'llsd/message.xml': 1 };

test('real documents are read without any finding but the known repeated keys', (t) => {
  const corpus = process.env['REZBENCH_CORPUS'];
  if (corpus === undefined || !existsSync(corpus)) {
    t.skip('no corpus');
    return;
  }
  for (const folder of ['llsd', 'opensim']) {
    for (const name of readdirSync(path.join(corpus, folder)).filter((file) => file.endsWith('.xml'))) {
      const text: string = readFileSync(path.join(corpus, folder, name), 'utf8');
      if (!text.includes('<llsd')) continue;
      const found: readonly string[] = readLlsdXml(text).problems.map(({ code }) => code);
      assert.deepEqual(found, Array(KNOWN[`${folder}/${name}`] ?? 0).fill('LS025'), name);
    }
  }
});

function bytes(...octets: number[]): Llsd {
  return { kind: 'binary', value: Uint8Array.from(octets) };
}

function mapOf(...entries: readonly (readonly [string, Llsd])[]): Llsd {
  return { kind: 'map', entries: new Map(entries) };
}
