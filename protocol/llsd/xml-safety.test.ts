// What hostile XML does to other readers, and not to this one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../apply-edits.ts';
import { plainValue } from './node.ts';
import { readLlsdXml, readXmlDocument, writeLlsdXml } from './xml.ts';
import { xmlFormatEdits } from './xml-format.ts';

/** Ten of the one below in each: a thousand million of the lowest, if anybody counted. */
function nestedEntities(levels: number): string {
  const declared = Array.from({ length: levels }, (_, level) => {
    const content = level === 0 ? 'ha' : `&e${level - 1};`.repeat(10);
    return `<!ENTITY e${level} "${content}">`;
  });
  return `<!DOCTYPE llsd [${declared.join('')}]><llsd><string>&e${levels - 1};</string></llsd>`;
}

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['entities inside entities', nestedEntities(9), '&e8;'],
  [
    'one large entity, often',
    `<!DOCTYPE llsd [<!ENTITY e "${'x'.repeat(100_000)}">]><llsd><string>${'&e;'.repeat(3000)}</string></llsd>`,
    '&e;'.repeat(3000),
  ],
  ['a small entity', '<!DOCTYPE llsd [<!ENTITY e "x">]><llsd><string>&e;</string></llsd>', '&e;'],
  [
    'an entity in a file',
    '<!DOCTYPE llsd [<!ENTITY e SYSTEM "file:///etc/passwd">]><llsd><string>&e;</string></llsd>',
    '&e;',
  ],
  ['brackets and quotes in a DOCTYPE', '<!DOCTYPE llsd [<!ENTITY e "]>">]><llsd><string>x</string></llsd>', 'x'],
];

for (const [title, text, expected] of HOSTILE) {
  test(`[llsd.xml.3] ${title}: nothing is expanded, nothing fetched`, () => {
    const { value, problems } = readLlsdXml(text);
    assert.deepEqual(value, { kind: 'string', value: expected });
    assert.ok(problems.length > 0 && problems.every(({ code }) => code === 'LS010' || code === 'LS011'));
  });
}

test('[llsd.limit.1] of 100,000 arrays inside each other those beyond the limit are not looked at', () => {
  const deep = `<llsd>${'<array>'.repeat(100_000)}${'</array>'.repeat(100_000)}</llsd>`;
  for (const read of [readLlsdXml, readXmlDocument]) {
    const { problems } = read(deep);
    assert.deepEqual(
      problems.map(({ severity, range }) => [severity, range.start]),
      [
        ['warning', '<llsd>'.length + 96 * '<array>'.length],
        ['error', '<llsd>'.length + 200 * '<array>'.length],
      ],
    );
  }
  assert.ok(applyEdits(deep, xmlFormatEdits(deep)).endsWith('<array>'.repeat(99_800) + deep.slice(-800_007)));
});

test('[llsd.limit.1] a thousand levels where they are allowed', () => {
  const deep = `<llsd>${'<array>'.repeat(1000)}${'</array>'.repeat(1000)}</llsd>`;
  const { root, problems } = readXmlDocument(deep, { depth: 1000 });
  assert.deepEqual(
    problems.map(({ code, severity }) => [code, severity]),
    [['LS060', 'warning']],
  );
  assert.equal(writeLlsdXml(plainValue(root)).length, deep.length - '<array>'.length);
});

test('[llsd.value.2] names that ordinary objects have are ordinary keys of nodes', () => {
  const keys = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];
  const { root } = readXmlDocument(
    `<llsd><map>${keys.map((key) => `<key>${key}</key><string>${key}</string>`).join('')}</map></llsd>`,
  );
  const value = plainValue(root);
  assert.deepEqual(
    value.kind === 'map' && [...value.entries].map(([key, member]) => [key, member.kind === 'string' && member.value]),
    keys.map((key) => [key, key]),
  );
});

test('[llsd.limit.2] where a text is broken is said behind any number of findings', () => {
  const text = `<llsd><array>${'<foo/>'.repeat(2000)}<string>a & b && c</string></array></llsd>`;
  const { problems } = readXmlDocument(text);
  assert.deepEqual(
    problems.filter(({ code }) => code === 'LS002').map(({ range }) => range.start),
    [text.indexOf('&')],
  );
});
