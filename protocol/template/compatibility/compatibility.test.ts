// Messages that come, go or change their header: a change of the base, and what is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, type ComparedRow, GONE, HAIL, OLD, SEAT, tryRow } from '../../../test/support/compared.ts';
import { parseTemplate } from '../parse.ts';
import type { Category } from './category.ts';
import { passes } from './category.ts';
import { compareTemplates } from './compatibility.ts';

const rows: readonly ComparedRow[] = [
  {
    title: 'nothing',
    edits: [],
    found: [],
    category: 'Same',
  },
  {
    tags: '[compat.messages.1]',
    title: 'MC001 a message added',
    edits: [['{ Old', '{ Greet Low 30 NotTrusted Unencoded }\n{ Old']],
    found: ['MC001 Greet'],
    category: 'Newer',
    says: /^Adds Greet\.$/u,
  },
  {
    tags: '[compat.messages.2]',
    title: 'MC002 a message removed',
    edits: [[HAIL, '']],
    found: ['MC002 Hail'],
    category: 'Older',
    says: /^Removes Hail; flag it Deprecated instead\.$/u,
  },
  {
    tags: '[compat.messages.1]',
    title: 'MC003 a message renamed',
    edits: [['Hail', 'Greet']],
    found: ['MC003 Greet'],
    category: 'Mixed',
    says: /^Hail is gone and Greet has its number: renamed\? Old peers still call Low 20 Hail\.$/u,
  },
  {
    tags: '[compat.header.1]',
    title: 'MC004 the frequency',
    edits: [['Hail Low', 'Hail Medium']],
    found: ['MC004 Hail'],
    category: 'Incompatible',
    says: /was Low and is Medium/u,
  },
  {
    title: 'MC004 frequency and number together',
    edits: [['Hail Low 20', 'Hail Medium 7']],
    found: ['MC004 Hail', 'MC005 Hail'],
    category: 'Incompatible',
  },
  {
    tags: '[compat.header.1]',
    title: 'MC005 the number',
    edits: [['Low 20', 'Low 30']],
    found: ['MC005 Hail'],
    category: 'Incompatible',
    says: /was 20 and is 30/u,
  },
  {
    tags: '[compat.header.1]',
    title: 'MC006 the trust',
    edits: [['20 NotTrusted', '20 Trusted']],
    found: ['MC006 Hail'],
    category: 'Incompatible',
    says: /was NotTrusted and is Trusted/u,
  },
  {
    tags: '[compat.header.1]',
    title: 'MC007 the encoding',
    edits: [['20 NotTrusted Unencoded', '20 NotTrusted Zerocoded']],
    found: ['MC007 Hail'],
    category: 'Incompatible',
    says: /was Unencoded and is Zerocoded/u,
  },
  {
    tags: '[compat.header.1]',
    title: 'all that differs in a header, and the blocks behind it',
    edits: [['Low 20 NotTrusted Unencoded\n  { Visitor', 'High 20 Trusted Zerocoded\n  { Guest']],
    found: ['MC004 Hail', 'MC006 Hail', 'MC007 Hail', 'MC013 Hail.Guest'],
    category: 'Incompatible',
  },
  {
    tags: '[compat.flag.1]',
    title: 'MC008 deprecated for the first time',
    edits: [['20 NotTrusted Unencoded', '20 NotTrusted Unencoded UDPDeprecated']],
    found: ['MC008 Hail'],
    category: 'Newer',
    says: /was not deprecated and is UDPDeprecated/u,
  },
  {
    tags: '[compat.flag.1]',
    title: 'MC008 more deprecated',
    edits: [['UDPBlackListed', 'Deprecated']],
    found: ['MC008 Old'],
    category: 'Newer',
  },
  {
    tags: '[compat.flag.1]',
    title: 'MC009 less deprecated',
    edits: [['UDPBlackListed', 'UDPDeprecated']],
    found: ['MC009 Old'],
    category: 'Older',
  },
  {
    tags: '[compat.flag.1]',
    title: 'MC009 no longer deprecated',
    edits: [[' UDPBlackListed', '']],
    found: ['MC009 Old'],
    category: 'Older',
    says: /was UDPBlackListed and is not deprecated/u,
  },
  {
    tags: '[compat.same.1]',
    title: 'MC019 order of messages, comments, layout, spelling of numbers, NotDeprecated, the version',
    edits: [
      [OLD, ''],
      ['{ Full', `${OLD}{ Full`],
      ['Low 20', 'Low 0x14'],
      ['0x14 NotTrusted Unencoded', '0x14 NotTrusted Unencoded NotDeprecated'],
      ['{ Visitor', '// hello\n\t{ Visitor'],
      ['version 2.0', 'version 2.1'],
      ['Multiple 4', 'Multiple 04'],
    ],
    found: [],
    category: 'Same',
  },
  {
    tags: '[compat.number.2]',
    title: 'MC020 a number freed and given to another message',
    edits: [['{ Hail Low 20 NotTrusted Unencoded\n  { Visitor', '{ Greet Low 20 NotTrusted Unencoded\n  { Guest']],
    found: ['MC020 Greet'],
    category: 'Incompatible',
    says: /Greet has Low 20, which was Hail: old peers decode one as the other/u,
  },
  {
    tags: '[compat.number.2]',
    title: 'MC020 the number of a Deprecated message',
    edits: [[GONE, '{ Greet Low 22 NotTrusted Unencoded { Info Single { X U16 } } }\n']],
    found: ['MC020 Greet'],
    category: 'Incompatible',
  },
  {
    tags: '[compat.number.2]',
    title: 'MC020 the number of a Deprecated message, with the same blocks',
    edits: [[GONE, GONE.replace('Gone', 'Greet').replace(' Deprecated', '')]],
    found: ['MC020 Greet'],
    category: 'Incompatible',
  },
  {
    tags: '[compat.messages.1]',
    title: 'MC003 a Deprecated message that stays so is renamed',
    edits: [[GONE, GONE.replace('Gone', 'Greet')]],
    found: ['MC003 Greet'],
    category: 'Mixed',
  },
  {
    tags: '[compat.number.2]',
    title: 'MC020 the number of a message that got another one',
    edits: [
      ['Old Low 21', 'Old Low 31'],
      [GONE, `${GONE}{ Greet Low 21 NotTrusted Unencoded }\n`],
    ],
    found: ['MC005 Old', 'MC020 Greet'],
    category: 'Incompatible',
  },
  {
    tags: '[compat.number.2]',
    title: 'MC020 the name and the trust, with the same blocks',
    edits: [['Hail Low 20 NotTrusted', 'Greet Low 20 Trusted']],
    found: ['MC020 Greet'],
    category: 'Incompatible',
  },
  {
    tags: '[compat.number.1]',
    title: 'MC022 Fixed became the Low number with the same bytes',
    edits: [['Fixed 0xFFFF0017', 'Low 23']],
    found: ['MC022 Full'],
    category: 'Incompatible',
    says: /equal bytes on the wire/u,
  },
  {
    tags: '[compat.messages.2]',
    title: 'MC024 a Deprecated message removed',
    edits: [[GONE, '']],
    found: ['MC024 Gone'],
    category: 'Older',
    says: /the viewer never loaded it/u,
  },
  {
    tags: '[compat.twice.1]',
    title: 'MC025 a message defined twice: the later one counts',
    edits: [['{ Old', '{ Old Low 21 NotTrusted Unencoded UDPBlackListed }\n{ Old']],
    found: ['MC025 Old'],
    category: 'Same',
    says: /defined twice in the current file/u,
  },
  {
    tags: '[compat.size.2]',
    title: 'MC026 the smallest packet passes 1,200 bytes',
    edits: [['1100 } }', '1100 } } { More Variable { X U8 } } { Pad Single { Bytes Fixed 100 } }']],
    found: ['MC026 Full', 'MC010 Full.More', 'MC010 Full.Pad', 'MC023 Full.Pad'],
    category: 'Newer',
    says: /grew from 1110 to 1211 bytes/u,
  },
  {
    tags: '[compat.unread.1]',
    title: 'a message that is not understood is neither gone nor changed',
    edits: [['Hail Low 20 NotTrusted', 'Hail Loud 20 Trusted']],
    found: [],
    category: 'Same',
  },
  {
    title: 'Newer in one place and Older in another',
    edits: [
      [GONE, ''],
      ['{ Old', '{ Greet Low 30 NotTrusted Unencoded }\n{ Old'],
    ],
    found: ['MC001 Greet', 'MC024 Gone'],
    category: 'Mixed',
  },
];

