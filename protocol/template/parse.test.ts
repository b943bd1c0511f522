import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmfulFixes, mended } from '../../test/support/fixes.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { laidOut, MISTAKES, within } from '../../test/support/mistakes.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';

const GOOD = `version 2.0
// Says hello.
{
    Greeting High 1 NotTrusted Zerocoded UDPDeprecated
    {
        AgentData Single // who
        {   AgentID     LLUUID      }
        {   Length      Fixed 4     } // in metres
    }
    {
        Corner Multiple 4
        {   Height  F32 }
    }
    {
        Line Variable
        {   Text    Variable 2 }
    }
}
`;
for (const [code, marked] of MISTAKES) {
  test(`[template.words.2] [template.recovery.3] ${code} stands exactly there, and alone: ${JSON.stringify(marked)}`, () => {
    const { text, start, end } = markedRange(marked);
    const found = templateProblems(parseTemplate(text), { MT044: 'off', MT100: 'off' });
    assert.deepEqual(
      found.map((problem) => [problem.code, text.slice(problem.range.start, problem.range.end), problem.range.start]),
      [[code, text.slice(start, end), start]],
    );
    assert.deepEqual(harmfulFixes(text, {}), []);
  });
}

test('[template.words.1] [template.words.3] a good template has no problem, in any layout that the official reader takes', () => {
  const layouts = [GOOD, GOOD.replaceAll('    ', '\t'), GOOD.replaceAll(/^ +/gmu, ''), 'version 2.0', 'version 2\n'];
  const oneLine = GOOD.replaceAll(/\/\/.*\n/gu, ' ').replaceAll('\n', ' ');
  const oneWordALine = oneLine.replaceAll(/ +/gu, '\n');
  for (const text of [...layouts, oneLine, oneWordALine])
    assert.deepEqual(templateProblems(parseTemplate(text), { MT091: 'off', MT100: 'off' }), [], JSON.stringify(text));
});

test('[template.recovery.4] wherever a file ends, that is one error at most', () => {
  for (let end = 'version 2.0'.length; end <= GOOD.length; end += 1) {
    const errors = templateProblems(parseTemplate(GOOD.slice(0, end))).filter(({ severity }) => severity === 'error');
    assert.ok(errors.length <= 1, `${end}: ${JSON.stringify(errors)}`);
  }
});

const missing: readonly (readonly [text: string, sentence: string])[] = [
  [within('Chat High 1 Trusted'), 'An encoding (Zerocoded or Unencoded) belongs here.'],
  [within('Chat High 1'), 'A trust (Trusted or NotTrusted), then an encoding (Zerocoded or Unencoded) belong here.'],
  [
    within('Chat High 1 Trusted Zerocded Unencoded'),
    'Zerocded does not belong here: an encoding (Zerocoded or Unencoded) is expected.',
  ],
  [
    'version 2.0\n{ Chat High 1 Tru',
    'The file ends inside the header of Chat; a trust (Trusted or NotTrusted), then an encoding (Zerocoded or Unencoded) are missing.',
  ],
  [
    'version 2.0\n{ Chat High 1 Trusted Unencoded { A Multiple',
    'The file ends inside the header of A; a count is missing.',
  ],
];

const lineEnds: readonly (readonly [text: string, kinds: string])[] = [
  ['version 2.0\r\n\r\n', 'here they are CR LF; the viewer counts each CR LF as two lines'],
  ['version 2.0\n\r\n', 'here they are mixed: CR LF and LF; the viewer counts'],
  ['version 2.0\r// a\r', 'here they are CR; not every tool takes a lone CR'],
  ['version 2.0\r\n// a\r// b\n', 'here they are mixed: CR LF and CR and LF; the viewer counts'],
];

for (const [text, kinds] of lineEnds) {
  test(`MT009 says which line ends there are: ${JSON.stringify(text)}`, () => {
    const [found, ...more] = parseTemplate(text).problems;
    assert.deepEqual([found?.code, more], ['MT009', []]);
    assert.ok(found?.message.startsWith(`Line ends are LF, ${kinds}`), found?.message);
  });
}

for (const [text, sentence] of missing) {
  test(`[template.recovery.3] in words: ${sentence}`, () =>
    assert.deepEqual(
      parseTemplate(text).problems.map(({ message }) => message),
      [sentence],
    ));
}

for (const [before, after] of [
  ['Objects\n', '// Objects\n'],
  ['Objects { Chat High 1 Trusted Unencoded }\r\n', '// Objects\r\n{ Chat High 1 Trusted Unencoded }\r\n'],
  ['Objects {\n    Chat High 1 Trusted Unencoded\n}\n', '// Objects\n{\n    Chat High 1 Trusted Unencoded\n}\n'],
] as const) {
  test(`a message behind words that become a comment stays one: ${JSON.stringify(before)}`, () => {
    const text = `version 2.0\n${before}`;
    const [fix] = parseTemplate(text).problems.find(({ code }) => code === 'MT004')?.fixes ?? [];
    assert.equal(fix && mended(text, fix), `version 2.0\n${after}`);
  });
}

