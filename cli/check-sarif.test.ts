import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_RULES } from '../protocol/all-rules.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { sarifText } from './check-sarif.ts';
import { EXIT } from './terminal.ts';

const BAD = `version 2.0
{
    Chat High 1 Trusted Unencoded
    {
        A Single
        { X UUID }
        { X U8 }
    }
}
`;

async function logOf(files: Readonly<Record<string, string>>) {
  const terminal = fakeTerminal(files);
  const exit = await check([...Object.keys(files), '--format', 'sarif'], terminal);
  assert.equal(terminal.printed.length, 1);
  return { exit, log: JSON.parse(terminal.printed[0] ?? '') };
}

test('findings are results with rule, level, sentence, place from 1 and related places', async () => {
  const { exit, log } = await logOf({ 'src/a b.msg': BAD });
  assert.equal(exit, EXIT.findings);
  const location = (line: number, from: number, to: number) => ({
    artifactLocation: { uri: 'src/a%20b.msg', uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: from, endLine: line, endColumn: to },
  });
  const codes = ALL_RULES.map(({ code }) => code);
  assert.deepEqual(log.runs[0].results, [
    {
      ruleId: 'MT060',
      ruleIndex: codes.indexOf('MT060'),
      level: 'error',
      message: { text: 'Unknown type UUID; did you mean LLUUID?' },
      locations: [{ physicalLocation: location(6, 13, 17) }],
    },
    {
      ruleId: 'MT066',
      ruleIndex: codes.indexOf('MT066'),
      level: 'error',
      message: { text: 'Field X is already in this block.' },
      locations: [{ physicalLocation: location(7, 11, 12) }],
      relatedLocations: [{ id: 0, message: { text: 'X stands here.' }, physicalLocation: location(6, 11, 12) }],
    },
  ]);
});

test('a log without findings still says that the tool ran, and with which rules', async () => {
  const { exit, log } = await logOf({ 'a.msg': 'version 2.0\n' });
  assert.equal(exit, EXIT.fine);
  assert.deepEqual(log.runs[0].results, []);
  assert.deepEqual(log.runs[0].invocations, [{ executionSuccessful: true }]);
  assert.deepEqual(
    log.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id),
    ALL_RULES.map(({ code }) => code),
  );
});

test('changes against a base are results of rules with words, too', async () => {
  const terminal = fakeTerminal({
    'a.msg': BAD.replace('UUID', 'U8').replace('X U8', 'Y U8'),
    'base.msg': 'version 2.0\n',
  });
  assert.equal(await check(['a.msg', '--base', 'base.msg', '--format', 'sarif'], terminal), EXIT.fine);
  const { results, tool } = JSON.parse(terminal.printed.join('')).runs[0];
  const [added] = results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'MC001');
  assert.deepEqual(tool.driver.rules[added.ruleIndex], {
    id: 'MC001',
    shortDescription: { text: 'A message was added.' },
    fullDescription: { text: 'Beside its base the template is Newer.' },
    help: { text: 'A message was added. Beside its base the template is Newer.' },
    defaultConfiguration: { enabled: true, level: 'note' },
  });
});

const places: readonly (readonly [file: string, location: object])[] = [
  ['a.msg', { uri: 'a.msg', uriBaseId: '%SRCROOT%' }],
  ['./x/../a.msg', { uri: 'a.msg', uriBaseId: '%SRCROOT%' }],
  ['/here/is/x/ü#1.msg', { uri: 'x/%C3%BC%231.msg', uriBaseId: '%SRCROOT%' }],
  ['../b.msg', { uri: 'file:///here/b.msg' }],
  ['/else/b c.msg', { uri: 'file:///else/b%20c.msg' }],
];

for (const [file, location] of places) {
  test(`a file is told relative to the folder of the command if it is in it: ${file}`, () => {
    const log = JSON.parse(sarifText([{ file, language: 'sl-message-template', diagnostics: [] }], '/here/is'));
    assert.deepEqual(log.runs[0].artifacts, [{ location }]);
  });
}

test('a file that is named twice is one artifact: the schema wants them unique', () => {
  const reports = ['a.msg', './a.msg', 'b.msg'].map((file) => ({
    file,
    language: 'sl-message-template',
    diagnostics: [],
  }));
  const log = JSON.parse(sarifText(reports, '/here/is'));
  assert.deepEqual(
    log.runs[0].artifacts.map(({ location }: { location: { uri: string } }) => location.uri),
    ['a.msg', 'b.msg'],
  );
});

test('every result names its rule, by its id and by its place among them', async () => {
  const { log } = await logOf({ 'a.msg': BAD, 'b.msg': '', 'c.msg': `version 2.0\n{ A\u00a0B }\n` });
  assert.equal(log.version, '2.1.0');
  assert.ok(log.runs[0].results.length >= 4);
  assert.ok(['utf16CodeUnits', 'unicodeCodePoints'].includes(log.runs[0].columnKind));
  const { rules } = log.runs[0].tool.driver;
  for (const { ruleId, ruleIndex } of log.runs[0].results) assert.equal(rules[ruleIndex].id, ruleId);
});