for (const row of rows) {
  const { tags = '', title, category } = row;
  test(`${tags} ${title}: ${category}`.trim(), () => tryRow(row));
}

const modes: readonly (readonly [Category, development: boolean, production: boolean])[] = [
  ['Same', true, true],
  ['Newer', true, true],
  ['Older', true, false],
  ['Mixed', true, false],
  ['Incompatible', false, false],
];

for (const [category, development, production] of modes) {
  test(`[compat.category.2] ${category} ${development ? 'passes' : 'fails'} in development and ${production ? 'passes' : 'fails'} in production`, () => {
    assert.deepEqual([passes(category, 'development'), passes(category, 'production')], [development, production]);
  });
}

const places: readonly (readonly [title: string, from: string, to: string, before: string, now: string | undefined])[] =
  [
    ['a header word', '20 NotTrusted', '20 Trusted', 'NotTrusted', 'Trusted'],
    ['a quantity with its count', 'Multiple 4', 'Variable', 'Multiple 4', 'Variable'],
    ['a type with its size', 'Mark Fixed 4', 'Mark U32', 'Fixed 4', 'U32'],
    ['a number and its frequency', 'Fixed 0xFFFF0017', 'Low 23', 'Fixed 0xFFFF0017', 'Low 23'],
    ['a field that is gone', '{ Age U8 }', '', 'Age', undefined],
    ['a message that is gone', GONE, '', 'Gone', undefined],
  ];

