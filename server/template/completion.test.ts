import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { formatEdits } from '../../protocol/template/print.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { completion } from './completion.ts';

const BLOCK = '{ A Single { X U8 } }';
const TYPES = ['U8', 'U16', 'U32', 'U64', 'S8', 'S16', 'S32', 'S64', 'F32', 'F64', 'LLVector3', 'LLVector3d'];
const MORE_TYPES = ['LLVector4', 'LLQuaternion', 'LLUUID', 'BOOL', 'IPADDR', 'IPPORT', 'Fixed', 'Variable'];
const ALL_TYPES = [...TYPES, ...MORE_TYPES];
const QUANTITIES = ['Single', 'Multiple', 'Variable'];
const FLAGS = ['Deprecated', 'UDPDeprecated', 'UDPBlackListed', 'NotDeprecated'];

const cases: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  ['version 2.0\n|', ['message']],
  ['version 2.0\n{ Chat |', ['High', 'Medium', 'Low', 'Fixed']],
  ['version 2.0\n{ Chat L|\n}', ['High', 'Medium', 'Low', 'Fixed']],
  [`version 2.0\n{ Chat Low 7 Trusted Unencoded ${BLOCK} }\n{ Talk Low | }`, ['8']],
  [`version 2.0\n{ Chat High 254 Trusted Unencoded ${BLOCK} }\n{ Talk High | }`, ['1']],
  ['version 2.0\n{ Chat Fixed |', ['0xFFFFFF00']],
  ['version 2.0\n{ Chat Lo |', []],
  ['version 2.0\n{ Chat Low 7 |', ['NotTrusted', 'Trusted']],
  ['version 2.0\n{ Chat Low 7 Trusted Un|', ['Zerocoded', 'Unencoded']],
  [`version 2.0\n{ Chat Low 7 Trusted Unencoded | ${BLOCK} }`, [...FLAGS, 'block']],
  [`version 2.0\n{ Chat Low 7 Trusted Unencoded Deprecated | ${BLOCK} }`, ['block']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single | } }', ['field']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Multiple 4\n| { X U8 } } }', ['field']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info |', QUANTITIES],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info | { X U8 } } }', QUANTITIES],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Multiple | { X U8 } } }', ['4']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X |', ALL_TYPES],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X LL| } } }', ALL_TYPES],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X Variable | } } }', ['1', '2']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X Fixed | } } }', ['4']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X U8 } | } }', ['field']],
  [`version 2.0\n{ Chat Low 7 Trusted Unencoded ${BLOCK} | }`, ['block']],
  [`version 2.0\n{ Chat Low 7 Trusted Unencoded ${BLOCK} }\n|`, ['message']],
  [`version 2.0\n{ Chat Low 7 Trusted Unencoded ${BLOCK} }\n{ Talk Low 9| ${BLOCK} }`, ['8']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X U8 }\n|', ['field']],
  ['version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X U8 } }\n|', ['block']],
  [
    `version 2.0\n{ Chat Low 7 Trusted Unencoded { Info Single { X U8 }\n|\n{ Talk Low 9 Trusted Unencoded ${BLOCK} }`,
    ['field'],
  ],
  [
    'version 2.0\n{\n  Chat Low 7 Trusted Unencoded\n  {\n    Info Single\n    { X Variable |\n    { Y U8 }\n  }\n}\n',
    ['1', '2'],
  ],
  [
    'version 2.0\n{\n  Chat Low 7 Trusted Unencoded\n  {\n    Info Single\n    { Y U8 }\n  { More Variable |\n    { Y U8 }\n  }\n}\n',
    ['field'],
  ],
  ['version 2.0\n// { Chat |', []],
  ['version 2.0\n// { |', []],
  ['|', ['version 2.0']],
  ['vers|', ['version 2.0']],
  ['// about\n|', ['version 2.0']],
  ['// version 2.0|', []],
  ['|{ Chat Low 7 Trusted Unencoded }', ['version 2.0']],
  ['version |', ['2.0']],
  ['version 1.|', ['2.0']],
  ['version // |', []],
  ['version\n|', []],
];

for (const [marked, labels] of cases) {
  test(`completion at ${JSON.stringify(marked.slice(12))}: ${labels.slice(0, 4).join(', ') || 'nothing'}`, () => {
    const { text, at } = markedPoint(marked);
    const items = completion({ file: parseTemplate(text), lines: new Lines(text) }, at);
    assert.deepEqual(
      items.map(({ label }) => label),
      labels,
    );
  });
}

test('a completion replaces the word that is being written', () => {
  const { text, at } = markedPoint('version 2.0\n{ Chat Lo|');
  const [item] = completion({ file: parseTemplate(text), lines: new Lines(text) }, at);
  const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 9 } };
  assert.deepEqual(item?.textEdit, { range, newText: 'High' });
});

const touching: readonly (readonly [marked: string, put: string])[] = [
  ['{ Chat Low 7 Trusted Unencoded { Info Single {X|', ' X U8'],
  ['{ Chat Low 7 Trusted Unencoded { Info Single { Y |}', 'U8 '],
  ['{ Chat Low 7 Trusted Unencoded { Info Single {X|}', ' X U8 '],
  ['{ Chat Low 7 Trusted Unencoded { Info |{ X U8 } } }', 'Single '],
  ['{ Chat Low 7 Trusted |// more', 'Zerocoded '],
  ['{ Chat Low 7 Trusted Unencoded { Info Single |} }', `\n{   \${1:Name}    \${2:LLUUID}  }\n`],
];

