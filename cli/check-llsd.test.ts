// LLSD files as `check` meets them: octets, under names that say something or nothing.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { concatBytes, fromHex, utf8 } from '../protocol/bytes.ts';
import { BINARY_FINDINGS, type Letter, XML_FINDINGS } from '../test/golden/llsd/findings.ts';
import { NOTATION_FINDINGS } from '../test/golden/llsd/notation-findings.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { EXIT } from './terminal.ts';

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

const SEVERITIES: Readonly<Record<Letter, string>> = { E: 'error', W: 'warning', I: 'information', H: 'hint' };

async function told(file: string, octets: Uint8Array, ...words: readonly string[]) {
  const terminal = fakeTerminal({ [file]: octets, 's.llidl': '{ a: int }' });
  const exit = await check([file, ...words, '--format=json'], terminal);
  assert.deepEqual(terminal.said, []);
  const [report] = JSON.parse(terminal.printed.join('')).files;
  const language: string = report.language;
  const diagnostics: readonly Told[] = report.diagnostics;
  return { exit, language, diagnostics };
}

const octetsOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
const exitOf = (letters: readonly Letter[]) => (letters.includes('E') ? EXIT.findings : EXIT.fine);

suite('check of LLSD files', () => {
  for (const [name, language, findings] of [
    ['x.llsd.xml', 'llsd-xml', XML_FINDINGS],
    ['x.llsdn', 'llsd-notation', NOTATION_FINDINGS],
  ] as const)
    for (const [text, expected] of findings)
      test(`[llsd.sniff.2] all that is said about ${name} with ${JSON.stringify(text)}`, async () => {
        const { exit, language: found, diagnostics } = await told(name, utf8(text));
        assert.equal(found, language);
        assert.deepEqual(
          diagnostics.map(({ code, severity, message, range: { start } }) => [
            start.line + 1,
            start.character + 1,
            severity,
            code,
            message,
          ]),
          expected.map(([line, column, letter, ...rest]) => [line, column, SEVERITIES[letter], ...rest]),
        );
        assert.equal(exit, exitOf(expected.map(([, , letter]) => letter)));
      });

  for (const [hex, expected] of BINARY_FINDINGS)
    for (const words of [['x.llsdb'], ['x', '--language', 'llsd-binary']] as const)
      test(`[llsd.sniff.3] all that is said about ${words.join(' ')} with ${hex}`, async () => {
        const [name, ...more] = words;
        const { exit, language, diagnostics } = await told(name, octetsOf(hex), ...more);
        assert.equal(language, 'llsd-binary');
        assert.deepEqual(
          diagnostics.map(({ code, severity, message }) => [severity, code, message]),
          expected.map(([letter, ...rest]) => [SEVERITIES[letter], ...rest]),
        );
        assert.equal(exit, exitOf(expected.map(([letter]) => letter)));
        for (const { message, range } of diagnostics) {
          const { line, character } = range.start;
          assert.deepEqual([line, character], [0, Number(/^Offset (\d+)/u.exec(message)?.[1] ?? 0)]);
        }
      });

  const BINARY = concatBytes(utf8('<? LLSD/Binary ?>\n'), octetsOf('7b000000016b000000016173000000016278'));

  for (const name of ['x.llsd', 'x.llsdb', '-', 'x'])
    test(`[llsd.sniff.3] binary is known by its header: ${name}`, async () => {
      const { language, diagnostics } = await told(name, BINARY);
      assert.equal(language, 'llsd-binary');
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['LS205'],
      );
    });

  test('[llsd.sniff.3] binary without a header is known by its octets, if the name does not say otherwise', async () => {
    assert.equal((await told('x.llsd', octetsOf('5b000000005d'))).language, 'llsd-binary');
    assert.equal((await told('x.llsdn', octetsOf('5b000000005d'))).language, 'llsd-notation');
    assert.equal((await told('x.llsdb', utf8('<llsd><undef/></llsd>'))).language, 'llsd-xml');
    assert.equal((await told('x.llsdb', utf8('<? llsd/notation ?>\n!'))).language, 'llsd-notation');
  });

  test('[llidl.match.1] binary is checked against a schema, with places in octets', async () => {
    const { exit, diagnostics } = await told(
      'x.llsdb',
      octetsOf('7b000000016b000000016173000000016a7d'),
      '--schema',
      's.llidl',
    );
    assert.deepEqual(
      diagnostics.map(({ code, message, range }) => [code, message, range.start]),
      [['LS310', '/a: expected int, found string.', { line: 0, character: 11 }]],
    );
    assert.equal(exit, EXIT.findings);
  });

  test('the rules about binary are weighed and silenced', async () => {
    const terminal = fakeTerminal({
      'x.llsdb': octetsOf('21ff'),
      rules: '{"LS209": "error"}',
      off: '{"LS209": "off"}',
    });
    assert.equal(await check(['x.llsdb', '--rules', 'rules'], terminal), EXIT.findings);
    assert.equal(await check(['x.llsdb', '--rules', 'off', '--max-warnings=0'], terminal), EXIT.fine);
  });

  test('people are told the offset once', async () => {
    const terminal = fakeTerminal({ 'x.llsdb': octetsOf('78') });
    assert.equal(await check(['x.llsdb'], terminal), EXIT.findings);
    assert.deepEqual(terminal.printed, ['x.llsdb:offset 0: error LS200: unknown marker 0x78.']);
  });

  test('collectors are told octets of binary as such', async () => {
    const terminal = fakeTerminal({ 'x.llsdb': octetsOf('730000000261ff') });
    await check(['x.llsdb', '--format=sarif'], terminal);
    const [{ results }] = JSON.parse(terminal.printed.join('')).runs;
    assert.deepEqual(results[0].locations[0].physicalLocation.region, { byteOffset: 6, byteLength: 1 });
  });

  test('binary cannot be compared with a template, and is no message.xml', async () => {
    const terminal = fakeTerminal({ 'x.llsdb': octetsOf('21'), 'a.msg': 'version 2.0\n' });
    assert.equal(await check(['x.llsdb', '--base', 'a.msg'], terminal), EXIT.wrongUse);
    assert.deepEqual(terminal.said, ['x.llsdb cannot be compared with a.msg.']);
  });

  test('[llsd.xml.14] an octet that is no UTF-8 is found in XML', async () => {
    const octets = concatBytes(utf8('<llsd><string>é'), octetsOf('ff'), utf8('</string></llsd>'));
    const { diagnostics } = await told('x.llsd', octets);
    assert.deepEqual(
      diagnostics.map(({ code, severity, range }) => [code, severity, range.start.character]),
      [['LS016', 'error', 15]],
    );
    const terminal = fakeTerminal({ 'x.llsd': octets, rules: '{"LS016": "off"}' });
    assert.equal(await check(['x.llsd', '--rules', 'rules'], terminal), EXIT.fine);
  });

  test('[llsd.notation.4] raw octets are found in notation, but for those of counted binary', async () => {
    const raw = concatBytes(utf8('b(3)"'), octetsOf('00ff22'), utf8('"'));
    for (const name of ['x.llsd', 'x.llsdn']) {
      const { language, diagnostics } = await told(name, raw);
      assert.equal(language, 'llsd-notation');
      assert.equal(diagnostics.filter(({ severity }) => severity === 'error').length, 0);
    }
    const { diagnostics } = await told('x.llsdn', concatBytes(utf8("'a"), octetsOf('ff'), utf8("'")));
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['LS136'],
    );
  });

  for (const [name, text, code] of [
    ['x', '<?llsd/json?>\ni1', 'LS105'],
    ['x.llsdn', '<?llsd/json?>\ni1', 'LS105'],
    ['x.llsdn', '<foo>', 'LS100'],
    ['x', '<?llsd/xml?>\n<integer>1</integer>', 'LS003'],
  ] as const)
    test(`[llsd.sniff.2] ${name} with ${JSON.stringify(text)} has ${code}`, async () => {
      const { diagnostics } = await told(name, utf8(text));
      assert.ok(
        diagnostics.some((problem) => problem.code === code),
        JSON.stringify(diagnostics),
      );
    });
});
