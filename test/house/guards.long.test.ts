import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ROOMS, type Room, Skeleton } from './skeleton.ts';

/** What each room may import; nothing else builds. */
const ARROWS: Readonly<Record<Room, readonly Room[]>> = {
  protocol: [],
  contract: [],
  capture: ['protocol', 'contract'],
  server: ['protocol', 'contract'],
  sandbox: ['protocol', 'capture', 'contract'],
  panel: ['protocol', 'contract'],
  client: ['contract'],
  cli: ['protocol', 'capture', 'contract', 'server', 'sandbox'],
};

/** What a room does not have: a line that must not build there. */
const ABSENT: readonly (readonly [Room, string, string])[] = [
  ['protocol', 'node', "import { readFileSync } from 'node:fs';\nexport const there = readFileSync;\n"],
  ['capture', 'buffer', 'export const there = Buffer.alloc(1);\n'],
  ['contract', 'process', 'export const there = process.pid;\n'],
  ['protocol', 'document', 'export const there = document.title;\n'],
  ['sandbox', 'document', 'export const there = document.title;\n'],
  ['panel', 'node', "import { readFileSync } from 'node:fs';\nexport const there = readFileSync;\n"],
];

/** A line that the compiler would take but the linter refuses: file, line, rule. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['protocol/editor.ts', "import * as vscode from 'vscode';\nexport const there = vscode;\n", 'noRestrictedImports'],
  ['server/editor.ts', "import * as vscode from 'vscode';\nexport const there = vscode;\n", 'noRestrictedImports'],
  ['sandbox/editor.ts', "import * as vscode from 'vscode';\nexport const there = vscode;\n", 'noRestrictedImports'],
  [
    'protocol/reader.ts',
    "import { XMLParser } from 'fast-xml-parser';\nexport const there = XMLParser;\n",
    'noRestrictedImports',
  ],
  [
    'sandbox/socket.ts',
    "import { createSocket } from 'node:dgram';\nexport const there = createSocket;\n",
    'noNodejsModules',
  ],
  ['sandbox/clock.ts', 'export const there = Date.now();\n', 'noRestrictedGlobals'],
  ['capture/timer.ts', 'export const there = setTimeout(() => undefined, 1);\n', 'noRestrictedGlobals'],
  ['protocol/whole.ts', 'const there = 1;\nexport default there;\n', 'noDefaultExport'],
  ['server/any.ts', 'export const there: any = 1;\n', 'noExplicitAny'],
  [
    'server/long.ts',
    'export const there = 1;\n'.padEnd(24 + 300, '\n').concat('export const end = 2;\n'),
    'noExcessiveLinesPerFile',
  ],
];

describe('the guards', () => {
  let complaints: readonly string[];
  let skeleton: Skeleton;

  const importing = (room: Room, other: Room) => `${room}/imports-${other}.ts`;
  const lacking = (room: Room, what: string) => `${room}/wants-${what}.ts`;

  before(async () => {
    skeleton = new Skeleton();
    for (const room of ROOMS) {
      for (const other of ROOMS.filter((name) => name !== room)) {
        skeleton.write(
          importing(room, other),
          `import { here } from '../${other}/here.ts';\nexport const there = here;\n`,
        );
      }
    }
    for (const [room, what, text] of ABSENT) skeleton.write(lacking(room, what), text);
    complaints = await skeleton.compile();
    for (const [file, text] of REFUSED) skeleton.write(file, text);
  });

  after(() => skeleton.remove());

  for (const room of ROOMS) {
    test(`${room} builds with the rooms below it only: ${ARROWS[room].join(', ') || 'none'}`, () => {
      const others = ROOMS.filter((other) => other !== room);
      const builds = others.filter((other) => !complaints.some((line) => line.startsWith(importing(room, other))));
      assert.deepEqual(
        builds,
        others.filter((other) => ARROWS[room].includes(other)),
      );
    });
  }

  for (const [room, what] of ABSENT) {
    test(`${room} does not build when it wants ${what}`, () => {
      assert.ok(complaints.some((line) => line.startsWith(lacking(room, what))));
    });
  }

  test('the rooms themselves build', () => {
    assert.deepEqual(
      complaints.filter((line) => line.includes('here.ts(')),
      [],
    );
  });

  test('the linter refuses what the compiler cannot see, and says by which rule', async () => {
    const lines = await skeleton.lint();
    const missed = REFUSED.filter(
      ([file, , rule]) => !lines.some((line) => line.includes(`/${file},`) && line.includes(rule)),
    );
    assert.deepEqual(
      missed.map(([file]) => file),
      [],
      lines.join('\n'),
    );
  });
});
