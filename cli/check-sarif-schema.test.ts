// What `check` prints as SARIF, held against the schema of the standard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { inProject } from '../tools/root.ts';
import { check } from './check.ts';

/** The schema by OASIS, as a package carries it; it is written in an older draft of the schema language. */
const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const { $schema, id, ...schema } = JSON.parse(readFileSync(inProject(SCHEMA), 'utf8'));
const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
  schema,
);

const wrongIn = (log: unknown): readonly string[] =>
  validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const TEMPLATE = `version 2.0
// 🛰
{
    Chat Lwo 1 Trusted Unencoded
    {
        A Single
        { X LLUUDI } { X U8 }
    }
}
`;

interface Case {
  readonly what: string;
  readonly text: string;
  /** The findings that the log is about. */
  readonly codes: readonly string[];
}

const CASES: readonly Case[] = [
  { what: 'findings with fixes and places beside them', text: TEMPLATE, codes: ['MT030', 'MT060', 'MT066'] },
  { what: 'a template with nothing wrong', text: 'version 2.0\n', codes: [] },
  { what: 'a document', text: '<llsd><map><key>a</key><integer>x</integer></map></llsd>', codes: ['LS041'] },
  {
    what: 'a document with a repeated key',
    text: '<llsd><map><key>a</key><undef /><key>a</key><undef /></map></llsd>',
    codes: ['LS025'],
  },
  { what: 'octets', text: '<? llsd/binary ?>\n{\0\0\0\u0001', codes: ['LS203'] },
];

async function logOf(files: Readonly<Record<string, string>>) {
  const terminal = fakeTerminal(files);
  await check([...Object.keys(files), '--format', 'sarif'], terminal);
  return JSON.parse(terminal.printed[0] ?? '');
}

for (const { what, text, codes } of CASES)
  test(`the log about ${what} is as the standard wants it`, async () => {
    const log = await logOf({ 'src/a b.file': text });
    assert.deepEqual(
      log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId),
      codes,
    );
    assert.deepEqual(wrongIn(log), []);
  });

test('the log about several files, one of them elsewhere, is as the standard wants it', async () =>
  assert.deepEqual(wrongIn(await logOf({ 'a.msg': TEMPLATE, '/elsewhere/b.msg': TEMPLATE })), []));

test('what the standard does not know is found', async () => {
  const log = JSON.stringify(await logOf({ 'a.msg': TEMPLATE }));
  assert.notDeepEqual(wrongIn(JSON.parse(log.replaceAll('"level":"error"', '"level":"bad"'))), []);
  assert.notDeepEqual(wrongIn(JSON.parse(log.replaceAll('"columnKind"', '"columnType"'))), []);
});
