// `rezbench check` with LLIDL: schemas by themselves, and documents against them.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FileReport } from '../server/check.ts';
import { SCHEMA_EXAMPLES } from '../test/golden/llsd/schema-examples.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { EXIT } from './terminal.ts';

const SUITE = '%% seed -> [ string, ... ] <- { $: uri }\n%% ping << int\n';
const FILES = {
  'suite.llidl': SUITE,
  'value.llidl': '; a bare value\n{ a: int, b: string }\n',
  'broken.llidl': '{ a int }',
  'a#b/c.llidl': 'int',
  'names.llsd': '<llsd><array><string>A</string><integer>1</integer></array></llsd>',
  'good.llsd.xml': '<llsd><map><key>a</key><integer>1</integer><key>b</key><string/></map></llsd>',
  'odd.llsd.xml': '<llsd>\n<map><key>a</key><uuid/><key>a</key><integer>x</integer></map></llsd>',
  'list.llsdn': "[ 'x', i5 ]",
  'one.llsdn': '<? llsd/notation ?>\ni1',
  'login.llsd': '<llsd><map><key>login</key><string>false</string><key>reason</key><string>key</string></map></llsd>',
  'a.msg': 'version 2.0\n',
  'off.json': '{"LS310":"off","LS313":"warning","LS300":"off"}',
};

async function reports(...words: readonly string[]) {
  const terminal = fakeTerminal(FILES);
  const exit = await check([...words, '--format=json'], terminal);
  const { files = [] }: { files?: readonly FileReport[] } =
    terminal.printed.length > 0 ? JSON.parse(terminal.printed[0] ?? '') : {};
  const told = files.map(({ file, language, diagnostics }) => [
    `${file} ${language}`,
    ...diagnostics.map(({ code, message, range: { start } }) => `${start.line}:${start.character} ${code} ${message}`),
  ]);
  return { exit, told, said: terminal.said.join('\n'), files };
}

/** What is missing is told at the beginning of what lacks it. */
const inOrder = (findings: readonly string[]): readonly string[] =>
  findings.toSorted((a, b) => Number(b.includes('LS311')) - Number(a.includes('LS311')));

