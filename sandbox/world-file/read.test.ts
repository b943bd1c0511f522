import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { satisfies } from '../../test/support/json-schema.ts';
import { inProject } from '../../tools/root.ts';
import { readWorldFile, WORLD_FILE_DEPTH, WORLD_FILE_LIMIT } from './read.ts';

function problem(text: string): string {
  const read = readWorldFile(text);
  return 'problem' in read ? read.problem : 'fine';
}

const schema = JSON.parse(readFileSync(inProject('schemas/world.schema.json'), 'utf8')) as Record<string, unknown>;

const REGION = '"name":"One","x":1000,"y":1000';
const region = (more: string) => `{"regions":[{${REGION},${more}}]}`;
const account = (more: string) => `{"accounts":[{"first":"Ada","last":"Sandbox",${more}}]}`;

test('[world.file.1] what the schema allows is read as it stands', () => {
  const world = {
    $schema: './world.schema.json',
    grid: {
      ...{ name: 'Mine', welcome: 'Hello', terms: { text: 'Be kind.', version: '3' }, redirects: 1, sections: 'all' },
      ...{ currency: 'M$', links: { search: 'http://a/' }, fees: { classified: 50 } },
      eventQueue: { idle: '502' },
      login: { update: { required: '7.1' }, throttle: { logins: 5, seconds: 10 }, paths: ['/grid/login'] },
    },
    open: false,
    regions: [
      { name: 'One', x: 1000, y: 1000, port: 0, water: 20, maturity: 'PG', terrain: { kind: 'flat', height: 21 } },
      {
        ...{ name: 'Two', x: 1001, y: 1000, terrain: { kind: 'waves', base: 23, amplitude: 3, period: 64 } },
        parcel: { name: 'Green', description: '' },
        prims: [{ name: 'Cube', shape: 'box', position: [128, 128, 24], rotation: [0, 0, 0, 1], scale: [1, 1, 1] }],
      },
      { name: 'Three', x: 1002, y: 1000, terrain: { kind: 'image', file: 'hills.png', low: 10, high: 60 } },
      { name: 'Four', x: 1003, y: 1000, terrain: { kind: 'raw', file: 'land.f32' } },
    ],
    accounts: [
      { first: 'Ada', last: 'Sandbox', password: 'secret', start: { region: 'one', position: [128, 128, 25] } },
      { first: 'Ben', last: 'Sandbox', refuse: { reason: 'presence', message: 'Later.', messageArgs: { TIME: '1' } } },
    ],
    assets: 'assets/',
  };
  assert.deepEqual(readWorldFile(JSON.stringify(world)), { world });
  assert.deepEqual(readWorldFile('{}'), { world: {} });
  assert.equal(satisfies(world, schema), true);
});

