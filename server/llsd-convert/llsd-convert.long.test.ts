// Conversions and comparisons of LLSD, over the wire.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  COMPARE_LLSD,
  CONVERT_LLSD,
  type ComparedLlsd,
  type ComparedTexts,
  type Converted,
  type ConvertQuestion,
  type LlsdForm,
  type LlsdInput,
} from '../../contract/llsd.ts';
import type { Place, StructuralChange } from '../../contract/structure.ts';
import { Lines } from '../../protocol/lines.ts';
import { readBase64, writeBase64 } from '../../protocol/llsd/base64.ts';
import { FORMS, writeForm } from '../../protocol/llsd/forms.ts';
import { array, integer, map, string } from '../../protocol/llsd/value.ts';
import { withEditor } from '../../test/support/wire.ts';
import { MAX_LLSD_CHANGES } from './compare.ts';

const XML = `<llsd>
  <map>
    <key>a</key><array><integer>007</integer><string>x</string></array>
    <key>b</key><map><key>c</key><undef/></map>
  </map>
</llsd>`;

const ask = async <Answer>(method: string, question: object): Promise<Answer> => {
  let answer: Answer | undefined;
  await withEditor(async ({ client }) => {
    answer = await client.sendRequest<Answer>(method, question);
  });
  return answer ?? assert.fail('no answer');
};

const convert = async (question: ConvertQuestion) => {
  const answer = await ask<Converted>(CONVERT_LLSD, question);
  return answer.kind === 'converted' ? answer : assert.fail(answer.reason);
};

const textInput = (text: string, name = 'a.xml'): LlsdInput => ({ name, content: { text } });
const place = (text: string, from: string, to = from): Place => {
  const start = text.indexOf(from);
  return new Lines(text).range({ start, end: text.indexOf(to, start) + to.length });
};

const FORM_TEXTS: readonly (readonly [to: LlsdForm, expected: string])[] = [
  ['xml', '<llsd>\n<array>\n  <integer>1</integer>\n</array>\n</llsd>\n'],
  ['notation', '<? llsd/notation ?>\n[\n  i1\n]\n'],
  ['json', '[\n  1\n]\n'],
];

for (const [to, expected] of FORM_TEXTS) {
  for (const from of FORMS) {
    test(`[llsd.form.3] from ${from} to ${to}, laid out`, async () => {
      const octets = writeBase64(writeForm(from, array([integer(1)]), { header: true }));
      const { content, path, losses, errors } = await convert({
        input: { name: 'a', content: { octets }, form: from },
        to,
      });
      assert.deepEqual([content, path, losses, errors], [{ text: expected }, '', [], 0]);
    });
  }
}

test('[llsd.form.3] binary is octets with a header', async () => {
  const { content, losses } = await convert({ input: textInput(XML), to: 'binary' });
  assert.ok('octets' in content);
  const value = map({ a: array([integer(7), string('x')]), b: map({ c: { kind: 'undef' } }) });
  assert.deepEqual(readBase64(content.octets).bytes, writeForm('binary', value, { header: true }));
  assert.deepEqual(losses, ['/a/0: The integer is spelled otherwise: 007 as 7.']);
});

const VALUES: readonly (readonly [from: string, to: string, path: string, json: string])[] = [
  ['007', '007', '/a/0', '7\n'],
  ['<string>', 'x', '/a/1', '"x"\n'],
  ['<integer>', 'x', '/a', '[\n  7,\n  "x"\n]\n'],
  ['<key>b', '<key>b', '/b', '{\n  "c": null\n}\n'],
  ['<key>b', '</map>', '/b', '{\n  "c": null\n}\n'],
  ['<undef/>', '<undef/>', '/b/c', 'null\n'],
  ['<integer>', '<undef/>', '', '{\n  "a": [\n    7,\n    "x"\n  ],\n  "b": {\n    "c": null\n  }\n}\n'],
  ['<llsd>', '</llsd>', '', '{\n  "a": [\n    7,\n    "x"\n  ],\n  "b": {\n    "c": null\n  }\n}\n'],
];

for (const [from, to, path, json] of VALUES) {
  test(`[llsd.form.3] the value around ${from} … ${to} is ${path || 'all'}`, async () => {
    const found = await convert({ input: textInput(XML), to: 'json', within: place(XML, from, to) });
    assert.deepEqual([found.path, found.content], [path, { text: json }]);
  });
}

