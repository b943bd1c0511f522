import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { XML_FINDINGS } from '../../test/golden/llsd/findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { MAX_PROBLEMS } from './finding.ts';
import { asText, get, type Llsd, string } from './value.ts';
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
