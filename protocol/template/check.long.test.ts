import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmfulFixes } from '../../test/support/fixes.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { BODY, block, field, header, lines, RULE_CASES, two, zerocoded } from '../../test/support/rule-cases.ts';
import type { Problem } from '../text.ts';
import { checkTemplate, RULES, templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { MAX_PROBLEMS } from './problem-list.ts';

const ALL_ON = Object.fromEntries(RULES.filter((rule) => rule.isOff).map(({ code }) => [code, 'hint' as const]));
const only = (code: string, text: string) => {
  const isOff = RULES.some((rule) => rule.code === code && rule.isOff);
  const severities = isOff && code !== 'MT055' ? { [code]: 'hint' as const } : { MT055: 'information' as const };
  return checkTemplate(parseTemplate(text), severities).filter((problem) => problem.code === code);
};

for (const [code, severity, bad, good] of RULE_CASES) {
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
  const tried = new Set(RULE_CASES.map(([code]) => code));
  assert.deepEqual(
    RULES.map(({ code }) => code).filter((code) => !tried.has(code)),
    [],
  );
});

const NO_MISTAKES = ['MT090', 'MT091', 'MT100'];

test('a mistake in one word is one finding in all', () => {
  for (const [code, severity, bad] of RULE_CASES) {
    if (RULES.some((rule) => rule.code === code && rule.isOff)) continue;
    // Most texts stand on one line, and some have flags, both of which is no mistake.
    const severities = Object.fromEntries(
      NO_MISTAKES.filter((one) => one !== code).map((one) => [one, 'off' as const]),
    );
    const found = templateProblems(parseTemplate(markedRange(bad).text), severities);
    assert.deepEqual(
      found.map((problem) => `${problem.code} ${problem.severity}`),
      [`${code} ${severity}`],
      bad,
    );
  }
});

test('what is wrong in a message inside of another one is found once', () => {
  const inner = '{ // who\n Talk Low 2 Trusted Unencoded { B Single { X S64 } } }';
  const file = parseTemplate(header('Chat Low 1 Trusted Unencoded', `${inner} ${BODY}`));
  const found = templateProblems(file, { ...ALL_ON, MT100: 'off', MT103: 'off' }).map(({ code }) => code);
  assert.deepEqual(found, ['MT101', 'MT010', 'MT102']);
});

test('a name is used again: what the viewer loads is compared with what it loads, and all else is a warning', () => {
  const message = (number: number, flag = '') => `{ Chat Low ${number} Trusted Unencoded ${flag} ${BODY} }\n`;
  const found = (text: string) =>
    templateProblems(parseTemplate(`version 2.0\n${text}`), ON_ONE_LINE)
      .filter(({ code }) => code === 'MT038')
      .map(({ severity, related }) => [severity, related?.[0]?.range.start]);
  const second = `version 2.0\n${message(1, 'Deprecated')}{ `.length;
  assert.deepEqual(found(message(1, 'Deprecated') + message(2) + message(3)), [
    ['warning', 'version 2.0\n{ '.length],
    ['error', second],
  ]);
  assert.deepEqual(
    found(message(1) + message(2, 'Deprecated') + message(3)).map(([severity]) => severity),
    ['warning', 'error'],
  );
});

test('both words of a header are reported where the first flag is a slip and the second one is too much', () => {
  const problems = templateProblems(
    parseTemplate(header('Chat Low 1 Trusted Unencoded UDPBlacklisted Deprecated')),
    ON_ONE_LINE,
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['MT042', 'MT043'],
  );
});

test('that messages before version 2 have no numbers is said once', () => {
  const old = ['Chat', 'Talk', 'Wave'].map((name) => `{ ${name} Low Trusted Unencoded ${BODY} }\n`).join('');
  const codes = (text: string) => parseTemplate(text).problems.map(({ code }) => code);
  assert.deepEqual(codes(`version 1.1\n${old}`), ['MT002', 'MT031']);
  assert.deepEqual(codes(`version 2.0\n${old}`), ['MT031', 'MT031', 'MT031']);
});

test('of a size that nobody can mean no sum is made', () => {
  const problems = templateProblems(parseTemplate(field('{ X Fixed 99999999999 }')), ON_ONE_LINE);
  assert.ok(problems[0]?.message.includes(' has more than 4294967295 bytes;'), problems[0]?.message);
});

test('no quick fix of any rule brings an error that was not there', () => {
  const severities = { ...ALL_ON, MT055: 'information', MT103: 'hint' } as const;
  const texts = RULE_CASES.flatMap(([, , bad, good]) => [markedRange(bad).text, good]);
  assert.deepEqual(
    texts.flatMap((text) => harmfulFixes(text, severities)),
    [],
  );
});

test('rules that are off speak only when asked for, and any rule can be silenced or changed', () => {
  const text = field('{ chat_type U8 4 }');
  const codes = (severities: Parameters<typeof templateProblems>[1]) =>
    templateProblems(parseTemplate(text), { ...ON_ONE_LINE, ...severities }).map(
      ({ code, severity }) => `${code} ${severity}`,
    );
  assert.deepEqual(codes({}), ['MT065 error']);
  assert.deepEqual(codes({ MT022: 'warning', MT065: 'off' }), ['MT022 warning']);
  assert.deepEqual(codes({ MT065: 'hint' }), ['MT065 hint']);
});

/** Most texts here stand on one line, which is no news. */
const ON_ONE_LINE = { MT100: 'off' } as const;

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
    const [problem, ...more] = templateProblems(parseTemplate(bad), ON_ONE_LINE);
    assert.deepEqual(more, []);
    assert.ok(problem?.message.includes(`did you mean ${word}?`), problem?.message);
    assert.equal(apply(bad, problem).includes(word), true);
  });
}

