import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, get } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { Grounds } from '../../test/support/wanderer.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import { CONTROL } from '../world/controls.ts';
import type { Maturity } from '../world/region.ts';

/** Accounts that may see more and more, and one that may see everything. */
const ACCOUNTS = [
  { first: 'Gail', last: 'Sandbox', maturity: 'PG' },
  { first: 'Mo', last: 'Sandbox', maturity: 'M' },
  { first: 'Ada', last: 'Sandbox', maturity: 'A' },
  { first: 'Ben', last: 'Sandbox' },
] as const;

const entrance = { grid: {}, isOpen: true, accounts: ACCOUNTS };

function regionsOf(first: Maturity, second: Maturity) {
  return [
    { name: 'Sandbox One', x: 1000, y: 1000, port: 13_000, maturity: first },
    { name: 'Sandbox Two', x: 1001, y: 1000, port: 13_001, maturity: second },
  ];
}

/** What a login that asks for a start is told. */
function told(regions: ReturnType<typeof regionsOf>, first: string, start: string): string {
  const words = { first, last: 'Sandbox', passwd: 'x', start };
  const members = Object.entries(words).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
  const body = new TextEncoder().encode(`<llsd><map>${members.join('')}</map></llsd>`);
  const answer = readLlsdXml(new WholeGrid({ regions, entrance }).request({ body }).reply?.body ?? '').value;
  const said = ['login', 'reason', 'start_location', 'sim_port'].map((name) => asText(get(answer, name)));
  return said.filter((text) => text !== '').join(' ');
}

test('[region.access.2] a login comes in where its account may be: elsewhere, if the region is rated higher', () => {
  const regions = regionsOf('PG', 'A');
  assert.equal(told(regions, 'Gail', 'Sandbox Two'), 'true safe 13000');
  assert.equal(told(regions, 'Mo', 'Sandbox Two'), 'true safe 13000');
  for (const first of ['Ada', 'Ben', 'Stranger']) assert.equal(told(regions, first, 'Sandbox Two'), 'true url 13001');
  assert.equal(told(regionsOf('A', 'M'), 'Mo', 'last'), 'true safe 13001');
  assert.equal(told(regionsOf('M', 'M'), 'Mo', 'last'), 'true last 13000');
  assert.equal(told(regionsOf('A', 'M'), 'Gail', 'last'), 'false presence');
});

/** Why a teleport of somebody to the second region fails; undefined if it does not. */
function refusal(first: string, maturity: Maturity): string | undefined {
  const grounds = new Grounds(
    [
      ['Sandbox One', 0, 0],
      ['Sandbox Two', 1, 0, maturity],
    ],
    { entrance },
  );
  const viewer = grounds.enter(first);
  viewer.events(0);
  viewer.teleport(0, [1, 0], [128, 128, 30]);
  grounds.pass(200);
  const [event] = viewer.events(0).filter(({ name }) => name.startsWith('Teleport'));
  return event === undefined ? 'nothing' : asText(get(event.body, 'Info', 0, 'Reason')) || undefined;
}

test('[region.access.2] [travel.failed.1] a teleport to a region that is rated higher is refused, with the reason', () => {
  assert.deepEqual(
    ['PG', 'M', 'A'].map((maturity) => refusal('Gail', maturity as Maturity)),
    [undefined, 'noaccess_tport', 'noaccess_tport'],
  );
  assert.deepEqual([refusal('Mo', 'M'), refusal('Mo', 'A')], [undefined, 'noaccess_tport']);
  assert.deepEqual(
    [refusal('Ada', 'A'), refusal('Ben', 'A'), refusal('Stranger', 'A')],
    [undefined, undefined, undefined],
  );
});

test('[region.access.2] the border of a region that is rated higher is closed, although the viewer looks in', () => {
  for (const [first, names] of [
    ['Gail', [['Gail'], []]],
    ['Ada', [[], ['Ada']]],
  ] as const) {
    const grounds = new Grounds(
      [
        ['Sandbox One', 0, 0],
        ['Sandbox Two', 1, 0, 'A'],
      ],
      { entrance },
    );
    const viewer = grounds.enter(first, { start: 'uri:Sandbox One&amp;250&amp;128&amp;22' });
    viewer.events(0);
    viewer.look(1);
    viewer.press(0, CONTROL.atPlus | CONTROL.fastAt);
    grounds.pass(4000);
    viewer.events(0);
    viewer.move(1);
    assert.deepEqual(grounds.standing(), names);
  }
});
