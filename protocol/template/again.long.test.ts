// A text that is read again after edits: the same comes of it as of a reading from the start, whatever was edited.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { anyEdit, RULE_SETTINGS, TANGLED, TIDY } from '../../test/support/edited-texts.ts';
import { seeded } from '../../test/support/seeded.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import type { PlacedMessage, TemplateFile } from './placed.ts';
import { MAX_PROBLEMS } from './problem-list.ts';
import type { Scan } from './scan.ts';

const SEED = 20_260;
const TURNS = 1500;

for (const [what, begun] of Object.entries({ 'a tidy text': TIDY, 'a tangled text': TANGLED, 'an empty text': '' })) {
  test(`[template.again.1] [template.again.2] ${what}, read again after each of ${TURNS} edits, is what it is when it is read and checked once (seed ${SEED})`, () => {
    const random = seeded(SEED);
    let text = begun;
    let file = parseTemplate(text);
    for (let turn = 0; turn < TURNS; turn += 1) {
      const before = text;
      // What grows wild or small begins anew now and then.
      text = turn % 60 === 59 ? begun : anyEdit(text, random);
      file = parseTemplate(text, file);
      const about = `seed ${SEED}, turn ${turn}: ${JSON.stringify(before)} became ${JSON.stringify(text)}`;
      assertSame(file, parseTemplate(text), about);
    }
  });
}

function assertSame(again: TemplateFile, once: TemplateFile, about: string): void {
  assert.deepEqual(wordsOf(again.scan), wordsOf(once.scan), about);
  assert.deepEqual(partsOf(again), partsOf(once), about);
  assert.deepEqual(templateProblems(again, RULE_SETTINGS), templateProblems(once, RULE_SETTINGS), about);
}

/** All but the scan, with what moved messages write out only when it is asked for. */
function partsOf({ scan, stretches, messages, ...parts }: TemplateFile): unknown {
  const written = stretches.map((stretch) => ({ ...stretch, messages: stretch.messages.map(writtenOut) }));
  return { ...parts, stretches: written, messages: messages.map(writtenOut) };
}

const writtenOut = (placed: PlacedMessage): PlacedMessage => {
  const { range, nameRange, documentation, message, numbered, sound, words, blocks } = placed;
  return { range, nameRange, documentation, message, numbered, sound, words, blocks };
};

/** All that a scan tells, also around its ends. */
function wordsOf(scan: Scan): unknown {
  const words = Array.from({ length: scan.count + 3 }, (_, at) => at - 1).map((at) => [
    [scan.kind(at), scan.word(at), scan.start(at), scan.end(at), scan.line(at), scan.isFirstOnLine(at)],
    at < 0 || at >= scan.count ? 0 : scan.column(at),
    scan.commentsBefore(at),
  ]);
  const comments = Array.from({ length: scan.commentCount }, (_, at) => scan.comment(at));
  return [scan.text, words, comments, scan.problems];
}

test('[template.again.1] most of a large text is taken over, not read', () => {
  const message = (at: number) => `{\n\tM${at} Low ${at} Trusted Unencoded\n\t{\n\t\tB Single\n\t\t{ F U8 }\n\t}\n}\n`;
  const text = `version 2.0\n${Array.from({ length: 100 }, (_, at) => message(at + 1)).join('')}`;
  const file = parseTemplate(text);
  const again = parseTemplate(text.replace('M50 ', 'Fifty '), file);
  const known = new Set(file.messages.map(({ message }) => message));
  const anew = again.messages.filter((placed) => !known.has(placed.message));
  assert.deepEqual(
    anew.map(({ message }) => message.name),
    ['M49', 'Fifty'],
  );
});

test('[template.again.2] of too many problems the same are shown, whatever was found before', () => {
  const flagged = (from: number, to: number) =>
    Array.from(
      { length: to - from },
      (_, at) => `{ M${from + at} Low ${from + at} Trusted Unencoded UDPDeprecated }\n`,
    );
  const few = `version 2.0\n${flagged(1, MAX_PROBLEMS / 4).join('')}`;
  let file = parseTemplate(few);
  assert.ok(templateProblems(file, RULE_SETTINGS).length < MAX_PROBLEMS);
  const many = `${few}${flagged(MAX_PROBLEMS / 4, MAX_PROBLEMS + 10).join('')}`;
  for (const text of [many, many.replace('M7 ', 'Seven '), few, many]) {
    file = parseTemplate(text, file);
    assert.deepEqual(
      templateProblems(file, RULE_SETTINGS),
      templateProblems(parseTemplate(text), { ...RULE_SETTINGS }),
    );
  }
  assert.equal(templateProblems(file, RULE_SETTINGS).at(-1)?.code, 'MT000');
});

test('[template.again.1] what is taken over does not keep the texts that it was read from', () => {
  const message = (at: number) =>
    `{\n\tAVeryLongMessageName${at} Low ${at} Trusted Unencoded // since the beginning of time\n}\n\n`;
  const filling = `${'// A line of a comment that stands between messages.\n'.repeat(4000)}\n`;
  let text = `version 2.0\n${filling}${Array.from({ length: EDITED }, (_, at) => message(at + 1)).join('')}`;
  let file = parseTemplate(text);
  const before = heapBytes();
  for (let at = 0; at < EDITED; at += 1) {
    const place = file.messages[at]?.nameRange.end ?? 0;
    text = `${text.slice(0, place)}x${text.slice(place)}`;
    file = parseTemplate(text, file);
  }
  assert.equal(file.messages.length, EDITED);
  const kept = heapBytes() - before;
  assert.ok(kept < (EDITED * text.length) / 10, `${kept} bytes more, of texts with ${text.length} characters`);
});

/** In a text of 200,000 characters; each leaves a text behind. */
const EDITED = 200;

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
