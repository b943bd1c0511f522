import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileReport } from '../server/check.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { EXIT } from './terminal.ts';

const GOOD = `version 2.0
{
    Chat High 1 Trusted Unencoded
    {
        A Single
        { X U8 }
    }
}
`;
const BAD = `version 2.0
{
\tChat High 1 Trusted Unencoded
\t{ A Single { X UUID } { X U8 } }
}
`;
const WARNED = GOOD.replace('{ X U8 }', '');

test('a good file is fine, and the answer is an object of the promised shape', async () => {
  const terminal = fakeTerminal({ 'a.msg': GOOD });
  assert.equal(await check(['a.msg', '--format', 'json'], terminal), EXIT.fine);
  assert.deepEqual(
    terminal.printed.map((line) => JSON.parse(line)),
    [{ files: [{ file: 'a.msg', language: 'sl-message-template', diagnostics: [] }], errors: 0, warnings: 0 }],
  );
});

test('findings are told with code, severity, sentence and places from 0', async () => {
  const terminal = fakeTerminal({ 'a.msg': BAD, 'b.msg': GOOD });
  assert.equal(await check(['--format=json', 'a.msg', 'b.msg'], terminal), EXIT.findings);
  const place = (character: number, length: number) => ({
    start: { line: 3, character },
    end: { line: 3, character: character + length },
  });
  assert.deepEqual(JSON.parse(terminal.printed.join('')), {
    files: [
      {
        file: 'a.msg',
        language: 'sl-message-template',
        diagnostics: [
          {
            code: 'MT060',
            severity: 'error',
            message: 'Unknown type UUID; did you mean LLUUID?',
            range: place(16, 4),
            related: [],
          },
          {
            code: 'MT066',
            severity: 'error',
            message: 'Field X is already in this block.',
            range: place(25, 1),
            related: [{ message: 'X stands here.', range: place(14, 1) }],
          },
        ],
      },
      { file: 'b.msg', language: 'sl-message-template', diagnostics: [] },
    ],
    errors: 2,
    warnings: 0,
  });
});

test('people get a line that opens the place, the code, and carets below it', async () => {
  const terminal = fakeTerminal({ 'a.msg': BAD });
  assert.equal(await check(['a.msg'], terminal), EXIT.findings);
  assert.deepEqual(terminal.printed.join('\n').split('\n'), [
    'a.msg:4:17: error MT060: Unknown type UUID; did you mean LLUUID?',
    '  4 | \t{ A Single { X UUID } { X U8 } }',
    '    | \t               ^^^^',
    'a.msg:4:26: error MT066: Field X is already in this block.',
    '  4 | \t{ A Single { X UUID } { X U8 } }',
    '    | \t                        ^',
    '  a.msg:4:15: X stands here.',
  ]);
  assert.deepEqual(terminal.said, ['2 errors, 0 warnings']);
});

test('the input is checked as -, and named', async () => {
  const terminal = fakeTerminal({ '-': BAD });
  assert.equal(await check(['-'], terminal), EXIT.findings);
  assert.match(terminal.printed[0] ?? '', /^<stdin>:4:17: error MT060: /u);
});

test('long lines are cut around the problem, and control characters cannot steer the terminal', async () => {
  const terminal = fakeTerminal({ 'a.msg': `version 2.0 ${' '.repeat(5000)}\u001b[31m${'x'.repeat(5000)}\n` });
  await check(['a.msg'], terminal);
  const shown = terminal.printed.join('\n');
  assert.ok(shown.length < 1000, String(shown.length));
  assert.equal(shown.includes('\u001b'), false);
});

const ends: readonly (readonly [title: string, words: readonly string[], exit: number])[] = [
  ['a warning alone is fine', ['w.msg'], EXIT.fine],
  ['one warning may be allowed', ['w.msg', '--max-warnings', '1'], EXIT.fine],
  ['one warning may be too many', ['w.msg', '--max-warnings', '0'], EXIT.findings],
  ['a rule may be silenced', ['bad.msg', '--rules', 'off.json'], EXIT.fine],
  ['a rule may be sharpened', ['w.msg', '--rules', 'sharp.json'], EXIT.findings],
  ['rules may be given in place of a file', ['bad.msg', '--rules', '{"MT060":"off","MT066":"hint"}'], EXIT.fine],
  ['rules may begin with a mark, as some editors write it', ['bad.msg', '--rules', 'marked.json'], EXIT.fine],
  ['a language may be named', ['empty', '--language', 'sl-message-template'], EXIT.findings],
];

for (const [title, words, exit] of ends) {
  test(title, async () => {
    const files = {
      'w.msg': WARNED,
      'bad.msg': BAD,
      'off.json': '{"MT060":"off","MT066":"hint"}',
      'marked.json': '\ufeff{"MT060":"off","MT066":"hint"}',
      'sharp.json': '{"MT054":"error"}',
      empty: '',
    };
    assert.equal(await check(words, fakeTerminal(files)), exit);
  });
}