const PASTED =
  '// Talk is new.\n{\n    Talk Low 7 Trusted Unencoded\n    {\n        Info Single\n        { X U16 }\n    }\n}\n';
const AROUND = laidOut(
  '    {\n        Info Single\n        { X U8 }\n        { Y U16 } // y\n    }\n    {\n        More Single\n        { X U8 }\n    }',
);

test('[template.recovery.5] a message that is pasted into another one, wherever it is, is one problem, and moves behind it', () => {
  const known = parseTemplate(AROUND).template.messages;
  const talk = parseTemplate(`version 2.0\n${PASTED}`).template.messages;
  const [begin, end] = [AROUND.indexOf('Chat'), AROUND.indexOf('}\n{\n    Next')];
  const gaps = [...AROUND.matchAll(/(?<=\s)(?=\S)/gu)].map(({ index }) => index);
  for (const at of gaps.filter(
    (gap) => gap > begin && gap <= end && !AROUND.startsWith('// y', gap) && gap !== AROUND.indexOf('// y') + 3,
  )) {
    for (const put of [PASTED, `\n${PASTED}`, '{ Talk Low 7 Trusted Unencoded { Info Single { X U16 } } } ']) {
      const text = AROUND.slice(0, at) + put + AROUND.slice(at);
      const { messages, problems } = parseTemplate(text);
      assert.deepEqual(
        problems.map(({ code, message }) => `${code} ${message}`),
        ['MT010 Message Talk begins inside of message Chat; it belongs behind it.'],
        text,
      );
      assert.deepEqual(
        messages.map(({ message }) => message),
        [known[0], ...talk, known[1]],
        text,
      );
      const after = parseTemplate(mended(text, problems[0]?.fixes?.[0] ?? { title: '', edits: [] }));
      assert.deepEqual([after.problems, after.template.messages], [[], [known[0], ...talk, known[1]]], text);
    }
  }
});

for (const [severity, versions] of Object.entries({
  warning: ['1.1', '3', '-2.0', '+2.0', '.2', '2e0', '20'],
  error: ['latest', '2.0.0', '2.0f', '0x2', '2,0', 'v2.0', '-', 'e2'],
  none: ['2.0', '2', '2.', '2.00', '02.0'],
}))
  test(`MT002 ${severity}: ${versions.join(' ')}`, () => {
    const found = versions.map((version) => parseTemplate(`version ${version}\n`).problems[0]?.severity ?? 'none');
    assert.deepEqual(
      found,
      versions.map(() => severity),
    );
  });

test('a brace at the margin in the midst of a block is one problem for the block and one for the message', () => {
  const text = laidOut('    {\n        Info Single\n        { X U8 }\n}\n        { Y U8 }\n        { Z U8 }\n    }');
  const { problems, messages } = parseTemplate(text);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['MT011', 'MT013'],
  );
  assert.deepEqual(
    messages.map(({ blocks }) => blocks.map(({ fields }) => fields.length)),
    [[3], [1]],
  );
});

test('a header in the midst of a block costs as many problems, however many fields follow', () => {
  const problemsWith = (fields: number) => {
    const rest = Array.from({ length: fields }, (_, at) => `        { F${at} U8 }\n`).join('');
    const header = 'Talk Low 7 Trusted Unencoded';
    const text = laidOut(`    {\n        Info Single\n        { X\n${header}\nU8 }\n${rest}    }`);
    return parseTemplate(text).problems.map(({ code }) => code);
  };
  assert.deepEqual(problemsWith(30), problemsWith(2));
  assert.ok(problemsWith(2).length < 9);
});

for (const text of [
  '}version{{{T Z Trusted{}}}',
  'version 2.0\n{ Bye Low 6 Trusted Unencoded }\n{\n    {\n    Chat Low 7 Trusted Unencoded\n        A Single\n        { X U8 }\n    }\n}\n',
]) {
  test(`a message is inside of one that is closed behind it only: ${JSON.stringify(text)}`, () =>
    assert.equal(
      parseTemplate(text).problems.find(({ message }) => message.includes('inside of')),
      undefined,
    ));
}

