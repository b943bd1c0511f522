// Changes as problems of the current file: how loud they are, and what a click does about them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mended } from '../../../test/support/fixes.ts';
import type { Severity } from '../../text.ts';
import { templateProblems } from '../check.ts';
import { parseTemplate } from '../parse.ts';
import { MAX_PROBLEMS } from '../problem-list.ts';
import type { Category } from './category.ts';
import { compareTemplates } from './compatibility.ts';
import { severityOf, withChanges } from './findings.ts';

const BASE = `version 2.0

{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor     Single
        {   ID      LLUUID  }
        {   Age     U8      }
    }
    {
        Gift    Variable
        {   Kind    Fixed 4 }
    }
}

// Says farewell.
{
    Bye Low 2 NotTrusted Unencoded UDPDeprecated
    {
        Reason  Single
        {   Text    Variable 1  }
    }
}
`;

const loudness: readonly (readonly [rule: string, Category, development: Severity, production: Severity])[] = [
  ['MC001', 'Newer', 'hint', 'hint'],
  ['MC002', 'Older', 'warning', 'error'],
  ['MC003', 'Mixed', 'warning', 'error'],
  ['MC005', 'Incompatible', 'error', 'error'],
  ['MC020', 'Incompatible', 'error', 'error'],
  ['MC021', 'Same', 'information', 'information'],
  ['MC023', 'Newer', 'hint', 'hint'],
  ['MC024', 'Older', 'information', 'error'],
  ['MC025', 'Same', 'information', 'information'],
  ['MC026', 'Same', 'warning', 'warning'],
];

for (const [rule, category, development, production] of loudness) {
  test(`[compat.severity.1] ${rule}: ${development} in development, ${production} in production`, () => {
    const change = { rule, category };
    assert.deepEqual([severityOf(change, 'development'), severityOf(change, 'production')], [development, production]);
  });
}

/** Rules of the file alone that would speak up everywhere here. */
const QUIET = { MT044: 'off', MT091: 'off' } as const;

function problems(text: string, chosen = {}, base = BASE) {
  const severities = { ...QUIET, ...chosen };
  const [old, current] = [parseTemplate(base), parseTemplate(text)];
  return withChanges(templateProblems(current, severities), compareTemplates(old, current), 'development', severities);
}

test('problems and changes stand together in file order, with the place in the base beside', () => {
  const text = BASE.replace('Hail Low 1', 'Hail Low 9').replace('Kind    Fixed 4', 'Kind    Fixed 0');
  const found = problems(text);
  assert.deepEqual(
    found.map(({ code, severity }) => [code, severity]),
    [
      ['MC005', 'error'],
      ['MC018', 'error'],
      ['MT064', 'error'],
    ],
  );
  const [place] = found[0]?.related ?? [];
  assert.ok(place);
  assert.deepEqual([place.in, BASE.slice(place.range.start, place.range.end)], ['base', '1']);
});

test('a rule may be silenced or sharpened', () => {
  const text = BASE.replace('Hail Low 1', 'Hail Low 9');
  assert.deepEqual(problems(text, { MC005: 'off' }), []);
  assert.deepEqual(
    problems(text, { MC005: 'hint' }).map(({ severity }) => severity),
    ['hint'],
  );
});

const TWICE = BASE.replace('{\n    Bye', '{\n    Bye Low 2 NotTrusted Unencoded UDPDeprecated\n}\n\n{\n    Bye');
const GROWN = BASE.replace('}\n}\n\n//', '}\n    {\n        Pad Single\n        { Bytes Fixed 1300 }\n    }\n}\n\n//');

test('[compat.twice.1] what a rule of the file says in the same place is not said twice', () => {
  const codes = (text: string, severities = {}) => problems(text, severities).map(({ code }) => code);
  assert.deepEqual(codes(TWICE), ['MT038', 'MT037']);
  assert.deepEqual(codes(TWICE, { MT037: 'off', MT038: 'off' }), ['MC025']);
});

test('[compat.size.2] a message that grew too large is told once', () => {
  const codes = (severities = {}) => problems(GROWN, severities).map(({ code }) => code);
  assert.deepEqual(codes(), ['MT070', 'MC010', 'MC023']);
  assert.deepEqual(codes({ MT070: 'off' }), ['MC026', 'MC010', 'MC023']);
});

test(`at most ${MAX_PROBLEMS} are listed, and MT000 says that there are more`, () => {
  const base = `version 2.0\n${Array.from({ length: MAX_PROBLEMS + 5 }, (_, at) => `{ M${at} Low ${at + 1} Trusted Unencoded }`).join('\n')}`;
  const found = problems('version 2.0\n', {}, base);
  assert.equal(found.length, MAX_PROBLEMS + 1);
  assert.equal(found.at(-1)?.code, 'MT000');
  assert.equal(problems('{ '.repeat(3000)).filter(({ code }) => code === 'MT000').length, 1);
});

interface Click {
  readonly tag?: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly title: string;
  /** What the file is after the click; the base unless said. */
  readonly becomes?: string;
}

const back = (from: string, to: string, rule: string, before: string): Click => ({
  from,
  to,
  rule,
  title: `Change back to ${before}`,
});

