import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from './check.ts';

const BAD = 'version 2.0\n{ Chat Med 1 Trusted Unencoded }\n';

test('a report has the name, the language, and problems with places from 0', () => {
  assert.deepEqual(checkFile({ name: 'a.msg', text: BAD }), {
    file: 'a.msg',
    language: 'sl-message-template',
    diagnostics: [
      {
        code: 'MT030',
        severity: 'error',
        message: 'Unknown frequency Med; did you mean Medium?',
        range: { start: { line: 1, character: 7 }, end: { line: 1, character: 10 } },
        related: [],
      },
    ],
  });
});

test('severities change and silence rules', () => {
  const severities = (severity: 'off' | 'hint') => {
    const report = checkFile({ name: 'a.msg', text: BAD, severities: { MT030: severity } });
    return 'diagnostics' in report ? report.diagnostics.map((problem) => problem.severity) : [];
  };
  assert.deepEqual(severities('off'), []);
  assert.deepEqual(severities('hint'), ['hint']);
});

const TEMPLATE = 'sl-message-template';
const XML = 'llsd-xml';

const names: readonly (readonly [name: string, text: string, language: string | undefined])[] = [
  ['x.txt', 'version 2.0\n', TEMPLATE],
  ['x.txt', '\ufeff// note\n\n/* note */\nversion 1.1', TEMPLATE],
  ['x.txt', '{\n  Chat Low 1 Trusted Unencoded }', TEMPLATE],
  ['x.msg', '{ { { {', TEMPLATE],
  ['x.txt', '{ { { {', 'llsd-notation'],
  ['x.msg', '<?xml version="1.0"?><llsd/>', XML],
  ['settings.xml', '<llsd><map/></llsd>', XML],
  ['x.txt', '\ufeff\n<?xml version="1.0"?>\n<!-- a --><!DOCTYPE llsd>\n<llsd a="b">', XML],
  ['x.xml', '<resources><llsd/></resources>', undefined],
  ['x.xml', 'words <llsd/>', undefined],
  ['x.xml', '<!-- <llsd/>', undefined],
  ['X.LLSD.xml', '<', XML],
  ['x.txt', '', undefined],
];

for (const [name, text, language] of names) {
  test(`${name} with ${JSON.stringify(text)} is in ${language ?? 'no language'}`, () => {
    const report = checkFile({ name, text });
    assert.equal('language' in report ? report.language : undefined, language);
    if ('problem' in report) assert.match(report.problem, /sl-message-template, llsd-xml/u);
  });
}

test('a language that is named decides, and an unknown one is a problem in words', () => {
  assert.ok('diagnostics' in checkFile({ name: 'x', text: '', language: 'sl-message-template' }));
  assert.deepEqual(checkFile({ name: 'x', text: '', language: 'lsl' }), {
    problem: 'There is no language lsl; known: sl-message-template, llsd-xml, llidl, llsd-notation, llsd-binary.',
  });
});

const BASE = 'version 2.0\n\n{\n    Chat High 1 Trusted Unencoded\n}\n';

test('with a base its changes are among the problems, and places in it carry its name', () => {
  const base = { name: 'base.msg', text: BASE, mode: 'development' } as const;
  const report = checkFile({ name: 'a.msg', text: BASE.replace('\n\n', '\n').replace('1', '2'), base });
  assert.ok('diagnostics' in report);
  assert.equal(report.compatibility?.category, 'Incompatible');
  assert.deepEqual(report.diagnostics, [
    {
      code: 'MC005',
      severity: 'error',
      message: 'The number of Chat was 1 and is 2; peers know it by its number.',
      range: { start: { line: 2, character: 14 }, end: { line: 2, character: 15 } },
      related: [
        {
          message: 'Chat in the base.',
          range: { start: { line: 3, character: 14 }, end: { line: 3, character: 15 } },
          file: 'base.msg',
        },
      ],
    },
  ]);
});
