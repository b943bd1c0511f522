// The structural difference of a base and its edited self, written down as indented lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, GIFT, GONE, HAIL, OLD, SEAT, VISITOR } from '../../../test/support/compared.ts';
import { parseTemplate } from '../parse.ts';
import type { Difference } from './differences.ts';
import { structuralDifferences } from './structure.ts';

const FULL = BASE.slice(BASE.indexOf('{ Full'));

interface Row {
  readonly tags?: string;
  readonly title: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly shows: readonly string[];
}

const rows: readonly Row[] = [
  { title: 'nothing', edits: [], shows: [] },
  {
    tags: '[compat.structure.1]',
    title: 'layout, comments, an explicit NotDeprecated and the spelling of numbers',
    edits: [
      ['version 2.0\n', 'version 2.0\n// The whole file.\n\n'],
      ['{ Hail Low 20 NotTrusted Unencoded', '{\r\n\tHail Low 0x14 NotTrusted Unencoded NotDeprecated // hello\r\n'],
      ['Variable 1', 'Variable\t01'],
    ],
    shows: [],
  },
  {
    title: 'a message added',
    edits: [['{ Old', '{ Greet Low 30 NotTrusted Unencoded { A Single { X U8 } } }\n{ Old']],
    shows: ['added message Greet: Low 30, 1 block (MC001)'],
  },
  {
    title: 'a message without blocks added',
    edits: [['{ Old', '{ Greet Low 30 NotTrusted Unencoded }\n{ Old']],
    shows: ['added message Greet: Low 30 (MC001)'],
  },
  {
    title: 'a message removed stands where it stood',
    edits: [
      [OLD, ''],
      ['Low 22', 'Low 23'],
      ['Low 20', 'Low 19'],
    ],
    shows: [
      'changed message Hail:',
      '  changed attribute number: Low 20 → Low 19 (MC005)',
      'removed message Old: Low 21, 1 block (MC002)',
      'changed message Gone:',
      '  changed attribute number: Low 22 → Low 23 (MC005)',
    ],
  },
  {
    tags: '[compat.messages.1]',
    title: 'a message renamed',
    edits: [['Hail', 'Greet']],
    shows: ['changed message Greet: Hail → Greet (MC003)'],
  },
  {
    tags: '[compat.messages.1]',
    title: 'a message renamed and moved',
    edits: [
      [HAIL, ''],
      ['{ Full', `${HAIL.replace('Hail', 'Greet')}{ Full`],
    ],
    shows: [
      'changed message Greet: Hail → Greet, moved from the beginning to behind Gone, which means nothing on the wire (MC003)',
    ],
  },
  {
    tags: '[compat.number.2]',
    title: 'a number that another message takes over',
    edits: [
      ['Hail', 'Greet'],
      ['Unencoded', 'Zerocoded'],
    ],
    shows: ['removed message Hail: Low 20, 3 blocks (MC020)', 'added message Greet: Low 20, 3 blocks (MC020)'],
  },
  {
    tags: '[compat.number.2]',
    title: 'a number that another message takes over while its owner gets a new one',
    edits: [
      ['Low 20', 'Low 30'],
      ['{ Old', '{ Greet Low 20 NotTrusted Unencoded }\n{ Old'],
    ],
    shows: [
      'changed message Hail:',
      '  changed attribute number: Low 20 → Low 30 (MC005)',
      'added message Greet: Low 20 (MC020)',
    ],
  },
  {
    tags: '[compat.structure.2]',
    title: 'messages in another order',
    edits: [
      [OLD, ''],
      [FULL, FULL + OLD],
    ],
    shows: ['moved message Old: moved from behind Hail to behind Full, which means nothing on the wire'],
  },
  {
    tags: '[compat.header.1]',
    title: 'every word of a header',
    edits: [['Old Low 21 NotTrusted Unencoded UDPBlackListed', 'Old Medium 7 Trusted Zerocoded']],
    shows: [
      'changed message Old:',
      '  changed attribute frequency: Low → Medium (MC004)',
      '  changed attribute number: Low 21 → Medium 7 (MC005)',
      '  changed attribute trust: NotTrusted → Trusted (MC006)',
      '  changed attribute encoding: Unencoded → Zerocoded (MC007)',
      '  changed attribute flag: UDPBlackListed → not deprecated (MC009)',
    ],
  },
  {
    tags: '[compat.header.1]',
    title: 'the frequency alone',
    edits: [['Hail Low', 'Hail Medium']],
    shows: ['changed message Hail:', '  changed attribute frequency: Low → Medium (MC004)'],
  },
  {
    tags: '[compat.flag.1]',
    title: 'a flag put on',
    edits: [['Hail Low 20 NotTrusted Unencoded', 'Hail Low 20 NotTrusted Unencoded Deprecated']],
    shows: ['changed message Hail:', '  changed attribute flag: not deprecated → Deprecated (MC008)'],
  },
  {
    tags: '[compat.number.1]',
    title: 'Fixed that became Low with the same bytes',
    edits: [['Fixed 0xFFFF0017', 'Low 23']],
    shows: ['changed message Full:', '  changed attribute number: Fixed 0xFFFF0017 → Low 23 (MC022)'],
  },
  {
    tags: '[compat.blocks.1]',
    title: 'a Single block appended',
    edits: [[SEAT, `${SEAT} { Hat Single { X U8 } { Y U8 } }`]],
    shows: ['changed message Hail:', '  added block Hat: Single, 2 fields (MC010 MC023)'],
  },
  {
    tags: '[compat.blocks.1]',
    title: 'the first block removed and the last one moved up',
    edits: [
      [VISITOR, ''],
      [GIFT, ''],
      [SEAT, `${SEAT} ${GIFT}`],
    ],
    shows: [
      'changed message Hail:',
      '  removed block Visitor: Single, 2 fields (MC012)',
      '  moved block Seat: moved from behind Gift to the beginning (MC012)',
    ],
  },
  {
    tags: '[compat.blocks.1]',
    title: 'a block renamed',
    edits: [['Seat Multiple', 'Chair Multiple']],
    shows: ['changed message Hail:', '  changed block Chair: Seat → Chair (MC013)'],
  },
  {
    tags: '[compat.blocks.1]',
    title: 'a block in the place of another one',
    edits: [[SEAT, '{ Hat Single { X U8 } }']],
    shows: [
      'changed message Hail:',
      '  removed block Seat: Multiple 4, 1 field (MC012)',
      '  added block Hat: Single, 1 field (MC012)',
    ],
  },
  {
    title: 'the quantity of a block, and a field in it',
    edits: [['Seat Multiple 4 { Row U8 }', 'Seat Variable { Row U16 }']],
    shows: [
      'changed message Hail:',
      '  changed block Seat: Multiple 4 → Variable (MC014)',
      '    changed field Row: U8 → U16 (MC017)',
    ],
  },
  {
    tags: '[compat.fields.1]',
    title: 'fields added, removed, renamed, replaced and resized',
    edits: [
      ['{ ID LLUUID } { Age U8 }', '{ ID LLUUID } { Years U8 } { Days U16 }'],
      ['{ Kind U32 } { Name Variable 1 } { Mark Fixed 4 }', '{ Sort U16 } { Name Variable 2 }'],
    ],
    shows: [
      'changed message Hail:',
      '  changed block Visitor:',
      '    changed field Years: Age → Years (MC016)',
      '    added field Days: U16 (MC015)',
      '  changed block Gift:',
      '    removed field Kind: U32 (MC016)',
      '    added field Sort: U16 (MC016)',
      '    changed field Name: Variable 1 → Variable 2 (MC018)',
      '    removed field Mark: Fixed 4 (MC016)',
    ],
  },
  {
    tags: '[compat.structure.2]',
    title: 'fields in another order, one with another type',
    edits: [['{ Kind U32 } { Name Variable 1 } { Mark Fixed 4 }', '{ Name Variable 1 } { Mark Fixed 4 } { Kind U64 }']],
    shows: [
      'changed message Hail:',
      '  changed block Gift:',
      '    changed field Kind: U32 → U64, moved from the beginning to behind Mark (MC016)',
    ],
  },
  {
    tags: '[compat.structure.2]',
    title: 'two neighbours that moved together',
    edits: [
      [GONE, ''],
      [FULL, ''],
      [HAIL, GONE + FULL + HAIL],
    ],
    shows: [
      'moved message Gone: moved from behind Old to the beginning, which means nothing on the wire',
      'moved message Full: moved, still behind Gone, which means nothing on the wire',
    ],
  },
  {
    title: 'a smallest packet that grew is told at its message',
    edits: [['Bytes Fixed 1100', 'Bytes Fixed 1300']],
    shows: [
      'changed message Full: (MC026)',
      '  changed block Big:',
      '    changed field Bytes: Fixed 1100 → Fixed 1300 (MC018)',
    ],
  },
  {
    tags: '[compat.unread.1]',
    title: 'a message that is not understood any longer',
    edits: [['Hail Low 20', 'Hail Lwo 20']],
    shows: [],
  },
  {
    tags: '[compat.twice.1]',
    title: 'a second definition counts, the first one does not',
    edits: [['{ Old', '{ Hail Low 20 Trusted Unencoded }\n{ Old']],
    shows: [
      'changed message Hail:',
      '  changed attribute trust: NotTrusted → Trusted (MC006)',
      '  removed block Visitor: Single, 2 fields (MC011)',
      '  removed block Gift: Variable, 3 fields (MC011)',
      '  removed block Seat: Multiple 4, 1 field (MC011)',
    ],
  },
];