const clicks: readonly Click[] = [
  back('Hail Low', 'Hail Medium', 'MC004', 'Low'),
  back('Low 1 ', 'Low 7 ', 'MC005', '1'),
  back('Low 1 ', 'Medium 7 ', 'MC004', 'Low 1'),
  back('Low 1 ', 'Medium 7 ', 'MC005', 'Low 1'),
  back('1 NotTrusted', '1 Trusted', 'MC006', 'NotTrusted'),
  back('1 NotTrusted Unencoded', '1 NotTrusted Zerocoded', 'MC007', 'Unencoded'),
  back(' UDPDeprecated', '', 'MC009', 'UDPDeprecated'),
  back('UDPDeprecated', 'NotDeprecated', 'MC009', 'UDPDeprecated'),
  back('Hail', 'Greet', 'MC003', 'Hail'),
  back('Gift', 'Present', 'MC013', 'Gift'),
  back('Visitor     Single', 'Visitor     Multiple 2', 'MC014', 'Single'),
  back('Age', 'Old', 'MC016', 'Age'),
  back('U8', 'S8', 'MC017', 'U8'),
  back('Variable 1', 'U32', 'MC017', 'Variable 1'),
  back('Fixed 4', 'Fixed 5', 'MC018', 'Fixed 4'),
  back('Fixed 4', 'Fixed 04', 'MC021', 'Fixed 4'),
  back('Low 1 ', 'Fixed 0xFFFF0001 ', 'MC022', 'Low 1'),
  { from: '\n        {   Age     U8      }', to: '', rule: 'MC016', title: 'Put Age back' },
  { from: '\n        {   ID      LLUUID  }', to: '', rule: 'MC016', title: 'Put ID back' },
  {
    from: '\n    {\n        Gift    Variable\n        {   Kind    Fixed 4 }\n    }',
    to: '',
    rule: 'MC011',
    title: 'Put Gift back',
  },
  {
    tag: '[compat.messages.2]',
    from: BASE.slice(BASE.indexOf('\n\n// Says'), -1),
    to: '',
    rule: 'MC002',
    title: 'Put Bye back as Deprecated',
    becomes: BASE.replace('// Says farewell.\n', '').replace('UDPDeprecated', 'Deprecated'),
  },
  {
    from: '\n        {   Age     U8      }',
    to: '\n        {   Age     U8      }\n        {   Size    F32     }',
    rule: 'MC015',
    title: 'Move Size to a new block behind the last one',
    becomes: BASE.replace(
      'Fixed 4 }\n    }',
      'Fixed 4 }\n    }\n    {\n        SizeBlock Single\n        {   Size    F32     }\n    }',
    ),
  },
  {
    from: '    {\n        Gift',
    to: '    {\n        More    Single\n    }\n    {\n        Gift',
    rule: 'MC012',
    title: 'Move More behind the last block',
    becomes: BASE.replace('Fixed 4 }\n    }', 'Fixed 4 }\n    }\n    {\n        More    Single\n    }'),
  },
  {
    from: 'Hail Low 1 NotTrusted Unencoded\n    {\n        Visitor',
    to: 'Greet Low 1 NotTrusted Unencoded\n    {\n        Guest',
    rule: 'MC020',
    title: 'Use the free number 3',
    becomes: BASE.replace('Hail Low 1', 'Greet Low 3').replace('Visitor', 'Guest'),
  },
];

for (const { tag = '', from, to, rule, title, becomes = BASE } of clicks) {
  test(`${tag} ${rule} ${JSON.stringify(to)}: ${title}`, () => {
    assert.ok(BASE.includes(from), from);
    const text = BASE.replace(from, to);
    const fix = problems(text)
      .filter(({ code }) => code === rule)
      .flatMap(({ fixes = [] }) => fixes)
      .find((offered) => offered.title === title);
    assert.ok(fix);
    const edits = fix.edits.toSorted((a, b) => b.range.start - a.range.start);
    const fixed = edits.reduce(
      (done, { range, text }) => done.slice(0, range.start) + text + done.slice(range.end),
      text,
    );
    assert.equal(fixed, becomes);
  });
}

test('a message whose number another one has by now is not offered to come back', () => {
  const base = 'version 2.0\n{ Hail Low 1 Trusted Unencoded }\n{ Bye Low 2 Trusted Unencoded }\n';
  const fixes = (text: string) =>
    problems(text, {}, base).flatMap(({ code, fixes = [] }) => (code === 'MC002' ? [fixes.length] : []));
  assert.deepEqual(fixes('version 2.0\n{ Bye Low 2 Trusted Unencoded }\n'), [1]);
  assert.deepEqual(fixes('version 2.0\n{ Bye Low 1 Trusted Unencoded }\n'), [0]);
});

test('[compat.blocks.1] of several last blocks that are gone each comes back with those before it', () => {
  const twoMore =
    '}\n    {\n        Pad Single\n        { X U8 }\n    }\n    {\n        Last Single\n        { Y U8 }\n    }\n}\n\n//';
  const base = BASE.replace('}\n}\n\n//', twoMore);
  const found = problems(BASE, {}, base).filter(({ code }) => code === 'MC011');
  assert.deepEqual(
    found.flatMap(({ fixes = [] }) => fixes.map(({ title }) => title)),
    ['Put Pad back', 'Put Pad and Last back'],
  );
  const [both] = found.at(-1)?.fixes ?? [];
  assert.ok(both);
  assert.equal(mended(BASE, both), base);
});

test('a number that another message has now is not put back', () => {
  const swapped = BASE.replace('Hail Low 1', 'Hail Low 2').replace('Bye Low 2', 'Bye Low 1');
  assert.deepEqual(
    problems(swapped).map(({ code, fixes }) => [code, fixes]),
    [
      ['MC005', []],
      ['MC005', []],
    ],
  );
});
