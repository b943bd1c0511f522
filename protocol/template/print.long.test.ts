// What must be so for any text that is laid out: real files, damaged ones, and soups of words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkTemplateLayout } from '../../test/support/fuzz/template.ts';
import { seeded } from '../../test/support/seeded.ts';
import { applyEdits } from '../apply-edits.ts';
import { builtInTemplateText } from './built-in.ts';
import { parseTemplate } from './parse.ts';
import { formatEdits } from './print.ts';
import { scan } from './scan.ts';

const formatted = (text: string): string => applyEdits(text, formatEdits(parseTemplate(text)));

test('the built-in template is laid out already', () =>
  assert.deepEqual(formatEdits(parseTemplate(builtInTemplateText)), []));

// ---- the real files

const folder = process.env['REZBENCH_CORPUS'];
const corpus = (name: string) =>
  folder === undefined ? undefined : readFileSync(path.join(folder, 'templates', name), 'utf8');
const viewer = corpus('viewer.message_template.msg');
const openSim = corpus('opensim.message_template.msg');

test('[template.format.7] of the official file 2,726 of 2,980 field lines and the fields of 837 of 903 blocks stay', (t) => {
  if (viewer === undefined) return t.skip('no corpus');
  const file = parseTemplate(viewer);
  const lines = viewer.split('\n');
  const after = formatted(viewer).split('\n');
  assert.equal(after.length, lines.length);
  const fields = [...lines.keys()].filter((line) => /^ {8}\{\s+\w+\s+\w+.*\}/u.test(lines[line] ?? ''));
  assert.equal(fields.length, 2980);
  assert.equal(fields.filter((line) => lines[line] === after[line]).length, 2726);
  const lineOf = (offset: number): number => viewer.slice(0, offset).split('\n').length - 1;
  const blocks = file.messages
    .flatMap((message) => message.blocks)
    .map(({ fields: all }) => all.map(({ range }) => lineOf(range.start)))
    .filter((block) => block.some((line) => fields.includes(line)));
  assert.equal(blocks.length, 903);
  assert.equal(blocks.filter((block) => block.every((line) => lines[line] === after[line])).length, 837);
});

test("[template.format.3] OpenSimulator's file keeps its tabs and its meaning, and a second time changes nothing", (t) => {
  if (openSim === undefined) return t.skip('no corpus');
  const after = formatted(openSim);
  assert.deepEqual(parseTemplate(after).template, parseTemplate(openSim).template);
  assert.equal(formatted(after), after);
  assert.ok(!/^ +[{}\w]/mu.test(after));
});

// ---- any text

const SEED = 41_003;
const piece = builtInTemplateText.slice(0, builtInTemplateText.indexOf('\n}\n', 8000) + 3);

test(`[template.format.1] whatever is damaged, no word and no comment changes, and the second time nothing does (seed ${SEED})`, () => {
  const random = seeded(SEED);
  for (let turn = 0; turn < 150; turn += 1) {
    const text = damaged(piece, random);
    assert.doesNotThrow(() => checkTemplateLayout(text), `turn ${turn}: ${JSON.stringify(text)}`);
  }
});

/** A few words deleted, glued, or with other white space before them. */
function damaged(text: string, random: () => number): string {
  const words = scan(text);
  const blank = [' ', '\t', '\n', '\r\n', ' // why\n', '', '\n\n\n', '      ', ',', '; '];
  const edits = new Map<number, { readonly range: { readonly start: number; readonly end: number }; text: string }>();
  for (let count = 0; count < 12; count += 1) {
    const index = 1 + Math.floor(random() * (words.count - 1));
    const range =
      random() < 0.1 ? words.range(index) : { start: words.range(index - 1).end, end: words.range(index).start };
    if (words.commentsBefore(index).length > 0) continue;
    edits.set(range.start, { range, text: blank[Math.floor(random() * blank.length)] ?? '' });
  }
  return applyEdits(
    text,
    [...edits.values()].toSorted((a, b) => a.range.start - b.range.start),
  );
}
