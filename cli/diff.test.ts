import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { diff } from './diff.ts';
import { EXIT } from './terminal.ts';

const BASE = `version 2.0
{ Hail Low 1 NotTrusted Unencoded { Visitor Single { Age U8 } } }
`;
const FILES = {
  'base.msg': BASE,
  'same.msg': `// the same\n${BASE}`,
  'newer.msg': `${BASE}{ Bye Low 2 NotTrusted Unencoded }\n`,
  'older.msg': 'version 2.0\n',
  'mixed.msg': 'version 2.0\n{ Bye Low 2 NotTrusted Unencoded }\n',
  'other.msg': BASE.replace('U8', 'S8'),
  'twice.msg': BASE.replace('Low 1', 'Low 3').replace('U8', 'S8'),
  'broken.msg': `${BASE}{ Bye Loud 2 NotTrusted Unencoded }\n`,
  'braces.msg': '{ '.repeat(3000),
  'merged.msg': `${BASE}<<<<<<< HEAD\n{ Bye Low 2 NotTrusted Unencoded }\n=======\n>>>>>>> theirs\n`,
  'one-more.msg': `${BASE}}\n`,
  'headless.msg': BASE.replace('version 2.0\n', ''),
  'empty.msg': '',
  'prose.msg': 'hello world',
  'byte-order.msg': `\ufeff${BASE}`,
  'marks.msg': `\ufeff\ufeff${BASE}`,
  'blank.msg': BASE.replace('Hail ', 'Hail\u00a0'),
  'number.msg': `${BASE}{ Bye Low 1 NotTrusted Unencoded }\n`,
  'settings.xml': '<llsd><map/></llsd>',
};

test('programs get one object of the promised shape', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['base.msg', 'newer.msg', '--format', 'json'], terminal), EXIT.fine);
  assert.deepEqual(
    terminal.printed.map((line) => JSON.parse(line)),
    [
      {
        kind: 'template',
        category: 'Newer',
        pass: { development: true, production: true },
        changes: [
          {
            rule: 'MC001',
            category: 'Newer',
            name: 'Bye',
            message: 'Adds Bye.',
            base: null,
            current: { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } },
          },
        ],
      },
    ],
  );
  assert.deepEqual(terminal.said, []);
});

test('what is gone has a place in the base only', async () => {
  const terminal = fakeTerminal(FILES);
  await diff(['base.msg', 'older.msg', '--format=json'], terminal);
  const { changes } = JSON.parse(terminal.printed.join(''));
  assert.equal(changes.length, 1);
  assert.deepEqual(
    [changes[0].base, changes[0].current],
    [{ start: { line: 1, character: 2 }, end: { line: 1, character: 6 } }, null],
  );
});

test('people get the category first, then a line for each change with both places', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['base.msg', 'twice.msg'], terminal), EXIT.findings);
  assert.deepEqual(terminal.printed, [
    'Incompatible: fails in development, fails in production',
    'Incompatible MC005 base.msg:2:12 -> twice.msg:2:12: The number of Hail was 1 and is 3; peers know it by its number.',
    'Incompatible MC017 base.msg:2:58 -> twice.msg:2:58: The type of field Age was U8 and is S8.',
  ]);
  const mixed = fakeTerminal(FILES);
  await diff(['base.msg', 'mixed.msg'], mixed);
  assert.deepEqual(mixed.printed, [
    'Mixed: passes in development, fails in production',
    'Older        MC002 base.msg:2:3 -> (nothing): Removes Hail; flag it Deprecated instead.',
    'Newer        MC001 (nothing) -> mixed.msg:2:3: Adds Bye.',
  ]);
});

const modes: readonly (readonly [current: string, category: string, development: number, production: number])[] = [
  ['same.msg', 'Same', EXIT.fine, EXIT.fine],
  ['newer.msg', 'Newer', EXIT.fine, EXIT.fine],
  ['older.msg', 'Older', EXIT.fine, EXIT.findings],
  ['mixed.msg', 'Mixed', EXIT.fine, EXIT.findings],
  ['other.msg', 'Incompatible', EXIT.findings, EXIT.findings],
];

for (const [current, category, development, production] of modes) {
  test(`[compat.category.2] ${category}: exit ${development} in development and ${production} in production`, async () => {
    const run = async (...mode: string[]) => {
      const terminal = fakeTerminal(FILES);
      const exit = await diff(['base.msg', current, ...mode], terminal);
      assert.equal(terminal.printed[0]?.split(':', 1)[0], category);
      return exit;
    };
    assert.equal(await run(), development);
    assert.equal(await run('--mode', 'development'), development);
    assert.equal(await run('--mode=production'), production);
  });
}