test('[llsd.form.3] of a value only its own losses are told, with whole paths', async () => {
  const text = `<!-- a -->${XML}`;
  const lossesAt = async (within: Place) => (await convert({ input: textInput(text), to: 'json', within })).losses;
  assert.deepEqual(await lossesAt(place(text, '<integer>', 'x')), [
    '/a/0: The integer is spelled otherwise: 007 as 7.',
  ]);
  assert.deepEqual(await lossesAt(place(text, '<undef/>')), []);
  assert.ok((await lossesAt(place(text, '<llsd>', '</llsd>'))).includes('The comment is lost.'));
});

test('errors are counted; what is no document is refused in a sentence', async () => {
  assert.equal((await convert({ input: textInput("{'a':x}"), to: 'json' })).errors, 1);
  const refused = async (input: LlsdInput) => {
    const answer = await ask<Converted>(CONVERT_LLSD, { input, to: 'xml' });
    return answer.kind === 'refused' ? answer.reason : answer.kind;
  };
  assert.equal(await refused(textInput('Hello.', 'a.txt')), 'a.txt is neither LLSD nor JSON.');
  assert.match(
    await refused({ ...textInput('', 'a.json'), form: 'json' }),
    /^a\.json cannot be read: Document is empty/u,
  );
});

const compare = async (base: LlsdInput, current: LlsdInput): Promise<ComparedTexts> => {
  const answer = await ask<ComparedLlsd>(COMPARE_LLSD, { base, current });
  return answer.kind === 'compared' ? answer : assert.fail(answer.reason);
};

const words = ({ change, kind, name, detail, children }: StructuralChange): string =>
  `${change} ${kind} ${name} ${detail}${children.length === 0 ? '' : `(${children.map(words).join(', ')})`}`;

test('[llsd.difference.4] both documents as notation, and a tree with places in these', async () => {
  const current = { name: 'b.json', content: { text: '{"a":[8,"x"],"b":{"c":"","d":[]}, "e":1}' } };
  const compared = await compare(textInput(XML), current);
  assert.equal(compared.base, "{\n  'a':[\n    i7,\n    'x'\n  ],\n  'b':{\n    'c':!\n  }\n}\n");
  const { changes, more, remark } = compared.structure;
  assert.deepEqual(
    [changes.map(words), more, remark],
    [
      [
        'changed key a (changed element [0] i7 → i8)',
        "changed key b (type key c ! → '', added key d [])",
        'added key e i1',
      ],
      0,
      undefined,
    ],
  );
  const [seven] = changes[0]?.children ?? [];
  assert.deepEqual([seven?.base, seven?.current], [place(compared.base, 'i7'), place(compared.current, 'i8')]);
  const [, b, e] = changes;
  assert.deepEqual(b?.base, place(compared.base, "'b':{"));
  assert.deepEqual([e?.base, e?.current], [undefined, place(compared.current, "'e':i1")]);
});

test('[llsd.difference.4] what is gone has a place near to it', async () => {
  const compared = await compare(textInput('[[i1, i2]]'), textInput('[[i1]]'));
  const [gone] = compared.structure.changes[0]?.children ?? [];
  assert.deepEqual([gone?.change, gone?.near], ['removed', new Lines(compared.current).range({ start: 4, end: 5 })]);
});

test('[llsd.difference.4] equal documents, documents of two types, and ones with errors', async () => {
  assert.deepEqual((await compare(textInput('[i1]'), textInput('[1]', 'a.json'))).structure, { changes: [], more: 0 });
  const { changes } = (await compare(textInput('i1'), textInput('r1'))).structure;
  assert.deepEqual(changes.map(words), ['type value value i1 → r1']);
  const { remark } = (await compare(textInput('[x]', 'a.llsd'), textInput('[y]', 'b.llsd'))).structure;
  assert.equal(remark, 'There are errors in a.llsd and b.llsd, so that not all may be compared.');
});

test('[llsd.difference.4] of very many differences the first are in the tree and the rest is counted', async () => {
  const inside = (first: number) =>
    array([array(Array.from({ length: MAX_LLSD_CHANGES + 3 }, (_, at) => integer(first + at))), integer(first)]);
  const input = (first: number) => ({
    name: 'a',
    content: { octets: writeBase64(writeForm('binary', inside(first), { header: true })) },
  });
  const { changes, more } = (await compare(input(0), input(1_000_000))).structure;
  assert.deepEqual([changes.length, changes[0]?.children.length, more], [1, MAX_LLSD_CHANGES, 4]);
});