for (const { tags, title, edits, shows } of rows) {
  test(`${tags === undefined ? '' : `${tags} `}the structure of two templates: ${title}`, () => {
    const text = edits.reduce((done, [from, to]) => {
      assert.ok(done.includes(from), from);
      return done.replace(from, to);
    }, BASE);
    assert.deepEqual(linesOf(structuralDifferences(parseTemplate(BASE), parseTemplate(text))), shows);
  });
}

test('[compat.structure.1] the places are those of the words that differ, in both texts', () => {
  const text = BASE.replace('Age U8', 'Age S8').replace('Seat Multiple', 'Chair Multiple');
  const found: string[] = [];
  const look = (nodes: readonly Difference[]) => {
    for (const { base, current, children } of nodes) {
      found.push(`${base && BASE.slice(base.start, base.end)} ${current && text.slice(current.start, current.end)}`);
      look(children);
    }
  };
  look(structuralDifferences(parseTemplate(BASE), parseTemplate(text)));
  assert.deepEqual(found, ['Hail Hail', 'Visitor Visitor', 'U8 S8', 'Seat Chair']);
});

function linesOf(nodes: readonly Difference[], indent = ''): readonly string[] {
  return nodes.flatMap(({ change, kind, name, detail, findings, children }) => {
    const words = detail === '' ? '' : ` ${detail}`;
    const rules = findings.length === 0 ? '' : ` (${findings.map(({ rule }) => rule).join(' ')})`;
    return [`${indent}${change} ${kind} ${name}:${words}${rules}`, ...linesOf(children, `${indent}  `)];
  });
}
