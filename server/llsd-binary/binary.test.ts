import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SavedBinary, ShownBinary } from '../../contract/llsd-binary.ts';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { readBase64, writeBase64 } from '../../protocol/llsd/base64.ts';
import { isBinary, type Rules, saveBinary, showBinary } from './binary.ts';

const RULES: Rules = { severities: {}, pageOf: (code) => `rules:${code}` };
const base64 = (hex: string): string => writeBase64(fromHex(hex) ?? new Uint8Array(0));
const show = (hex: string, rules = RULES): ShownBinary => showBinary({ octets: base64(hex) }, rules);
const save = (hex: string, text: string, as: 'itself' | 'copy' = 'itself'): SavedBinary =>
  saveBinary({ octets: base64(hex), text, as }, RULES);

const BAD_STRING = '5b000000017300000001ff5d';
const BROKEN = '5b0000000231785d';

test('[llsd.editor.1] a file is shown as notation, with what is wrong where it is', () => {
  assert.deepEqual(show(BAD_STRING), {
    kind: 'shown',
    text: "['\\xff']\n",
    problems: [
      {
        code: 'LS207',
        severity: 'error',
        message: 'Offset 10: not valid UTF-8.',
        range: { start: { line: 0, character: 1 }, end: { line: 0, character: 7 } },
        page: 'rules:LS207',
      },
    ],
  });
});

test('[llsd.editor.1] the rules that somebody chose are kept', () => {
  const weights = (severity: 'off' | 'hint') => {
    const shown = show(BAD_STRING, { ...RULES, severities: { LS207: severity } });
    return shown.kind === 'shown' ? shown.problems.map((problem) => problem.severity) : shown.reason;
  };
  assert.deepEqual(weights('off'), []);
  assert.deepEqual(weights('hint'), ['hint']);
});

test('[llsd.editor.2] saved, the octets that were changed are others, and the places are those of the text', () => {
  const saved = save(BAD_STRING, "[ i7,\n'\\xff']");
  assert.ok(saved.kind === 'saved');
  assert.equal(toHex(readBase64(saved.octets).bytes), '5b0000000269000000077300000001ff5d');
  assert.deepEqual(saved.problems[0]?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } });
});

test('[llsd.editor.2] an error in the notation is named with its line', () => {
  assert.deepEqual(save('31', '[\ntrue,\ntreu]'), {
    kind: 'refused',
    reason: "The notation has an error on line 3: 'treu' is not a boolean.",
    canCopy: false,
  });
});

test('[llsd.edit.4] a broken file says so, is not saved over, and can be copied', () => {
  const shown = show(BROKEN);
  const reason =
    'This file is broken and can be saved only as a copy, which holds what could be read. Offset 6: unknown marker 0x78.';
  assert.equal(shown.kind === 'shown' && shown.broken, reason);
  assert.deepEqual(save(BROKEN, '[false]'), { kind: 'refused', reason, canCopy: true });
  const copy = save(BROKEN, '[false]', 'copy');
  assert.equal(copy.kind === 'saved' && toHex(readBase64(copy.octets).bytes), '5b00000001305d');
});

test('an empty file is not broken: there is nothing to lose', () => {
  assert.equal(Reflect.has(show(''), 'broken'), false);
});

test('[llsd.sniff.1] the beginning of a file tells whether it is binary', () => {
  assert.equal(isBinary({ octets: base64(BROKEN) }), true);
  assert.equal(isBinary({ octets: writeBase64(new TextEncoder().encode('<llsd/>')) }), false);
  assert.equal(isBinary({ octets: '' }), false);
});