const refusals: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
  [[], /name at least one file/u],
  [['nowhere.msg'], /nowhere\.msg/u],
  [
    ['list.json'],
    /list\.json is in no language that check understands \(sl-message-template, llsd-xml, llidl, llsd-notation, llsd-binary\)/u,
  ],
  [['a.msg', '--format', 'xml'], /--format takes text, json or sarif/u],
  [['a.msg', '--max-warnings', 'few'], /--max-warnings takes a whole number/u],
  [['a.msg', '--max-bytes', '10'], /more than 10 bytes/u],
  [['a.msg', '--rules', 'list.json'], /no JSON object of rules/u],
  [['a.msg', '--rules', 'odd.json'], /odd\.json: MT001 takes error, warning, information, hint or off, not "loud"\./u],
  [['a.msg', '--rules', 'fatal.json'], /fatal\.json: MT023 takes .* or off, not "fatal"\./u],
  [['a.msg', '--rules', 'case.json'], /case\.json: MT023 takes .*, not "Error"; did you mean error\?/u],
  [['a.msg', '--rules', 'dash.json'], /dash\.json: there is no rule MT-023; did you mean MT023\?/u],
  [['a.msg', '--rules', 'small.json'], /small\.json: there is no rule mt045; did you mean MT045\?/u],
  [['a.msg', '--rules', '{"MT001":"loud"}'], /^--rules: MT001 takes error, .* not "loud"\.$/u],
  [['a.msg', '--rules', '{MT001: "off"}'], /^--rules is no JSON object of rules/u],
  [['a.msg', '--rules', 'unknown.json'], /unknown\.json: there is no rule chatty\.$/u],
  [['a.msg', '--message-xml', 'nowhere.xml'], /Cannot read nowhere\.xml/u],
  [['a.msg', 'a.msg', '--message-xml', 'settings.xml'], /--message-xml takes one template/u],
  [['settings.xml', '--message-xml', 'a.msg'], /--message-xml is for templates, settings\.xml is none/u],
  [['a.msg', '--language', 'lsl'], /There is no language lsl/u],
  [['a.msg', '--nonsense'], /nonsense/u],
];

for (const [words, sentence] of refusals) {
  test(`refused in one sentence: check ${words.join(' ')}`, async () => {
    const files = {
      'a.msg': GOOD,
      'settings.xml': '<llsd/>',
      'list.json': '[]',
      'odd.json': '{"MT001":"loud"}',
      'fatal.json': '{"MT023":"fatal"}',
      'case.json': '{"MT023":"Error"}',
      'dash.json': '{"MT-023":"off","mt045":"off"}',
      'small.json': '{"mt045":"off"}',
      'unknown.json': '{"MC001":"off","LS001":"hint","chatty":"off"}',
    };
    const terminal = fakeTerminal(files);
    assert.equal(await check(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1]);
    assert.match(terminal.said[0] ?? '', sentence);
  });
}

test('a template is checked with the message.xml beside it, each finding in its own file', async () => {
  const black = GOOD.replace('Unencoded', 'Unencoded UDPBlackListed');
  const xml = `<llsd><map><key>messages</key><map>
<key>Hail</key><map><key>flavor</key><string>template</string></map>
<key>Talk</key><map/>
<key>Talk</key><map></map><key>odd</key><odd/>
</map></map></llsd>`;
  const terminal = fakeTerminal({ 'a.msg': black, 'message.xml': xml });
  assert.equal(await check(['a.msg', '--message-xml', 'message.xml', '--format=json'], terminal), EXIT.findings);
  const { files, errors, warnings } = JSON.parse(terminal.printed.join(''));
  const shown = files.map(({ file, language, diagnostics }: FileReport) => [
    `${file} ${language}`,
    ...diagnostics.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`),
  ]);
  assert.deepEqual(shown, [
    ['a.msg sl-message-template', 'MT091 2:34', 'MT092 2:34'],
    ['message.xml llsd-xml', 'MT093 1:5', 'MT095 3:5', 'LS020 3:40'],
  ]);
  assert.deepEqual([errors, warnings], [1, 3]);
});

test('a message.xml is checked alone, too', async () => {
  const xml = '<llsd><map><key>messages</key><map><key>A</key><map/><key>A</key><map/></map><key>B</key></map></llsd>';
  const terminal = fakeTerminal({ 'message.xml': xml });
  assert.equal(await check(['message.xml', '--format=json'], terminal), EXIT.findings);
  const { files } = JSON.parse(terminal.printed.join(''));
  const [report]: FileReport[] = files;
  assert.deepEqual(
    report?.diagnostics.map(({ code }) => code),
    ['MT095', 'LS024'],
  );
});

test('--help says what it does', async () => {
  const terminal = fakeTerminal();
  assert.equal(await check(['--help'], terminal), EXIT.fine);
  assert.match(terminal.printed.join('\n'), /--max-warnings/u);
});

test('beside a base the changes are findings, and what they come to decides', async () => {
  const base = GOOD.replace('U8', 'U16');
  const terminal = fakeTerminal({ 'a.msg': GOOD, 'base.msg': base, 'same.msg': GOOD });
  assert.equal(await check(['a.msg', '--base', 'base.msg', '--format', 'json'], terminal), EXIT.findings);
  const { files, compatibility } = JSON.parse(terminal.printed.join(''));
  assert.deepEqual(compatibility, { category: 'Incompatible', pass: false, mode: 'development' });
  assert.deepEqual(Object.keys(files[0]), ['file', 'language', 'diagnostics']);
  const [change] = files[0].diagnostics;
  assert.match(change.code, /^MC\d{3}$/);
  assert.equal(change.related[0].file, 'base.msg');
  assert.equal(await check(['a.msg', '--base', 'same.msg', '--mode', 'production'], terminal), EXIT.fine);
  assert.match(terminal.said.join('\n'), /Same, which passes in production/);
  const twice = fakeTerminal({ 'base.msg': base, 'merged.msg': `${base}<<<<<<< HEAD\n` });
  assert.equal(await check(['merged.msg', '--base', 'base.msg'], twice), EXIT.findings);
  assert.match(twice.said.join('\n'), /Same, which fails in development/);
});

test('a base that is no template, or one base for several files, is refused', async () => {
  const terminal = fakeTerminal({ 'a.msg': GOOD, 'b.txt': 'hello' });
  assert.equal(await check(['a.msg', '--base', 'b.txt'], terminal), EXIT.wrongUse);
  assert.equal(await check(['a.msg', 'a.msg', '--base', 'a.msg'], terminal), EXIT.wrongUse);
});
