import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFilter } from './filter.ts';
import { FILTER_LIMIT, NESTING_LIMIT } from './parse.ts';
import { codec } from './rows.fixture.ts';

/** Each case is a filter in which `«` and `»` stand around what is wrong, and words of the sentence about it. */
function check(cases: readonly (readonly [marked: string, words: string])[]): void {
  for (const [marked, words] of cases) {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const text = marked.replace(/[«»]/g, '');
    const read = compileFilter(text, codec);
    assert.ok('problems' in read, text);
    const [problem] = read.problems;
    assert.ok(problem?.message.includes(words), `${text}: ${problem?.message}`);
    assert.deepEqual([problem?.start, problem?.end], [start, end], `${text}: ${problem?.message}`);
    for (const { message } of read.problems) assert.match(message, /^[^.].*[.?]$/su, text);
  }
}

test('[filter.grammar.2] what no filter has is underlined alone', () =>
  check([
    ['Chat* «@» dir == in', 'no @'],
    ['size «=» 5', 'Write == to compare.'],
    ['Chat* «&» dir == in', 'Write &&'],
    ['Chat* «,» Ping*', 'Write ||'],
    ['«-» Chat*', 'Write !'],
    ['size > «5kb»', 'units of time'],
    ['size > «5 »'.replace('5 ', '\u{1F600}'), 'A filter has no \u{1F600}'],
    ['name == «"abc»', 'no closing "'],
    ['name =~ «/abc»', 'no closing /'],
  ]));

test('[filter.grammar.3] operands without an operator between them are a problem', () =>
  check([
    ['Chat* «Ping*»', 'Write && or || before Ping*.'],
    ['Chat* «and» Ping*', 'Write && instead of and.'],
    ['Chat* «or» Ping*', 'Write || instead of or.'],
    ['resent «(»reliable)', 'Write && or ||'],
  ]));

test('[filter.grammar.4] what is missing is a problem where it is missing', () =>
  check([
    ['Chat* &&«»', 'Something is missing here'],
    ['«&&» Chat*', 'missing before &&'],
    ['«(»Chat*', 'no ) for this ('],
    ['Chat*«)»', 'no ( for this )'],
    ['size «>»', 'missing behind >'],
    ['!«»', 'Something is missing'],
    ['()'.replace(')', '«)»'), 'missing before )'],
    ['«"hello"»', 'compared with something, such as name ~ "hello"'],
    ['«5»', 'A value is compared'],
    ['«in» 5..6', 'missing before in'],
    ['seq in «5..»', 'end of the range'],
    ['seq in «5..6s»', 'from a number to a number'],
  ]));

test('[filter.grammar.1] what is too long or too deep is refused, what is just at the limit is read', () => {
  const long = `name == "${'a'.repeat(FILTER_LIMIT - 10)}"`;
  assert.equal(long.length, FILTER_LIMIT);
  assert.ok(!('problems' in compileFilter(long, codec)));
  check([[`${long}« »`, `at most ${FILTER_LIMIT} characters`]]);
  const deep = `${'('.repeat(NESTING_LIMIT)}Chat*${')'.repeat(NESTING_LIMIT)}`;
  assert.ok(!('problems' in compileFilter(deep, codec)));
  assert.ok(!('problems' in compileFilter(`${'!'.repeat(NESTING_LIMIT)}Chat*`, codec)));
  check([
    [`${'('.repeat(NESTING_LIMIT)}«(»Chat*`, `at most ${NESTING_LIMIT}`],
    [`${'!'.repeat(NESTING_LIMIT)}«!»Chat*`, `at most ${NESTING_LIMIT}`],
  ]);
});

test('[filter.flags.2] a flag stands alone, a word is compared', () =>
  check([
    ['«seq»', 'seq is compared with something, such as seq > 100.'],
    ['«dir» && Chat*', 'dir == out'],
    ['reliable «==» true', 'write reliable or !reliable'],
    ['«Chat*» == 5', 'write name == Chat*'],
  ]));

test('[filter.types.1] ranges stand behind in, regular expressions behind =~', () =>
  check([
    ['seq in «5»', 'Behind in stands a range'],
    ['seq «==» 5..6', 'Write in before a range.'],
    ['name «==» /a/', 'Write =~'],
    ['name =~ «"a"»', 'Behind =~'],
  ]));

