// The matchers that editors and build services read our output with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileText } from '../../cli/check-text.ts';
import { checkFile } from '../../server/check.ts';
import { inProject } from '../../tools/root.ts';

const FILE = 'C:\\my files\\a-1:2.msg';
const TEXT = `version 2.0
{
    Header High 01 Trusted Unencoded Deprecated
    {
        Header Single
        { X UUID }
    }
    {
        Header Single
    }
}
`;

/** Everything that the terminal prints about a text with a finding of each severity. */
function printed(): readonly string[] {
  const report = checkFile({ name: FILE, text: TEXT, language: 'sl-message-template' });
  assert.ok(!('problem' in report));
  return [...fileText({ report, text: TEXT })].join('\n').split('\n');
}

const EXPECTED = [
  [FILE, '3', '17', 'warning', 'MT032', '01 is octal 1 for the viewer and 1 for others.'],
  [
    FILE,
    '3',
    '38',
    'information',
    'MT090',
    'The viewer does not load this message: it can be neither sent nor received.',
  ],
  [FILE, '5', '9', 'hint', 'MT024', 'libomv renames a block called Header.'],
  [FILE, '6', '13', 'error', 'MT060', 'Unknown type UUID; did you mean LLUUID?'],
  [FILE, '9', '9', 'error', 'MT053', 'Block Header is already defined in this message.'],
  [FILE, '9', '9', 'warning', 'MT054', 'Block Header has no fields.'],
  [FILE, '9', '9', 'hint', 'MT024', 'libomv renames a block called Header.'],
];

const matched = (regexp: string) =>
  printed().flatMap((line) => {
    const match = new RegExp(regexp).exec(line);
    return match === null ? [] : [match.slice(1)];
  });

const inPackage = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

test("the editor's matcher finds every finding and nothing else", () => {
  const [matcher] = inPackage.contributes.problemMatchers;
  assert.deepEqual(matched(matcher.pattern.regexp).toSorted(), EXPECTED.toSorted());
  const { regexp, ...groups } = matcher.pattern;
  assert.deepEqual([matcher.name, groups], ['rezbench', GROUPS]);
});

test('the matcher for build services finds errors and warnings', () => {
  const { problemMatcher } = JSON.parse(readFileSync(inProject('docs/ci/problem-matcher.json'), 'utf8'));
  const { regexp, ...groups } = problemMatcher[0].pattern[0];
  assert.deepEqual(
    matched(regexp).toSorted(),
    EXPECTED.filter((found) => found.includes('error') || found.includes('warning')).toSorted(),
  );
  assert.deepEqual(groups, GROUPS);
});

const GROUPS = { file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 };