for (const [marked, put] of touching) {
  test(`[template.complete.3] what is put in touches neither brace nor comment: ${marked}`, () => {
    const { text, at } = markedPoint(`version 2.0\n{ Other Low 1 Trusted Unencoded { A Single { X U8 } } }\n${marked}`);
    const [item] = completion({ file: parseTemplate(text), lines: new Lines(text) }, at);
    assert.equal(item?.textEdit?.newText, put);
  });
}

for (const marked of [
  '{ Chat Low 7 Trusted Unencoded { Info Single { X Var| 2 } } }',
  '{ Chat Low 7 Trusted Unencoded { Info Single { X | 2 } } }',
  '{ Chat Low 7 Trusted Unencoded { Info | 2 { X U8 } } }',
])
  test(`a word before a size or a count brings no other one: ${marked}`, () => {
    const { text, at } = markedPoint(`version 2.0\n${marked}`);
    const items = completion({ file: parseTemplate(text), lines: new Lines(text) }, at);
    assert.ok(items.length > 0);
    for (const { label, textEdit } of items) assert.equal(textEdit?.newText, label);
  });

test('a new message gets the next free number', () => {
  const { text, at } = markedPoint(`version 2.0\n{ Chat Low 41 Trusted Unencoded ${BLOCK} }\n|`);
  const [item] = completion({ file: parseTemplate(text), lines: new Lines(text) }, at);
  assert.ok(item?.textEdit?.newText.includes(' Low 42 '), item?.textEdit?.newText);
});

const snippetCases: readonly (readonly [marked: string, after: string])[] = [
  [
    'version 2.0\n\n|',
    `version 2.0

{
    Name Low 1 NotTrusted Unencoded
    {
        AgentData Single
        {   AgentID LLUUID  }
    }
}
`,
  ],
  [
    'version 2.0\n{\n    Chat Low 7 Trusted Unencoded |\n}\n',
    'version 2.0\n{\n    Chat Low 7 Trusted Unencoded \n    {\n        Name Single\n        {   Field   LLUUID  }\n    }\n}\n',
  ],
  [
    'version 2.0\n\n|// Chat, as it was\n{\n    Chat Low 7 Trusted Unencoded\n}\n',
    'version 2.0\n\n{\n    Name Low 8 NotTrusted Unencoded\n    {\n        AgentData Single\n        {   AgentID LLUUID  }\n    }\n}\n\n// Chat, as it was\n{\n    Chat Low 7 Trusted Unencoded\n}\n',
  ],
  [
    'version 2.0\n{\n    Chat Low 7 Trusted Unencoded\n    {\n        A Single\n        |{   Some    U8      }\n    }\n}\n',
    'version 2.0\n{\n    Chat Low 7 Trusted Unencoded\n    {\n        A Single\n        {   Name    LLUUID  }\n        {   Some    U8      }\n    }\n}\n',
  ],
  [
    'version 2.0\n{\n\tChat Low 7 Trusted Unencoded\n\t{\n\t\tA Single\n\t\t|\n\t}\n}\n',
    'version 2.0\n{\n\tChat Low 7 Trusted Unencoded\n\t{\n\t\tA Single\n\t\t{\tName\tLLUUID\t}\n\t}\n}\n',
  ],
];

for (const [marked, after] of snippetCases) {
  test(`a snippet puts in what the formatter would leave: ${JSON.stringify(marked)}`, () => {
    const { text, at } = markedPoint(marked);
    const lines = new Lines(text);
    const item = completion({ file: parseTemplate(text), lines }, at).at(-1);
    const indent = /^[ \t]*/u.exec(lines.text(lines.position(at).line))?.[0] ?? '';
    const put = (item?.textEdit?.newText ?? '')
      .replaceAll(/\$\{\d+:([^}]*)\}/gu, '$1')
      .replaceAll(/\$\{\d+\|([^,]*),[^}]*\|\}/gu, '$1')
      .replaceAll('\n', `\n${indent}`);
    const shown = text.slice(0, at) + put + text.slice(at);
    assert.equal(shown.trimEnd(), after.trimEnd());
    const edits = formatEdits(parseTemplate(shown)).filter(({ text: written }) => written !== '');
    assert.ok(
      edits.every(({ range }) => range.start >= shown.trimEnd().length),
      JSON.stringify(edits),
    );
  });
}

for (const marked of [
  'version 2.0\n{ Name Low 1 Trusted Unencoded { A Single { X U8 } } }\n|',
  'version 2.0\n{ Chat Low 1 Trusted Unencoded { Name Single { X U8 } } { Name2 Single { X U8 } }\n| }',
  'version 2.0\n{ Chat Low 1 Trusted Unencoded { A Single { Name U8 }\n| { Name2 U8 } } }',
])
  test(`what a snippet puts in has no name that is there: ${marked}`, () => {
    const { text, at } = markedPoint(marked);
    const item = completion({ file: parseTemplate(text), lines: new Lines(text) }, at).at(-1);
    assert.match(item?.textEdit?.newText ?? '', /\$\{1:Name[23]\}/u);
  });

test('no place of a broken template makes a completion fail', () => {
  const broken =
    '{ { A Low x { B { C Variable } { D Nope 3 } Fixed Fixed } { { } Multiple } }\nversion } { E High 999 /';
  const read = { file: parseTemplate(broken), lines: new Lines(broken) };
  for (let at = 0; at <= broken.length; at += 1) completion(read, at);
});