const mended: readonly (readonly [bad: string, good: string])[] = [
  [field('{ X U8}'), field('{ X U8 }')],
  [field('{ X U8 }//note\n'), field('{ X U8 } //note\n')],
  [field('{ X U8 } /* note */\n'), field('{ X U8 } // note\n')],
  [field('{ X U8 } /* note */ of it\n'), field('{ X U8 } // note of it\n')],
  [field('{ X U8 }\n/**\n * note\n */\n'), field('{ X U8 }\n//\n // note\n //\n')],
  [field('{ X\u00a0U8 }'), field('{ X U8 }')],
  [field('{ X U32 4 }'), field('{ X U32 }')],
  [block('{ A Single 1 { X U8 } }'), BODY],
  [block('{ A Multiple 1 { X U8 } }'), BODY],
  [header('Chat High 255 Trusted Unencoded'), 'Chat High 1 Trusted'],
  [header('Chat Low 0420 Trusted Unencoded'), 'Chat Low 272 Trusted'],
  [two('Chat High 1 Trusted Unencoded', 'Talk High 1 Trusted Unencoded'), 'Talk High 2 Trusted'],
  [field('{ X Fixed 0x20 }'), field('{ X Fixed 32 }')],
  [block('{ Object.ID Single { X U8 } }'), block('{ Object_ID Single { X U8 } }')],
  [field('{ X, U8 }'), field('{ X U8 }')],
  [field('{ 3rdOwner U8 }'), field('{ _3rdOwner U8 }')],
  [field('{ X Variable(1) }'), field('{ X Variable 1 }')],
  [field('{ X Variable[2] }'), field('{ X Variable 2 }')],
  [field('{ X Variable1 }'), field('{ X Variable 1 }')],
  [field('{ X fixed16 }'), field('{ X Fixed 16 }')],
  [block('{ A Multiple(4) { X U8 } }'), block('{ A Multiple 4 { X U8 } }')],
  [block('{ A Multiple=4 { X U8 } }'), block('{ A Multiple 4 { X U8 } }')],
  [field('{ X Variable }'), field('{ X Variable 1 }')],
  [`// High: 7\n${header('Chat High 1 Trusted Unencoded')}`, '// High: 1\n'],
  [field('{ X U8 { Y U8 }'), field('{ X U8 } { Y U8 }')],
  [`version 2.0\n{ Chat High 1 Trusted Unencoded ${BODY}\n`, `${BODY}\n}\n`],
  ['version 2.0\nversion 2.0\n', 'version 2.0\n\n'],
  ['version 2.0\nwords\n', 'version 2.0\n// words\n'],
  [`${header('Chat High 1 Trusted Unencoded')}}\n`, header('Chat High 1 Trusted Unencoded')],
  [zerocoded('High 1', 'Zerocoded', 'U8'), zerocoded('High 1', 'Unencoded', 'U8')],
];

for (const [bad, good] of mended) {
  test(`the first fix mends ${JSON.stringify(bad.slice(0, 80))}`, () => {
    const file = parseTemplate(bad);
    const problem = templateProblems(file, ON_ONE_LINE).find(({ fixes }) => fixes !== undefined);
    const text = apply(bad, problem);
    assert.ok(text.includes(good), text);
    const left = templateProblems(parseTemplate(text), ON_ONE_LINE);
    assert.ok(
      left.every(({ code }) => code !== problem?.code),
      JSON.stringify(left),
    );
  });
}

const laidOut: readonly (readonly [bad: string, good: string])[] = [
  [lines('{ X U8 }').replaceAll(/\n +/gu, ' '), lines('{ X U8 }')],
  [
    lines('{ X U8 }')
      .replaceAll('    ', '\t')
      .replaceAll(/\n\t\t+/gu, ' '),
    lines('{ X U8 }').replaceAll('    ', '\t'),
  ],
  [lines('{ X U8 } { Y\n U8 } { Z U8 } // z'), lines('{ X U8 }\n        { Y U8 }\n        { Z U8 } // z')],
  [lines('{ X U8 }').replace('{', '{ // who '), lines('{ X U8 }').replace('{', '// who\n{')],
  [
    lines('{ X U8 }').replace('{\n        A', '{ // a\n        A'),
    lines('{ X U8 }').replace('    {', '    // a\n    {'),
  ],
];

for (const [bad, good] of laidOut) {
  test(`things on one line are put on lines of their own: ${JSON.stringify(bad)}`, () => {
    assert.equal(apply(bad, templateProblems(parseTemplate(bad))[0]), good);
    assert.deepEqual(templateProblems(parseTemplate(good)), []);
  });
}

test('words of one thing are not put together over a comment', () => {
  const problems = templateProblems(parseTemplate(lines('{ X // x\nU8 }')));
  assert.deepEqual(
    problems.map(({ code, fixes }) => [code, fixes]),
    [['MT100', undefined]],
  );
});

test('a fix that changes what is sent says so', () => {
  for (const bad of [block('{ A Multiple 0 { X U8 } }'), zerocoded('High 1', 'Zerocoded', 'U8')]) {
    const [fix, ...more] = templateProblems(parseTemplate(bad), ON_ONE_LINE).flatMap(({ fixes = [] }) => fixes);
    assert.deepEqual([fix?.changesWire, fix?.title.includes('changes the wire'), more], [true, true, []]);
  }
});

test('problems have related places where another place explains them', () => {
  const text = two('Chat High 1 Trusted Unencoded', 'Chat High 1 Trusted Unencoded');
  const problems = templateProblems(parseTemplate(text), ON_ONE_LINE);
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
