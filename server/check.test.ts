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

const names: readonly (readonly [name: string, text: string, isTemplate: boolean])[] = [
  ['x.txt', 'version 2.0\n', true],
  ['x.txt', '\ufeff// note\n\n/* note */\nversion 1.1', true],
  ['x.txt', '{\n  Chat Low 1 Trusted Unencoded }', true],
  ['x.msg', '{ { { {', true],
  ['x.txt', '{ { { {', false],
  ['x.msg', '<?xml version="1.0"?><llsd/>', false],
  ['settings.xml', '<llsd><map/></llsd>', false],
  ['x.txt', '', false],
];

for (const [name, text, isTemplate] of names) {
  test(`${name} with ${JSON.stringify(text)} is ${isTemplate ? 'a' : 'no'} template`, () => {
    const report = checkFile({ name, text });
    assert.equal('language' in report, isTemplate);
    if ('problem' in report) assert.match(report.problem, /sl-message-template/u);
  });
}

test('a language that is named decides, and an unknown one is a problem in words', () => {
  assert.ok('diagnostics' in checkFile({ name: 'x', text: '', language: 'sl-message-template' }));
  assert.deepEqual(checkFile({ name: 'x', text: '', language: 'lsl' }), {
    problem: 'There is no language lsl; known: sl-message-template.',
  });
});
