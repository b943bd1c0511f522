// What the editor shows about a schema.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../../protocol/apply-edits.ts';
import { Lines } from '../../protocol/lines.ts';
import type { Range } from '../../protocol/text.ts';
import { LLIDL, languageOf } from '../languages.ts';
import { definitionsOf, referencesOf, renamingOf } from '../names.ts';

const TEXT = `; what the seed
; takes and gives
%% seed -> [ string, ... ] <- { $: uri }
&event = { message: "Hail", body: { id: int } }
&event = { message: "Hello", body: undef }
%% queue -> { ack: int, int: bool } <- {
  events: [ &event, ... ]
}
`;

/** A text with `|` where the caret stands. */
function opened(marked: string) {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const lines = new Lines(text);
  return { at, raw: text, lines, text: LLIDL.open(text, lines), uri: 'file:///a.llidl', reading: 1 };
}

/** The text with a caret in front of the n-th occurrence of a word. */
function caretIn(word: string, times = 1): ReturnType<typeof opened> {
  let at = -1;
  for (let count = 0; count < times; count += 1) at = TEXT.indexOf(word, at + 1);
  assert.ok(at >= 0, word);
  return opened(`${TEXT.slice(0, at)}|${TEXT.slice(at)}`);
}

suite('a schema in the editor', () => {
  const meant: readonly (readonly [string, string, string | undefined])[] = [
    ['a.llidl', 'int', 'llidl'],
    ['a.txt', '; words\n%% seed << uri', 'llidl'],
    ['a.txt', '&event = int', 'llidl'],
    ['a.txt', 'int', undefined],
  ];
  for (const [name, text, id] of meant) {
    test(`is known by content and name: ${name} with ${JSON.stringify(text)} is ${id}`, () => {
      assert.equal(languageOf(name, text)?.id, id);
    });
  }

  test('is weighed as the user wants', () => {
    const { text } = opened('{ a }|');
    assert.deepEqual(
      [{}, { LS300: 'warning' }, { LS300: 'off' }].map((severities) =>
        text.problems(severities as Parameters<typeof text.problems>[0]).map(({ severity }) => severity),
      ),
      [['error'], ['warning'], []],
    );
  });

  const hovers: readonly (readonly [string, number, RegExp | undefined])[] = [
    ['seed ->', 1, /\*\*seed\*\* · resource {2}\nPOST: the request/],
    ['->', 1, /^POST/],
    ['<-', 1, /^The response/],
    ['string', 1, /\*\*string\*\* takes a string\. Converted: every other/],
    ['...', 1, /again and again/],
    ['$', 1, /^Any keys/],
    ['uri', 1, /\*\*uri\*\* takes a uri/],
    ['&event', 3, /2 alternatives\n```llidl\n\{ message: "Hail", body: \{ id: int \} \}\n\{ message: "Hello"/],
    ['int: bool', 1, undefined],
    ['ack', 1, undefined],
    ['; what', 1, undefined],
  ];
  for (const [word, times, expected] of hovers) {
    test(`says over ${word} ${expected === undefined ? 'nothing' : expected.source}`, () => {
      const { text, at } = caretIn(word, times);
      const contents = text.hover(at)?.contents;
      const value = typeof contents === 'object' && 'value' in contents ? contents.value : '';
      if (expected === undefined) assert.equal(value, '');
      else assert.match(value, expected);
    });
  }

  test('says no more over a name than fits beside a word', () => {
    const keys = Array.from({ length: 50 }, (_, index) => `key_${index}: int`).join(', ');
    const { text, at } = opened(`%% a << &|v\n${`&v = { ${keys} }\n`.repeat(30)}`);
    const contents = text.hover(at)?.contents;
    const lines = typeof contents === 'object' && 'value' in contents ? contents.value.split('\n') : [];
    assert.equal(lines[0], '**&v** · 30 alternatives');
    assert.deepEqual(lines.slice(-2), ['; and 10 more', '```']);
    assert.ok(lines.every((line) => line.length <= 81));
  });

  const completions: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['|', ['%% resource', '& definition'], ['int']],
    ['in|', ['int'], ['%% resource']],
    ['%% a |', ['->', '<<', '>>', '<>', '<x>'], ['int']],
    ['%% a -|', ['->'], ['int']],
    ['%% |', [], ['int', '->']],
    ['%% a -> int |', ['<-'], ['int', '->']],
    ['%% a -> int <- |', ['int', 'undef', '{ … }'], ['<-']],
    ['%% a << int\n|', ['%% resource'], ['<-', 'int']],
    ['{ a: |', ['int', 'true'], ['...', '%% resource']],
    ['{ a: int, |', [], ['int']],
    ['{ |', [], ['int']],
    ['[ |', ['int'], ['...']],
    ['[ int, |', ['...', 'int'], ['->']],
    ['[ int |', ['...'], ['->']],
    ['[ { a: int }, |', ['...', 'int'], ['->']],
    ['&a = int\n%% b << &|', ['&a', 'int'], ['->']],
    ['&a = |', ['int'], ['->']],
    ['; words |', [], ['int', '%% resource']],
    ['%% b << &c\n|', ['&c ='], ['int']],
  ];
  for (const [marked, offered, left] of completions) {
    test(`offers at ${JSON.stringify(marked)} ${offered.join(' ') || 'nothing of this'}`, () => {
      const { text, at } = opened(marked);
      const labels = text.completion(at).map(({ label }) => label);
      assert.deepEqual(
        offered.filter((label) => !labels.includes(label)),
        [],
      );
      assert.deepEqual(
        left.filter((label) => labels.includes(label)),
        [],
      );
    });
  }

  test('replaces the word that is being written, with its sign', () => {
    const { text, at } = opened('&event = int\n%% b << &ev|');
    const item = text.completion(at).find(({ label }) => label === '&event');
    assert.deepEqual(item?.textEdit, {
      range: { start: { line: 1, character: 8 }, end: { line: 1, character: 11 } },
      newText: '&event',
    });
  });

  test('has an outline of resources, alternatives and keys in the order of the text', () => {
    const told = (symbols: ReturnType<ReturnType<typeof opened>['text']['symbols']>): unknown =>
      symbols.map(({ name, detail, children = [] }) =>
        children.length === 0 ? `${name}: ${detail}` : [`${name}: ${detail}`, told(children)],
      );
    assert.deepEqual(told(opened(`${TEXT}|`).text.symbols()), [
      ['seed: post', ['request: [ string, ... ]', 'response: { $: uri }']],
      ['&event: { message: "Hail", body: { id: int } }', ['message: "Hail"', ['body: { id: int }', ['id: int']]]],
      ['&event: { message: "Hello", body: undef }', ['message: "Hello"', 'body: undef']],
      [
        'queue: post',
        [
          ['request: { ack: int, int: bool }', ['ack: int', 'int: bool']],
          ['response: { events: [ &event, ... ] }', ['events: [ &event, ... ]']],
        ],
      ],
    ]);
  });

  test('folds entries, brackets and comments', () => {
    const { text } = opened(`${TEXT}&b = {\n  a: [\n    int\n  ]\n}\n|`);
    assert.deepEqual(
      text.folding().map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
      [
        [5, 7, undefined],
        [8, 12, undefined],
        [9, 10, undefined],
        [0, 1, 'comment'],
      ],
    );
  });

  test('colours words by what they mean', () => {
    const { text, raw } = opened(`${TEXT}|`);
    const colours = text.tokens().map(({ start, end, type }) => `${raw.slice(start, end)}=${type}`);
    for (const expected of ['%%=keyword', 'seed=class', '->=keyword', 'string=type', '...=keyword', '$=keyword'])
      assert.ok(colours.includes(expected), expected);
    assert.deepEqual(colours.slice(-4), ['<-=keyword', 'events=property', '&event=struct', '...=keyword']);
    assert.ok(colours.includes('int=property') && colours.includes('int=type'));
    assert.ok(colours.includes('"Hail"=string') && colours.includes('; what the seed=comment'));
  });

  test('grows a selection from the word to the whole text', () => {
    const { text, at, raw } = caretIn('id: int');
    assert.deepEqual(
      text.selection(at).map(({ start, end }: Range) => raw.slice(start, end)),
      [
        'id',
        'id: int',
        '{ id: int }',
        'body: { id: int }',
        '{ message: "Hail", body: { id: int } }',
        '&event = { message: "Hail", body: { id: int } }',
        TEXT,
      ],
    );
  });

  test('[llidl.variant.1] leads from a name to all its alternatives, and back to its uses', () => {
    const document = caretIn('&event,');
    const name = document.text.nameAt(document.at);
    assert.ok(name);
    const lines = definitionsOf(name, document, [document]).map(({ targetRange }) => targetRange.start.line);
    assert.deepEqual(lines, [3, 4]);
    const places = referencesOf(name, document, { all: [document], withDefinition: true });
    assert.deepEqual(
      places.map(({ range: { start } }) => [start.line, start.character]),
      [
        [3, 1],
        [4, 1],
        [6, 13],
      ],
    );
    assert.equal(document.text.highlights(document.at).length, 3);
  });

  test('renames a name in its own text only, and refuses what is none or is taken', () => {
    const document = caretIn('&event,');
    const other = { ...opened('&event = int|'), uri: 'file:///b.llidl' };
    const name = document.text.nameAt(document.at + 2);
    assert.ok(name);
    const edit = renamingOf(name, 'happening', { asked: document, all: [document, other] });
    assert.ok('changes' in edit);
    assert.deepEqual(Object.keys(edit.changes ?? {}), ['file:///a.llidl']);
    assert.equal(edit.changes?.['file:///a.llidl']?.length, 3);
    const refused = renamingOf(name, 'no-name', { asked: document, all: [document] });
    assert.match('problem' in refused ? refused.problem : '', /"no-name" is no name/);
    const two = opened('&a = int\n&|b = int\n%% c << [ &a, &b ]');
    const second = two.text.nameAt(two.at);
    assert.ok(second);
    const taken = renamingOf(second, 'a', { asked: two, all: [two] });
    assert.match('problem' in taken ? taken.problem : '', /already a name &a/);
  });

  test('is laid out', () => {
    const { text, raw } = opened('%%a<<{b:int}|');
    assert.equal(applyEdits(raw, text.format()), '%% a << { b: int }\n');
    const two = opened('&a=int\n&b=int|');
    assert.equal(applyEdits(two.raw, two.text.format({ start: 0, end: 3 })), '&a = int\n&b=int');
  });
});
