import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmfulFixes } from '../../test/support/fixes.ts';
import { markedRange } from '../../test/support/marked-text.ts';
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
/** Two messages, the first with a gap for what is tried. */
const within = (header: string, body = '{ A Single { X U8 } }') =>
  `version 2.0\n{ ${header} ${body} }\n{ Next High 2 Trusted Unencoded { B Single { Y U8 } } }\n`;
const inBlock = (fields: string) => within('Chat High 1 Trusted Unencoded', `{ Info Single ${fields} }`);
const laidOut = (blocks: string) => `version 2.0
{
    Chat High 1 Trusted Unencoded
${blocks}
}
{
    Next High 2 Trusted Unencoded
    {
        B Single
        { Y U8 }
    }
}
`;

/** One mistake, one problem: its code, exactly there. */
const mistakes: readonly (readonly [code: string, marked: string])[] = [
  ['MT001', '«»'],
  ['MT001', '«{» Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT001', '«Version» 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT001', '«hello» there\nversion 2.0\n'],
  ['MT002', 'version «latest»\n'],
  ['MT002', 'version «1.1»\n'],
  ['MT002', '«version»\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT003', 'version 2.0\n«version» 2.0\n'],
  ['MT003', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }\n«version» 2.0'],
  ['MT004', 'version 2.0\n«These are for objects.»\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT004', 'version 2.0\n«see http://example.org, and {braces}»\n'.replace('//', '/')],
  ['MT004', 'version 2.0\n«Chat High 1 Trusted Unencoded»\n{ A Single { X U8 } }\n}\n'],
  ['MT005', inBlock('{ Age «U8}»')],
  ['MT005', inBlock('«{Age» U8 }')],
  ['MT005', inBlock('{ Age U8 «}{» Next U8 }')],
  ['MT006', inBlock('{ Age U8 «}//years»\n')],
  ['MT006', inBlock('{ Age «U8//years»\n}')],
  ['MT006', inBlock('{ Age U8 «}/years»\n')],
  ['MT007', inBlock('{ Age U8 } «/ years»\n')],
  ['MT007', inBlock('{ Age U8 } «/* years */»\n')],
  ['MT008', '«\ufeffversion» 2.0\n'],
  ['MT008', '«\ufeff»// about\nversion 2.0\n'],
  ['MT008', inBlock('{ Age U8 } «\u00a0»// years\n')],
  ['MT008', inBlock('{ Age U8 «}\u00a0»// years\n')],
  ['MT008', inBlock('{ «Age\u00a0U8» }')],
  ['MT008', inBlock('{ «Grüße» U8 }')],
  ['MT008', inBlock('{ «Ag\u200be» U8 }')],
  ['MT008', 'version 2.0\n«\f»\n'],
  ['MT009', '«version 2.0»\r\n\r\n'],
  ['MT009', 'version 2.0\n«// old»\r// older\n'],
  ['MT010', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } «}»\n{ Next High 2 Trusted Unencoded }'],
  ['MT010', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } «}»\n'],
  ['MT010', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 «}»\n'],
  ['MT010', within('Chat High 1 Trusted Unencoded', '{ A Single { X U8 } } «more words»')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ Info Single { X U8 } { More «Single» { Y U8 } }')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ Info Single { X U8 } { More «Single» { Y U8 } } }')],
  ['MT011', laidOut('    {\n        Info Single\n        { X U8 }').replace('\n}\n{', '\n«}»\n{')],
  ['MT011', laidOut('    «Info Single»\n        { X U8 }\n    }')],
  ['MT011', inBlock('{ X U8 } «words»')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ A Single «one» { X U8 } }')],
  ['MT012', inBlock('{ Age U8 «years» }')],
  ['MT012', inBlock('{ Age U8 «{» Next U8 }')],
  ['MT012', inBlock('{ Age U8 «{» Next U8 } }')],
  ['MT012', laidOut('    {\n        Info Single\n        { X U8\n    «}»')],
  ['MT012', laidOut('    {\n        Info Single\n        «X U8» }\n    }')],
  ['MT012', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X «U8»\n'],
  ['MT013', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } } «}»\n'],
  ['MT013', laidOut('    {\n        Info Single\n        { X U8 } «}»\n        { Y U8 }\n    }')],
  [
    'MT013',
    laidOut(
      '    {\n        Info Single\n        { X U8 }\n    } «}»\n    {\n        More Single\n        { Y U8 }\n    }',
    ),
  ],
  ['MT014', 'version 2.0\n{ Chat Low «12»'],
  ['MT014', 'version 2.0\n{ Chat «Lo»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 «NotTruste»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted «Zeroco»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted Zerocoded «UDPDe»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted Zerocoded { Info «Sing»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted Zerocoded { Info Single { Age «U»'],
  ['MT014', 'version 2.0\n«{»'],
  ['MT014', 'version 2.0\n{ Chat High 1 Trusted Unencoded { «Info»\n'],
  ['MT014', 'version 2.0\n{ Chat High 1 Trusted Unencoded { Info Single { «Age» // years\n'],
  ['MT020', within('«High» 1 Trusted Unencoded')],
  ['MT020', `version 2.0\n{ «{» Chat High 1 Trusted Unencoded }`],
  ['MT020', within('Chat High 1 Trusted Unencoded', '{ «{» Info Single { X U8 } }')],
  ['MT020', within('Chat High 1 Trusted Unencoded', '{ «Single» { X U8 } }')],
  ['MT020', inBlock('{ «U8» }')],
  ['MT020', inBlock('{ «}»')],
  ['MT030', within('Chat «1» Trusted Unencoded')],
  ['MT030', within('Chat «Chat» High 1 Trusted Unencoded')],
  ['MT031', within('Chat High «Trusted» Unencoded')],
  ['MT040', within('Chat High 1 «Unencoded»')],
  ['MT040', within('Chat High 1 «Unencoded» Trusted')],
  ['MT041', within('Chat High 1 «Trusted»')],
  ['MT041', within('Chat High 1 Trusted «Deprecated»').replace('Deprecated', 'UDPDeprecated').replace('UDPUDP', 'UDP')],
  ['MT050', within('Chat High 1 Trusted Unencoded', '{ «Info» { X U8 } }')],
  ['MT060', inBlock('{ «Age» }')],
  ['MT060', inBlock('{ Age «Age» U8 }')],
];

for (const [code, marked] of mistakes) {
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