test('every part knows its words, its place and its documentation', () => {
  const file = parseTemplate(GOOD);
  const [message] = file.messages;
  const slice = (range: { start: number; end: number } | undefined) => range && GOOD.slice(range.start, range.end);
  assert.deepEqual(file.template.messages, [
    {
      name: 'Greeting',
      frequency: 'High',
      number: 1,
      trusted: false,
      zerocoded: true,
      flag: 'UDPDeprecated',
      blocks: [
        {
          name: 'AgentData',
          quantity: 'Single',
          count: 1,
          fields: [
            { name: 'AgentID', type: 'LLUUID', size: 0 },
            { name: 'Length', type: 'Fixed', size: 4 },
          ],
        },
        { name: 'Corner', quantity: 'Multiple', count: 4, fields: [{ name: 'Height', type: 'F32', size: 0 }] },
        { name: 'Line', quantity: 'Variable', count: 0, fields: [{ name: 'Text', type: 'Variable', size: 2 }] },
      ],
    },
  ]);
  assert.equal(slice(file.version), '2.0');
  assert.equal(slice(message?.words.encoding), 'Zerocoded');
  assert.equal(slice(message?.nameRange), 'Greeting');
  assert.equal(slice(message?.range), GOOD.slice(GOOD.indexOf('{'), GOOD.lastIndexOf('}') + 1));
  assert.equal(message?.documentation, 'Says hello.');
  assert.equal(message?.blocks[0]?.documentation, 'who');
  assert.equal(slice(message?.blocks[0]?.fields[1]?.range), '{   Length      Fixed 4     }');
  assert.equal(message?.blocks[0]?.fields[1]?.documentation, 'in metres');
  assert.equal(slice(message?.blocks[0]?.fields[1]?.words.size), '4');
});

test('[template.words.4] a comment belongs to what it stands above or behind, and to nothing else', () => {
  const text = `version 2.0 // head
// far

// near
// nearer
// ------
{
    Chat High 1 Trusted Unencoded
    {
        A Single
        { X U8 } // of X
        // of Y
        { Y U8 }
        { Z U8 } { W U8 } // of W
    }
}
`;
  const [message] = parseTemplate(text).messages;
  assert.equal(message?.documentation, 'near\nnearer');
  assert.deepEqual(
    message?.blocks[0]?.fields.map((field) => field.documentation),
    ['of X', 'of Y', '', 'of W'],
  );
});

test('a part that is not closed reaches to the end of what it holds', () => {
  const text = 'version 2.0\n{ Chat Low 1 Trusted Unencoded { A Single { X U8 } } { B Single { Y U8 } ';
  const [message] = parseTemplate(text).messages;
  const parts = [message, ...(message?.blocks ?? [])].map((part) => text.slice(part?.range.start, part?.range.end));
  const [a, b] = ['{ A Single { X U8 } }', '{ B Single { Y U8 }'];
  assert.deepEqual(parts, [`{ Chat Low 1 Trusted Unencoded ${a} ${b}`, a, b]);
});

const unfinished: readonly string[] = ['{', '{\n        A Single\n        {', '{ A Single\n        { X U8'];

for (const words of unfinished) {
  test(`[template.recovery.6] what is not finished is underlined there, not where the next message begins: ${JSON.stringify(words)}`, () => {
    const text = `version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n    ${words}\n\n{\n    Bye Low 2 Trusted Unencoded\n}\n`;
    const { problems } = parseTemplate(text);
    assert.equal(problems.length, 1);
    for (const { range, message } of problems) assert.ok(range.end <= text.indexOf('\n\n'), message);
  });
}

test('[template.number.1] numbers are read as the official reader reads them', () => {
  const numbers = { '20': 20, '0x14': 20, '0X1f': 31, '010': 8, '0xFFFFFFFB': 4294967291, '089': 0 };
  for (const [word, value] of Object.entries(numbers))
    assert.equal(parseTemplate(within(`Chat Low ${word} Trusted Unencoded`)).template.messages[0]?.number, value, word);
});

test('[template.sound.1] a message with an unknown word is placed, but is no part of the template', () => {
  const file = parseTemplate(within('Chat Hgh 1 Trusted Unencoded'));
  assert.deepEqual(
    file.messages.map(({ message, sound }) => [message.name, sound]),
    [
      ['Chat', false],
      ['Next', true],
    ],
  );
  assert.deepEqual(
    file.template.messages.map(({ name }) => name),
    ['Next'],
  );
});

test('three mistakes give three problems, and mending one takes one away', () => {
  const bad = laidOut('    {\n        Info Sngle\n        { X U8 }\n        { Y UUID }\n        { Z U32 4 }\n    }');
  const codes = (text: string) => templateProblems(parseTemplate(text)).map(({ code }) => code);
  assert.deepEqual(codes(bad), ['MT050', 'MT060', 'MT065']);
  assert.deepEqual(codes(bad.replace('UUID', 'LLUUID')), ['MT050', 'MT065']);
});