test('[compat.own.1] an error of the current file alone is a finding, whatever the category; one of the base is not', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['base.msg', 'number.msg'], terminal), EXIT.findings);
  assert.match(
    terminal.printed[0] ?? '',
    /: fails in development, fails in production, since number\.msg has errors of its own$/u,
  );
  assert.match(
    terminal.said.join('\n'),
    /^number\.msg:3:\d+: .*\(MT037\) With 1 error of its own number\.msg passes in no mode\.$/u,
  );
  const json = fakeTerminal(FILES);
  assert.equal(await diff(['base.msg', 'number.msg', '--format', 'json'], json), EXIT.findings);
  assert.deepEqual(JSON.parse(json.printed.join('')).pass, { development: false, production: false });
  const back = fakeTerminal(FILES);
  assert.equal(await diff(['number.msg', 'base.msg'], back), EXIT.fine);
  assert.deepEqual(back.said, []);
});

test('[compat.own.1] a byte-order mark alone is such an error: what stands behind it is compared', async () => {
  const terminal = fakeTerminal(FILES);
  assert.equal(await diff(['base.msg', 'byte-order.msg'], terminal), EXIT.findings);
  assert.match(terminal.printed.join('\n'), /^Same: fails in development, .* byte-order\.msg has errors of its own$/u);
  assert.match(
    terminal.said.join('\n'),
    /^byte-order\.msg:1:1: Invisible character U\+FEFF; remove it\. \(MT008\) With 1/u,
  );
  const back = fakeTerminal(FILES);
  assert.equal(await diff(['byte-order.msg', 'newer.msg', '--mode', 'production'], back), EXIT.fine);
  assert.deepEqual([back.printed[0], back.said], ['Newer: passes in development, passes in production', []]);
});

const refusals: readonly (readonly [words: readonly string[], sentence: RegExp])[] = [
  [[], /name two files/u],
  [['base.msg'], /name two files/u],
  [['base.msg', 'same.msg', 'newer.msg'], /name two files/u],
  [['base.msg', 'nowhere.msg'], /nowhere\.msg/u],
  [['nowhere.msg', 'base.msg'], /nowhere\.msg/u],
  [['base.msg', 'settings.xml'], /settings\.xml is no message template\./u],
  [['broken.msg', 'base.msg'], /^broken\.msg:3:7: .*\(MT030\) broken\.msg is not compared; rezbench check lists all/u],
  [['base.msg', 'braces.msg'], /^braces\.msg:1:1: .* braces\.msg is not compared/u],
  [['base.msg', 'merged.msg'], /^merged\.msg:3:1: .*\(MT004\) merged\.msg is not compared/u],
  [['base.msg', 'one-more.msg'], /^one-more\.msg:3:1: .*\(MT013\)/u],
  [['base.msg', 'headless.msg'], /^headless\.msg:1:1: .*\(MT001\)/u],
  [['headless.msg', 'base.msg'], /^headless\.msg:1:1: .*\(MT001\)/u],
  [['base.msg', 'empty.msg'], /^empty\.msg:1:1: .*\(MT001\)/u],
  [['base.msg', 'prose.msg'], /^prose\.msg:1:1: .*\(MT001\)/u],
  [['base.msg', 'marks.msg'], /^marks\.msg:1:1: .*\(MT008\)/u],
  [['base.msg', 'blank.msg'], /^blank\.msg:2:3: .*\(MT008\)/u],
  [['base.msg', 'same.msg', '--mode', 'test'], /--mode takes development or production/u],
  [['base.msg', 'same.msg', '--format', 'sarif'], /--format takes text or json/u],
  [['base.msg', 'same.msg', '--max-bytes', '10'], /more than 10 bytes/u],
  [['base.msg', 'same.msg', '--max-bytes', 'all'], /--max-bytes takes/u],
  [['base.msg', 'same.msg', '--nonsense'], /nonsense/u],
];

for (const [words, sentence] of refusals) {
  test(`[compat.unread.1] refused in one sentence: diff ${words.join(' ')}`, async () => {
    const terminal = fakeTerminal(FILES);
    assert.equal(await diff(words, terminal), EXIT.wrongUse);
    assert.deepEqual([terminal.printed, terminal.said.length], [[], 1]);
    assert.match(terminal.said[0] ?? '', sentence);
  });
}
