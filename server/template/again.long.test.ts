// A text that is edited while it is open: every question is answered as if it had just been opened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { anyEdit, RULE_SETTINGS, TANGLED, TIDY } from '../../test/support/edited-texts.ts';
import { seeded } from '../../test/support/seeded.ts';
import { type OpenText, TEMPLATE } from '../languages.ts';

const SEED = 20_262;
const TURNS = 40;

for (const [what, begun] of Object.entries({ 'a tidy text': TIDY, 'a tangled text': TANGLED })) {
  test(`[template.again.1] ${what} is answered about after each of ${TURNS} edits as if it was just opened (seed ${SEED})`, () => {
    const random = seeded(SEED);
    let text = begun;
    let edited = TEMPLATE.open(text, new Lines(text));
    for (let turn = 0; turn < TURNS; turn += 1) {
      text = anyEdit(text, random);
      edited = edited.again(text, new Lines(text));
      const at = Math.floor(random() * text.length);
      const opened = TEMPLATE.open(text, new Lines(text));
      assert.deepEqual(answers(edited, at), answers(opened, at), `seed ${SEED}, turn ${turn}: ${JSON.stringify(text)}`);
    }
  });
}

const answers = (text: OpenText, at: number): readonly unknown[] => [
  text.problems(RULE_SETTINGS),
  text.hover(at),
  text.completion(at),
  text.symbols(),
  text.searched(),
  text.folding(),
  text.tokens(),
  text.inlayHints({ start: 0, end: Number.POSITIVE_INFINITY }),
  text.selection(at),
  text.highlights(at),
  text.signature(at),
  text.format(),
  text.nameAt(at),
  text.uses({ kind: 'message', path: ['Chat'] }),
];