test('[filter.types.2] what is compared with another type is a problem at its place', () =>
  check([
    ['seq == «"5"»', 'seq is compared with a number, not with a text'],
    ['size > «5s»', 'not with a time'],
    ['seq «~» 5', 'seq is a number: compare it with'],
    ['time > «"1s"»', 'time is compared with a time, not with a text'],
    ['time «~» 1s', 'time is a time'],
    ['name == «5»', 'name is compared with a text, not with a number'],
    ['name «<» "a"', 'name is a text: compare it with'],
    ['dir == «up»', 'dir is one of in or out.'],
    ['dir «~» in', 'dir is one of several words'],
    ['fate == «lost»', 'fate is one of handled, duplicate'],
    ['region == «Sandbox»', 'Write "Sandbox" in quotes'],
    ['ChatFromViewer.ChatData.Message == «5»', 'Message is compared with a text, not with a number'],
    ['ChatFromViewer.ChatData.Message == «hello»', 'Write "hello" in quotes'],
    ['ChatFromViewer.ChatData.Message «>» "a"', 'Message is a text'],
    ['ChatFromViewer.ChatData.Channel == «"a"»', 'Channel is compared with a number'],
    ['ChatFromViewer.ChatData.Type == «yell»', 'Type is a number or one of "whisper"'],
    ['ChatFromViewer.ChatData.Type «<» shout', 'Type has names'],
    ['*.AgentData.AgentID == «5»', 'AgentID is compared with an id, not with a number'],
    ['*.AgentData.AgentID == «"5"»', 'AgentID is compared with an id'],
    ['AgentUpdate.AgentData.Far == «far»', 'Far is compared with a number, not with a word'],
    ['ObjectUpdate.ObjectData.UpdateFlags ~ «big»', 'UpdateFlags has the flags "physics"'],
  ]));

test('[filter.values.2] an empty range is a problem', () =>
  check([
    ['seq in «200..100»', 'write 100..200'],
    ['time in «2s..1s»', 'write 1s..2s'],
  ]));

test('[filter.field.1] a path that leads nowhere is underlined at its first wrong name', () =>
  check([
    ['«ChatFromViewr».ChatData.Message ~ "a"', 'no message ChatFromViewr; did you mean ChatFromViewer?'],
    ['ChatFromViewer.«ChatDate».Message ~ "a"', 'no block ChatDate; did you mean ChatData?'],
    ['ChatFromViewer.ChatData.«Mesage» ~ "a"', 'no field Mesage; did you mean Message?'],
    ['*.«Nonsense».Message ~ "a"', 'no block Nonsense'],
    ['«ChatFromViewer.ChatData» == 5', 'A field is written Message.Block.Field'],
    ['ChatFromViewer.ChatData.«» == 5', 'A name is missing here'],
    ['ObjectUpdate.ObjectData.Scale.«q» > 1', 'Scale has no part q'],
    ['ObjectUpdate.ObjectData.ID.«x» > 1', 'ID is of type U32 and has no parts'],
    ['ObjectUpdate.ObjectData.Scale.x.«y» > 1', 'at most one part'],
  ]));

test('[filter.field.4] a vector is not compared whole', () =>
  check([['ObjectUpdate.ObjectData.Scale «>» 1', 'write Scale.x, Scale.y or Scale.z']]));

test('[filter.regex.2] what has no bound is refused inside of the expression', () =>
  check([
    ['name =~ /a«(?=»b)/', 'Looking ahead or behind'],
    ['name =~ /(a)«\\1»/', 'Going back to a group'],
    ['name =~ /a«(»b/', 'no ) for this ('],
    ['name =~ /«[»ab/', 'no ] for this ['],
    ['name =~ /ab/«x»', 'no flag x'],
    ['name =~ /«*»a/', 'Write \\* for the character *'],
    ['name =~ /a«{3,2}»/', 'second count'],
  ]));

test('several problems are told in the order of their places', () => {
  const read = compileFilter('siz@ && (dir == up && @', codec);
  assert.ok('problems' in read);
  assert.deepEqual(
    read.problems.map(({ start }) => start),
    [3, 8, 22],
  );
  const typed = compileFilter('dir == up || seq == "a"', codec);
  assert.ok('problems' in typed);
  assert.equal(typed.problems.length, 2);
});