for (const [title, from, to, before, now] of places) {
  test(`the places of ${title} are exact in both files`, () => {
    const text = BASE.replace(from, to);
    const [change] = compareTemplates(parseTemplate(BASE), parseTemplate(text)).changes;
    assert.ok(change?.base);
    assert.equal(BASE.slice(change.base.start, change.base.end), before);
    assert.equal(change.current && text.slice(change.current.start, change.current.end), now);
  });
}

test('what is gone is shown where it is missed: the block, the message, the brace of the message before', () => {
  const place = (from: string) => {
    const text = BASE.replace(from, '');
    const [change] = compareTemplates(parseTemplate(BASE), parseTemplate(text)).changes;
    assert.ok(change);
    return [text.slice(change.place.start, change.place.end), text.slice(0, change.place.start).split('{').at(-1)];
  };
  assert.deepEqual(place('{ Age U8 }'), ['Visitor', ' ']);
  assert.deepEqual(place(SEAT), ['Hail', ' ']);
  assert.deepEqual(place(GONE), ['}', ' X U8 } } ']);
  assert.deepEqual(place(HAIL), ['2.0', 'version ']);
});

test('[compat.unread.1] what was not compared is counted in both files', () => {
  const broken = BASE.replace('{ Kind U32 }', '{ Kind U33 }');
  const { unread } = compareTemplates(parseTemplate(broken), parseTemplate(BASE));
  assert.deepEqual(unread, { base: 1, current: 0 });
});

test('[compat.own.1] mistakes in the syntax are counted in both files', () => {
  const { errors } = compareTemplates(parseTemplate(BASE), parseTemplate(`${BASE}\n}\n}\n`));
  assert.deepEqual(errors, { base: 0, current: 2 });
});
