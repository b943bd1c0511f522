// What the editor knows about a message.xml that it looks at alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import type { Severities } from '../../protocol/template/check.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { LLSD_XML } from '../languages.ts';

const entry = (name: string, words = '') => `<key>${name}</key><map>${words}</map>\n`;
const flavor = (word: string) => `<key>flavor</key><string>${word}</string>`;
const trusted = (word: string) => `<key>trusted-sender</key><boolean>${word}</boolean>`;
const xml = (...entries: readonly string[]) =>
  `<llsd><map><key>messages</key><map>${entries.join('')}</map></map></llsd>`;
const open = (text: string) => LLSD_XML.open(text, new Lines(text));

const hovers: readonly (readonly [marked: string, words: readonly string[] | undefined])[] = [
  [
    entry('«Hail»', flavor('llsd') + trusted('true')),
    ['Hail', 'llsd: it travels over HTTP', 'only trusted senders may send it'],
  ],
  [entry('Hail', flavor('«template»') + trusted('0')), ['Hail', 'template: it travels over UDP', 'anyone may send it']],
  [entry('Hail', trusted('«1»')), ['Hail', 'No flavor', 'only trusted senders']],
  [entry('«Hail»', flavor('odd')), ['Hail', 'No flavor']],
  [`${entry('Hail', flavor('odd'))}<!-- «Hail» -->`, undefined],
];

for (const [marked, words] of hovers) {
  test(`over ${marked.trim()} stands ${words?.join(', ') ?? 'nothing'}`, () => {
    const { text, start, end } = markedRange(xml(marked));
    for (const at of [start, end]) {
      const found = open(text).hover(at);
      const value =
        found && 'value' in Object(found.contents) ? String(Reflect.get(Object(found.contents), 'value')) : '';
      assert.equal(found === undefined, words === undefined);
      for (const word of words ?? []) assert.ok(value.includes(word), value);
      if (found !== undefined) assert.deepEqual(found.range, new Lines(text).range({ start, end }));
    }
  });
}

const findings: readonly (readonly [text: string, severities: Severities, codes: readonly string[]])[] = [
  [xml(entry('A'), entry('A')), {}, ['MT095 warning']],
  [xml(entry('A'), entry('A')), { MT095: 'error' }, ['MT095 error']],
  [xml(entry('A'), entry('A')), { MT095: 'off' }, []],
  [xml(entry('A', flavor('llsd') + flavor('llsd'))), {}, ['LS025 warning']],
  [xml(entry('A', flavor('llsd') + flavor('llsd'))), { LS025: 'hint' }, ['LS025 hint']],
  [xml(entry('A', flavor('llsd') + flavor('llsd'))), { LS025: 'off' }, []],
  [xml(entry('A', flavor('odd')), '<key>B</key>'), {}, ['MT095 warning', 'LS024 error']],
  ['<llsd><map><key>a</key><undef/><key>a</key><undef/></map></llsd>', {}, ['LS025 warning']],
];

for (const [text, severities, codes] of findings) {
  test(`${text} has ${codes.join(', ') || 'no finding'} with ${JSON.stringify(severities)}`, () =>
    assert.deepEqual(
      open(text)
        .problems(severities)
        .map(({ code, severity }) => `${code} ${severity}`),
      codes,
    ));
}

test('the outline lists the messages; a search of the workspace leaves them to the template', () => {
  const text = xml(entry('Hail', flavor('llsd')), entry(''));
  const { symbols, searched } = open(text);
  assert.deepEqual(
    symbols().map(({ name, detail, range, selectionRange }) => [name, detail, range, selectionRange]),
    [
      ['Hail', 'llsd', new Lines(text).range({ start: 35, end: 99 }), new Lines(text).range({ start: 40, end: 44 })],
      ['(no name)', '', { start: { line: 1, character: 0 }, end: { line: 1, character: 22 } }, at(1, 5)],
    ],
  );
  assert.deepEqual(searched(), []);
});

const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });

test('names are those of messages, and only mentioned', () => {
  const text = xml(entry('Hail'), entry('Bye'));
  const { nameAt, uses } = open(text);
  const start = text.indexOf('Hail');
  const hail = { kind: 'message', path: ['Hail'], range: { start, end: start + 4 } } as const;
  assert.deepEqual([nameAt(start), nameAt(start + 4), nameAt(start - 1)], [hail, hail, undefined]);
  assert.deepEqual(uses(hail), [{ ...hail, whole: undefined }]);
  assert.deepEqual(uses({ kind: 'block', path: ['A', 'Hail'] }), []);
});

const renamings: readonly (readonly [put: string, problem: RegExp | undefined])[] = [
  ['Wave', undefined],
  ['Hail', undefined],
  ['Bye', /already a message Bye in message\.xml/u],
  ['a b', /is no name/u],
  ['a'.repeat(64), /too long/u],
];

for (const [put, problem] of renamings) {
  test(`Hail ${problem === undefined ? 'may' : 'may not'} become ${put}`, () => {
    const said = open(xml(entry('Hail'), entry('Bye'))).renameProblem({ kind: 'message', path: ['Hail'] }, put);
    if (problem === undefined) assert.equal(said, undefined);
    else assert.match(said ?? '', problem);
  });
}