suite('check with schemas', () => {
  for (const { schema, document, findings } of SCHEMA_EXAMPLES)
    test(`[llidl.match.1] tells ${findings.join(' and ')}`, async () => {
      const terminal = fakeTerminal({ 's.llidl': schema, 'd.llsd': `<llsd>${document}</llsd>` });
      const words = document === undefined ? ['s.llidl'] : ['d.llsd', '--schema', 's.llidl'];
      await check([...words, '--format=json'], terminal);
      const [{ diagnostics }]: [FileReport] = JSON.parse(terminal.printed[0] ?? '').files;
      const place = ({ line, character }: { line: number; character: number }) => `${line + 1}:${character + 1} `;
      assert.deepEqual(
        diagnostics.map(
          ({ severity, code, message, range }) =>
            `${severity} ${code} ${document === undefined ? place(range.start) : ''}${message}`,
        ),
        document === undefined ? findings : inOrder(findings),
      );
    });

  test('a schema is checked alone', async () => {
    assert.deepEqual((await reports('suite.llidl', 'value.llidl')).told, [
      ['suite.llidl llidl'],
      ['value.llidl llidl'],
    ]);
    const { exit, told } = await reports('broken.llidl');
    assert.deepEqual([exit, told], [EXIT.findings, [['broken.llidl llidl', '0:4 LS300 expected colon']]]);
  });

  test('[llidl.choice.1] a value is picked behind the #, also out of a folder with such a name', async () => {
    const { exit, told } = await reports('names.llsd', '--schema', 'suite.llidl#seed.request');
    assert.deepEqual(told, [['names.llsd llsd-xml', '0:31 LS313 /[1]: integer is converted to string.']]);
    assert.equal(exit, EXIT.fine);
    assert.deepEqual((await reports('one.llsdn', '--schema', 'suite.llidl#ping')).told, [['one.llsdn llsd-notation']]);
    assert.deepEqual((await reports('one.llsdn', '--schema', 'a#b/c.llidl')).told, [['one.llsdn llsd-notation']]);
  });

  test('the findings of the schema stand between those of the document, each with its place in the schema', async () => {
    const { exit, files, told } = await reports('odd.llsd.xml', '--schema', 'value.llidl');
    assert.equal(exit, EXIT.findings);
    assert.deepEqual(
      told[0]?.map((line) => line.replace(/(LS\d+).*/u, '$1')),
      ['odd.llsd.xml llsd-xml', '1:0 LS311', '1:24 LS025', '1:45 LS041'],
    );
    const missing = files[0]?.diagnostics.find(({ code }) => code === 'LS311');
    assert.deepEqual(missing?.related, [
      {
        message: 'Here the schema asks for string.',
        file: 'value.llidl',
        range: { start: { line: 1, character: 13 }, end: { line: 1, character: 19 } },
      },
    ]);
  });

  test('notation is checked as XML is', async () => {
    const { told } = await reports('list.llsdn', '--schema', 'suite.llidl#seed.request');
    assert.deepEqual(told, [['list.llsdn llsd-notation', '0:7 LS313 /[1]: integer is converted to string.']]);
  });

  test('several documents are checked against one schema', async () => {
    const { told } = await reports('good.llsd.xml', 'list.llsdn', '--schema', 'value.llidl');
    assert.deepEqual(told, [
      ['good.llsd.xml llsd-xml'],
      ['list.llsdn llsd-notation', '0:0 LS310 /: expected map, found array.'],
    ]);
  });

  test('rules may be weighed and silenced', async () => {
    const { exit, told } = await reports(
      'list.llsdn',
      '--schema',
      'suite.llidl#seed.request',
      '--rules',
      'off.json',
      '--max-warnings=0',
    );
    assert.deepEqual([exit, told[0]?.length], [EXIT.findings, 2]);
    assert.deepEqual((await reports('list.llsdn', '--schema', 'value.llidl', '--rules', 'off.json')).told, [
      ['list.llsdn llsd-notation'],
    ]);
  });

  test('a schema with errors is told about, whatever the rules say, and nothing is checked against it', async () => {
    const { exit, told } = await reports('good.llsd.xml', '--schema', 'broken.llidl', '--rules', 'off.json');
    assert.equal(exit, EXIT.findings);
    assert.deepEqual(told, [['broken.llidl llidl', '0:4 LS300 expected colon'], ['good.llsd.xml llsd-xml']]);
  });

  test('[llidl.ours.1] our own schemas are there by name', async () => {
    const { exit, told } = await reports('login.llsd', '--schema', 'rezbench:login#login.response');
    assert.equal(exit, EXIT.fine);
    assert.match(told[0]?.join('\n') ?? '', /LS311 \/message: missing, read as default string\./);
  });

  const refusals: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
    [['good.llsd.xml', '--schema', 'nowhere.llidl'], /nowhere\.llidl/u],
    [['good.llsd.xml', '--schema', 'rezbench:nothing'], /rezbench:nothing/u],
    [
      ['names.llsd', '--schema', 'suite.llidl'],
      /suite\.llidl: The schema describes several values; choose one of seed\.request, seed\.response, ping\.response\./u,
    ],
    [['names.llsd', '--schema', 'suite.llidl#seed'], /seed may be its request or its response/u],
    [['names.llsd', '--schema', 'suite.llidl#x'], /describes no x/u],
    [['a.msg', '--schema', 'value.llidl'], /--schema is for LLSD, a\.msg is none/u],
  ];
  for (const [words, sentence] of refusals)
    test(`refused in one sentence: check ${words.join(' ')}`, async () => {
      const { exit, said, told } = await reports(...words);
      assert.deepEqual([exit, told], [EXIT.wrongUse, []]);
      assert.match(said, sentence);
      assert.equal(said.split('\n').length, 1);
    });
});