test('[world.file.1] a mistake is told in a sentence, at its line and column', () => {
  const cases: readonly (readonly [text: string, problem: string | RegExp])[] = [
    ['', /^Line 1, column 1: The world is no JSON here: value expected\.$/],
    ['{"open":tru}', /^Line 1, column 9: The world is no JSON here: invalid symbol\./],
    ['{\n "open": true,\n}', /^Line 3, column 1: The world is no JSON here: property name expected\./],
    ['{"open":true} // fine', /is no JSON here: invalid comment token/],
    ['[]', 'Line 1, column 1: The world must be an object.'],
    ['null', 'Line 1, column 1: The world must be an object.'],
    ['{"open":1}', 'Line 1, column 9: open must be true or false.'],
    [
      '{"opne":true}',
      /^Line 1, column 2: opne is not known; there are "grid", "open", "regions", "accounts", "assets", "people" and "objects"\.$/,
    ],
    ['{"open":true,"open":false}', 'Line 1, column 14: open is there twice.'],
    ['{"grid":{"links":{"help":"here"}}}', /grid\.links\.help must be an address that begins with http:\/\//],
    ['{"grid":{"login":{"update":{"required":"7,1"}}}}', /update\.required must be a version, as in 7\.1\.13\.$/],
    ['{"grid":{"login":{"paths":["a b"]}}}', /paths\[0\] must be a path, as in \/grid\/login\.$/],
    ['{"regions":[]}', 'Line 1, column 12: regions must have 1 to 64 members.'],
    ['{"regions":{}}', 'Line 1, column 12: regions must be a list.'],
    ['{"regions":[{"name":"One","x":1}]}', 'Line 1, column 13: regions[0] needs "y".'],
    [region('"water":"deep"'), /regions\[0\]\.water must be a number from 0 to 100\.$/],
    [region('"port":1.5'), /regions\[0\]\.port must be a whole number from 0 to 65535\.$/],
    [region('"maturity":"X"'), /regions\[0\]\.maturity must be "PG", "M" or "A"\.$/],
    [region('"id":"1"'), /regions\[0\]\.id must be a UUID\.$/],
    [region('"terrain":{"kind":"hills"}'), /terrain\.kind must be "flat", "waves", "image" or "raw"\.$/],
    [region('"terrain":{"height":1}'), /terrain needs "kind": "flat", "waves", "image" or "raw"\.$/],
    [region('"terrain":{"kind":"flat"}'), /terrain needs "height"\.$/],
    [region('"terrain":7'), /terrain must be an object\.$/],
    [region('"prims":[{"position":[1,2]}]'), /prims\[0\]\.position must have 3 members\.$/],
    [region('"prims":[{"position":[1,2,"3"]}]'), /prims\[0\]\.position\[2\] must be a number from/],
    [account('"password":""'), /accounts\[0\]\.password must not be empty\.$/],
    [account('"code":7'), /accounts\[0\]\.code must be a text\.$/],
    [account(`"code":"${'7'.repeat(65)}"`), /accounts\[0\]\.code must have at most 64 characters\.$/],
    ['{"accounts":[{"first":"Ada B","last":"C"}]}', /first must be one word, without blanks\.$/],
    [
      account('"refuse":{"reason":"key","message":"No.","messageArgs":{"TIME":1}}'),
      /messageArgs\.TIME must be a text\.$/,
    ],
    ['{"open":1,"assets":2}', 'Line 1, column 9: open must be true or false. (1 more mistakes follow.)'],
  ];
  for (const [text, expected] of cases) {
    if (typeof expected === 'string') assert.equal(problem(text), expected, text);
    else assert.match(problem(text), expected, text);
    if (!/no JSON|is there twice/.test(problem(text))) assert.equal(satisfies(JSON.parse(text), schema), false, text);
  }
});

test('[world.file.2] [world.parcels.2] what contradicts itself is told at the second of the two', () => {
  const id = '"id":"00000000-0000-4000-8000-00000000000A"';
  const cases: readonly (readonly [text: string, problem: RegExp])[] = [
    [`{"regions":[{${REGION}},{"name":"ONE","x":1,"y":1}]}`, /regions\[1\]\.name is taken by regions\[0\]\.$/],
    [`{"regions":[{${REGION}},{"name":"Two","x":1000,"y":1000}]}`, /regions\[1\]\.x is taken by regions\[0\]\.$/],
    [
      `{"regions":[{${REGION},"port":9},{"name":"Two","x":1,"y":1,"port":9}]}`,
      /regions\[1\]\.port is taken by regions\[0\]\.$/,
    ],
    ['{"accounts":[{"first":"A","last":"B"},{"first":"a","last":"b"}]}', /accounts\[1\]\.first is taken/],
    [`{"accounts":[{"first":"A","last":"B",${id}},{"first":"C","last":"B",${id.toLowerCase()}}]}`, /\.id is taken/],
    [
      `{"regions":[{${REGION}}],"accounts":[{"first":"A","last":"B","home":{"region":"Two"}}]}`,
      /home\.region is no region/,
    ],
    [account('"start":{"region":"Sandbox One","position":[256,0,0]}'), /start\.position lies outside of the region/],
    [region('"prims":[{"position":[-1,0,0]}]'), /prims\[0\]\.position lies outside/],
    [region('"parcels":[{"name":"A"}]'), /parcels\[0\] needs "area" or "cells"/],
    [region('"parcels":[{"area":[9,9,9,12]}]'), /parcels\[0\]\.area must go from south-west to north-east/],
    [
      region(`"parcels":[{"area":[0,0,4,4],"cells":"${'0'.repeat(1024)}"}]`),
      /parcels\[0\]\.area is told by "cells", too/,
    ],
    [region('"parcel":{"area":[0,0,4,4]}'), /parcel\.area is for other parcels/],
    [region(`"parcel":{${id}},"parcels":[{"area":[0,0,4,4],${id}}]`), /parcels\[0\]\.id is taken/],
  ];
  for (const [text, expected] of cases) assert.match(problem(text), expected, text);
});

test('[world.file.1] what is too large or too deep is refused before it is read', () => {
  assert.match(problem(`"${' '.repeat(WORLD_FILE_LIMIT)}"`), /at most 16777216 characters/);
  assert.match(problem('['.repeat(WORLD_FILE_DEPTH + 1)), /at most 32 brackets/);
  assert.match(problem('['.repeat(1_000_000)), /at most 32 brackets/);
  assert.match(problem(`{"assets":"${'['.repeat(100)}","open":"${'\\"['.repeat(100)}"}`), /open must be true or false/);
});

test('the example is right, and its schema is offered to editors', () => {
  const example = readFileSync(inProject('examples/two-shores.world.json'), 'utf8');
  assert.equal(problem(example), 'fine');
  const { contributes } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
    readonly contributes: { readonly jsonValidation: readonly unknown[] };
  };
  const offered = { fileMatch: '*.world.json', url: './schemas/world.schema.json' };
  assert.deepEqual(contributes.jsonValidation[1], offered);
});
