import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedRange } from '../../test/support/marked-text.ts';
import type { Problem } from '../text.ts';
import { checkTemplate, RULES, templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { MAX_PROBLEMS } from './problem-list.ts';

const BODY = '{ A Single { X U8 } }';
const header = (words: string, body = BODY) => `version 2.0\n{ ${words} ${body} }\n`;
const two = (first: string, second: string) => `${header(first)}{ ${second} ${BODY} }\n`;
const block = (text: string) => header('Chat High 1 Trusted Unencoded', text);
const field = (text: string) => block(`{ A Single ${text} }`);
const LONG = 'N'.repeat(64);
const OPEN_CIRCUIT = 'OpenCircuit Fixed 0xFFFFFFFC Trusted Unencoded';

/** Code, severity, a text with the place marked, and a similar text that is fine. */
const cases: readonly (readonly [code: string, severity: string, bad: string, good: string])[] = [
  ['MT020', 'error', field('{ «3rdOwner» U8 }'), field('{ _3rdOwner U8 }')],
  ['MT020', 'error', block('{ «Object.ID» Single { X U8 } }'), block('{ Object_ID Single { X U8 } }')],
  ['MT020', 'error', header('«A-B» High 1 Trusted Unencoded'), header('AB High 1 Trusted Unencoded')],
  ['MT021', 'error', field(`{ «${LONG}» U8 }`), field(`{ ${LONG.slice(1)} U8 }`)],
  ['MT022', 'hint', field('{ «chat_type» U8 }'), field('{ ChatType U8 }')],
  ['MT022', 'hint', field('{ «Chat_Type» U8 }'), field('{ Chat2 U8 }')],
  ['MT023', 'hint', field('{ XId U8 } { Y U8 }').replace('Y', '«XID»'), field('{ XId U8 } { YID U8 }')],
  [
    'MT023',
    'hint',
    block('{ A Single { «XId» U8 } } { B Single { XID U8 } } { C Single { XID U8 } }'),
    block('{ A Single { XID U8 } } { B Single { XID U8 } }'),
  ],
  ['MT024', 'hint', block('{ «Header» Single { X U8 } }'), block('{ Head Single { Header U8 } }')],
  ['MT024', 'hint', field('{ «params» U8 }'), field('{ Params U8 }')],
  ['MT030', 'error', header('Chat «Med» 1 Trusted Unencoded'), header('Chat Medium 1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «next» Trusted Unencoded'), header('Chat Low 0x1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «-4» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «1.5» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «12abc» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT032', 'warning', header('Chat Low «0420» Trusted Unencoded'), header('Chat Low 420 Trusted Unencoded')],
  ['MT033', 'error', header('Chat High «255» Trusted Unencoded'), header('Chat High 254 Trusted Unencoded')],
  ['MT033', 'error', header('Chat High «0» Trusted Unencoded'), header('Chat High 1 Trusted Unencoded')],
  ['MT034', 'error', header('Chat Medium «0xFF» Trusted Unencoded'), header('Chat Medium 254 Trusted Unencoded')],
  ['MT035', 'error', header('Chat Low «65540» Trusted Unencoded'), header('Chat Low 32767 Trusted Unencoded')],
  ['MT035', 'error', header('Chat Low «65280» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT035', 'error', header('Chat Low «99999999999» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT035', 'information', header('Chat Low «65279» Trusted Unencoded'), header('Chat Low 7 Trusted Unencoded')],
  ['MT036', 'error', header('Chat Fixed «9» Trusted Unencoded'), header('Chat Fixed 0xFFFFFF00 Trusted Unencoded')],
  ['MT036', 'error', header('Chat Fixed «0x1FFFFFFFF» Trusted Unencoded'), header(OPEN_CIRCUIT)],
  ['MT036', 'hint', header('Chat Fixed «4294967291» Trusted Unencoded'), header(OPEN_CIRCUIT)],
  [
    'MT037',
    'error',
    two('Chat High 16 Trusted Unencoded', 'Talk High «0x10» Trusted Unencoded'),
    two('Chat High 16 Trusted Unencoded', 'Talk Medium 16 Trusted Unencoded'),
  ],
  [
    'MT038',
    'error',
    two('Chat High 1 Trusted Unencoded', '«Chat» High 2 Trusted Unencoded'),
    two('Chat High 1 Trusted Unencoded', 'Talk High 2 Trusted Unencoded'),
  ],
  [
    'MT038',
    'warning',
    two('Chat High 1 Trusted Unencoded Deprecated', '«Chat» High 2 Trusted Unencoded'),
    two('Chat High 1 Trusted Unencoded', 'Talk High 2 Trusted Unencoded'),
  ],
  [
    'MT039',
    'error',
    two(OPEN_CIRCUIT, 'Talk Low «65532» Trusted Unencoded'),
    two(OPEN_CIRCUIT, 'Talk Low 1 Trusted Unencoded'),
  ],
  ['MT040', 'error', header('Chat Low 1 «trusted» Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT041', 'error', header('Chat Low 1 Trusted «Zero»'), header('Chat Low 1 Trusted Zerocoded')],
  [
    'MT042',
    'error',
    header('Chat Low 1 Trusted Unencoded «UdpDeprecated»'),
    header('Chat Low 1 Trusted Unencoded UDPDeprecated'),
  ],
  [
    'MT043',
    'error',
    header('Chat Low 1 Trusted Unencoded UDPBlackListed «UDPDeprecated»'),
    header('Chat Low 1 Trusted Unencoded UDPBlackListed'),
  ],
  [
    'MT044',
    'hint',
    two('Chat Low 1004 Trusted Unencoded', 'Talk Low 1001 Trusted Unencoded').replace('1004', '«1004»'),
    header('Chat Low 1001 Trusted Unencoded'),
  ],
  [
    'MT044',
    'hint',
    two('Chat Low 3 Trusted Unencoded', 'Talk Low 1 Trusted Unencoded').replace('3', '«3»'),
    two('Chat Low 2 Trusted Unencoded', 'Talk Low 1 Trusted Unencoded'),
  ],
  [
    'MT045',
    'hint',
    `// High: «7»\n${header('Chat High 1 Trusted Unencoded')}`,
    `// High: 1\n${header('Chat High 1 Trusted Unencoded')}`,
  ],
  [
    'MT046',
    'hint',
    two('Chat Low 2 Trusted Unencoded', 'Talk Low «1» Trusted Unencoded'),
    two('Chat Low 1 Trusted Unencoded', 'Talk Low 2 Trusted Unencoded'),
  ],
  ['MT050', 'error', block('{ A «Fixed» { X U8 } }'), block('{ A Single { X U8 } }')],
  ['MT050', 'error', block('{ A «single» { X U8 } }'), block('{ A Variable { X U8 } }')],
  ['MT051', 'error', block('{ A «Multiple» { X U8 } }'), block('{ A Multiple 2 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «0» { X U8 } }'), block('{ A Multiple 255 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «many» { X U8 } }'), block('{ A Multiple 04 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «256» { X U8 } }'), block('{ A Multiple 3 { X U8 } }')],
  ['MT051', 'hint', block('{ A Multiple «1» { X U8 } }'), block('{ A Single { X U8 } }')],
  ['MT052', 'error', block('{ A Single «1» { X U8 } }'), block('{ A Multiple 2 { X U8 } }')],
  ['MT052', 'error', block('{ A Variable «2» { X U8 } }'), block('{ A Variable { X U8 } }')],
  ['MT053', 'error', block(`${BODY} { «A» Single { Y U8 } }`), block(`${BODY} { B Single { Y U8 } }`)],
  ['MT054', 'warning', block('{ «A» Single }'), block(BODY)],
  ['MT055', 'information', header('«Chat» High 1 Trusted Unencoded', ''), block(BODY)],
  ['MT056', 'hint', block(`{ «B» Variable { Y U8 } } ${BODY}`), block(`${BODY} { B Variable { Y U8 } }`)],
  ['MT057', 'hint', block('{ A «Multiple» 2 { X U8 } }'), block(BODY)],
  ['MT060', 'error', field('{ X «UUID» }'), field('{ X LLUUID }')],
  ['MT060', 'error', field('{ X «u8» }'), field('{ X U8 }')],
  ['MT060', 'error', field('{ X «U16Vec3» }'), field('{ X LLVector3d }')],
  ['MT061', 'error', field('{ X «Variable» }'), field('{ X Variable 1 }')],
  ['MT061', 'error', field('{ X «Fixed» }'), field('{ X Fixed 1 }')],
  ['MT062', 'error', field('{ X Fixed «0x20» }'), field('{ X Fixed 32 }')],
  ['MT062', 'error', field('{ X Variable «two» }'), field('{ X Variable 2 }')],
  ['MT063', 'error', field('{ X Variable «8» }'), field('{ X Variable 1 }')],
  ['MT063', 'error', field('{ X Variable «0» }'), field('{ X Variable 02 }')],
  ['MT063', 'warning', field('{ X Variable «4» }'), field('{ X Variable 2 }')],
  ['MT064', 'error', field('{ X Fixed «0» }'), field('{ X Fixed 1 }')],
  ['MT065', 'error', field('{ X U32 «4» }'), field('{ X U32 }')],
  ['MT066', 'error', field('{ X U32 } { «X» F32 }'), field('{ X U32 } { Y F32 }')],
];

const ALL_ON = Object.fromEntries(RULES.filter((rule) => rule.isOff).map(({ code }) => [code, 'hint' as const]));
const only = (code: string, text: string) => {
  const isOff = RULES.some((rule) => rule.code === code && rule.isOff);
  const severities = isOff && code !== 'MT055' ? { [code]: 'hint' as const } : { MT055: 'information' as const };
  return checkTemplate(parseTemplate(text), severities).filter((problem) => problem.code === code);
};

for (const [code, severity, bad, good] of cases) {
  test(`${code} ${severity}: ${bad.replaceAll('\n', ' ').slice(12)}`, () => {
    const { text, start, end } = markedRange(bad);
    assert.deepEqual(
      only(code, text).map((problem) => [problem.severity, problem.range]),
      [[severity, { start, end }]],
    );
    assert.deepEqual(only(code, good), []);
  });
}

test('every rule has a case', () => {
  const tried = new Set(cases.map(([code]) => code));
  assert.deepEqual(
    RULES.map(({ code }) => code).filter((code) => !tried.has(code)),
    [],
  );
});

test('an error of one word is one error in all', () => {
  for (const [code, severity, bad] of cases) {
    if (severity !== 'error') continue;
    const errors = templateProblems(parseTemplate(markedRange(bad).text)).filter((found) => found.severity === 'error');
    assert.deepEqual(
      errors.map((problem) => problem.code),
      [code],
      bad,
    );
  }
});

test('rules that are off speak only when asked for, and any rule can be silenced or changed', () => {
  const text = field('{ chat_type U8 4 }');
  const codes = (severities: Parameters<typeof templateProblems>[1]) =>
    templateProblems(parseTemplate(text), severities).map(({ code, severity }) => `${code} ${severity}`);
  assert.deepEqual(codes({}), ['MT065 error']);
  assert.deepEqual(codes({ MT022: 'warning', MT065: 'off' }), ['MT022 warning']);
  assert.deepEqual(codes({ MT065: 'hint' }), ['MT065 hint']);
});

const meant: readonly (readonly [bad: string, word: string])[] = [
  [header('Chat Med 1 Trusted Unencoded'), 'Medium'],
  [header('Chat high 1 Trusted Unencoded'), 'High'],
  [header('Chat High 1 trusted Unencoded'), 'Trusted'],
  [header('Chat High 1 Untrusted Unencoded'), 'NotTrusted'],
  [header('Chat High 1 Trusted Zero'), 'Zerocoded'],
  [header('Chat High 1 Trusted Unencoded UdpDeprecated'), 'UDPDeprecated'],
  [header('Chat High 1 Trusted Unencoded UDPBlacklisted'), 'UDPBlackListed'],
  [block('{ A Sngle { X U8 } }'), 'Single'],
  [field('{ X UUID }'), 'LLUUID'],
  [field('{ X string }'), 'Variable'],
  [field('{ X u16 }'), 'U16'],
  [field('{ X LLVecotr3 }'), 'LLVector3'],
];

for (const [bad, word] of meant) {
  test(`did you mean ${word}? ${bad.slice(12).trim()}`, () => {
    const [problem, ...more] = templateProblems(parseTemplate(bad));
    assert.deepEqual(more, []);
    assert.ok(problem?.message.includes(`did you mean ${word}?`), problem?.message);
    assert.equal(apply(bad, problem).includes(word), true);
  });
}

const mended: readonly (readonly [bad: string, good: string])[] = [
  [field('{ X U8}'), field('{ X U8 }')],
  [field('{ X U8 }//note\n'), field('{ X U8 } //note\n')],
  [field('{ X U8 } /* note */\n'), field('{ X U8 } // note\n')],
  [field('{ X\u00a0U8 }'), field('{ X U8 }')],
  [field('{ X U32 4 }'), field('{ X U32 }')],
  [block('{ A Single 1 { X U8 } }'), BODY],
  [block('{ A Multiple 1 { X U8 } }'), BODY],
  [header('Chat High 255 Trusted Unencoded'), 'Chat High 1 Trusted'],
  [header('Chat Low 0420 Trusted Unencoded'), 'Chat Low 272 Trusted'],
  [two('Chat High 1 Trusted Unencoded', 'Talk High 1 Trusted Unencoded'), 'Talk High 2 Trusted'],
  [field('{ X Fixed 0x20 }'), field('{ X Fixed 32 }')],
  [field('{ X Variable }'), field('{ X Variable 1 }')],
  [`// High: 7\n${header('Chat High 1 Trusted Unencoded')}`, '// High: 1\n'],
  [field('{ X U8 { Y U8 }'), field('{ X U8 } { Y U8 }')],
  [`version 2.0\n{ Chat High 1 Trusted Unencoded ${BODY}\n`, `${BODY}\n}\n`],
  ['version 2.0\nversion 2.0\n', 'version 2.0\n\n'],
  ['version 2.0\nwords\n', 'version 2.0\n// words\n'],
  [`${header('Chat High 1 Trusted Unencoded')}}\n`, header('Chat High 1 Trusted Unencoded')],
];

for (const [bad, good] of mended) {
  test(`the first fix mends ${JSON.stringify(bad.slice(0, 80))}`, () => {
    const file = parseTemplate(bad);
    const problem = templateProblems(file).find(({ fixes, code }) => code !== 'MT044' && fixes !== undefined);
    const text = apply(bad, problem);
    assert.ok(text.includes(good), text);
    const left = templateProblems(parseTemplate(text)).filter(({ code }) => code !== 'MT044');
    assert.ok(
      left.every(({ code }) => code !== problem?.code),
      JSON.stringify(left),
    );
  });
}

test('problems have related places where another place explains them', () => {
  const text = two('Chat High 1 Trusted Unencoded', 'Chat High 1 Trusted Unencoded');
  const problems = templateProblems(parseTemplate(text));
  assert.deepEqual(
    problems.map(({ code, related }) => [code, related?.map(({ range }) => text.slice(range.start, range.end))]),
    [
      ['MT038', ['Chat']],
      ['MT037', ['1']],
    ],
  );
});

test('a thousand and more findings are cut, with a word about it', () => {
  const text = field('{ X u8 } '.repeat(MAX_PROBLEMS));
  const problems = templateProblems(parseTemplate(text), ALL_ON);
  assert.equal(problems.length, MAX_PROBLEMS + 1);
  assert.equal(problems.at(-1)?.code, 'MT000');
});

/** The text after the first fix of a problem. */
function apply(text: string, problem: Problem | undefined): string {
  const edits = problem?.fixes?.[0]?.edits ?? [];
  return edits
    .toReversed()
    .reduce((mended, { range, text: put }) => mended.slice(0, range.start) + put + mended.slice(range.end), text);
}
