import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import { array, integer, map, string } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { uuidBytes } from '../../protocol/uuid.ts';
import type { NewRow } from '../segment.ts';
import { factsOf } from './facts.ts';
import { compileFilter } from './filter.ts';
import { foundFields } from './found.ts';
import { filterRow } from './row.ts';
import { ADA, codec, NOW, OWNERS, packet, SESSION, wholeRow } from './rows.fixture.ts';
import { Sightings } from './sightings.ts';

const ROWS = SESSION.map(([name, row], index) => ({ name, row: filterRow(wholeRow(row, index + 1)) }));
const ALL = ROWS.map(({ name }) => name);
const SIGHTINGS = new Sightings();
for (const { row } of ROWS) SIGHTINGS.see(row);
const FACTS = factsOf({ now: NOW, circuit: (circuit) => OWNERS.get(circuit) }, SIGHTINGS);

function check(cases: readonly (readonly [filter: string, rows: string])[]): void {
  for (const [text, expected] of cases) {
    const filter = compileFilter(text, codec);
    assert.ok(!('problems' in filter), `${text}: ${JSON.stringify(filter)}`);
    const found = ROWS.filter(({ row }) => filter.matches(row, FACTS)).map(({ name }) => name);
    const wanted = expected.startsWith('all')
      ? ALL.filter((name) => !expected.includes(`-${name}`))
      : expected.split(' ');
    assert.deepEqual(found, expected === '' ? [] : wanted, text);
  }
}

test('[filter.grammar.5] an empty filter matches every row', () =>
  check([
    ['', 'all'],
    ['  \n ', 'all'],
  ]));

test('[filter.name.1] a name is compared whole, with wildcards, whatever its case', () =>
  check([
    ['ChatFromViewer', 'hello shout again'],
    ['chatfrom*', 'hello shout again'],
    ['Chat', ''],
    ['?bjectUpdat*', 'objects nobody'],
    ['eventqueueget', 'queue'],
    ['login_*', 'login'],
    ['Malformed', 'stray'],
    ['Unknown-*', ''],
  ]));

test('[filter.words.1] the words ask what every row has', () =>
  check([
    ['dir == out', 'ack objects nobody ping'],
    ['dir != in', 'ack objects nobody ping'],
    ['dir == in && door != udp', 'login queue'],
    ['circuit == 2', 'objects ping'],
    ['circuit == 0', 'login queue stray'],
    ['door == event', 'queue'],
    ['door == "login"', 'login'],
    ['seq in 100..101', 'hello shout again'],
    ['seq < 8', 'ack objects nobody'],
    ['size == 3', 'stray'],
    ['size == 6', 'login queue'],
    ['time >= 8', 'queue stray long'],
    ['time in 5s..6000ms', 'objects nobody'],
    ['time < 0.05m', 'login hello shout'],
    ['time == 1000000us', 'hello'],
    ['age < 1s', 'long'],
    ['age >= 59s', 'login hello'],
    ['fate == malformed', 'stray'],
    ['name == "EventQueueGet"', 'queue'],
  ]));

test('[filter.words.2] a name is compared with a text, or with a pattern without quotes', () =>
  check([
    ['name == Chat*', 'hello shout again'],
    ['name == "Chat*"', ''],
    ['name != Chat*', 'all-hello-shout-again'],
    ['name == "chatfromviewer"', 'hello shout again'],
    ['name ~ ping', 'ping long'],
    ['name !~ "e"', 'login'],
    ['name ~ "QUEUE"', 'queue'],
    ['name =~ /^Event/', 'queue'],
    ['name =~ /^event/i', 'queue'],
  ]));

test('[filter.words.3] agent and region are those of the circuit', () =>
  check([
    ['region == "Sandbox Two"', 'objects ping'],
    ['region != "Sandbox Two"', 'hello shout again ack nobody long'],
    ['region ~ "sandbox"', 'hello shout again ack objects nobody ping long'],
    ['agent == "Ada Sandbox" && region =~ /Two$/', 'objects ping'],
    [`agent == ${ADA.toUpperCase()} && circuit == 2`, 'objects ping'],
    [`agent != ${ADA}`, ''],
  ]));

test('[filter.words.4] what a row does not have matches nothing', () =>
  check([
    ['seq != 100', 'shout ack objects nobody ping long'],
    ['expanded >= 0', 'hello shout again ack objects nobody ping long'],
  ]));

test('[filter.words.5] the age is counted from now', () =>
  check([['age in 50..55', 'objects nobody ping queue stray']]));

test('[filter.flags.1] flags are those of the packet and of its message', () =>
  check([
    ['reliable', 'hello shout again objects stray'],
    ['resent', 'again'],
    ['zerocoded', 'objects stray'],
    ['acks', 'nobody'],
    ['trusted', 'objects nobody'],
    ['leftover', 'long'],
    ['!trusted && door == udp', 'hello shout again ack ping stray long'],
  ]));

test('[filter.flags.3] malformed is what cannot be opened, or was found to be so', () =>
  check([['malformed', 'stray']]));

test('[filter.flags.4] acked is what some ack was seen for, appended or in a message of its own', () =>
  check([
    ['acked', 'hello shout again'],
    ['reliable && !acked', 'objects stray'],
  ]));

test('[filter.flags.5] duplicate is what the same sender had sent before with the same sequence', () =>
  check([['duplicate', 'again']]));

test('[filter.grammar.3] && binds before ||, ! before both; parentheses before all', () =>
  check([
    ['resent || acks && dir == in', 'again'],
    ['(resent || acks) && dir == out', 'nobody'],
    ['!reliable && !(door == event) && circuit == 0', 'login'],
    ['!resent && Chat*', 'hello shout'],
    ['!size > 10 && !door == udp', 'login queue'],
    ['!!resent', 'again'],
  ]));

test('[filter.field.2] a path means every field that it can mean, whatever its case', () =>
  check([
    ['ChatFromViewer.ChatData.Type == 2', 'shout'],
    ['*.ChatData.Type == 2', 'shout'],
    ['chatfrom*.chatdata.type == 2', 'shout'],
    [`*.AgentData.AgentID == ${ADA}`, 'hello shout again'],
    ['*.PingID.PingID in 3..3', 'ping'],
    ['ChatFromViewer.*.Mess* ~ "there"', 'hello again'],
    ['*.*.* == 12.1', ''],
    ['*.ObjectData.ID == 7', 'objects'],
    ['*.*.PingID > 3', 'long'],
  ]));

test('[filter.words.6] any text of a row is asked, of a packet or of HTTP', () =>
  check([
    ['text ~ "HELLO"', 'hello shout again'],
    ['text == "hello there"', 'hello again'],
    ['text =~ /o!$/', 'shout'],
    ['text ~ "<a"', 'login queue'],
    ['text == "ok"', 'login queue'],
    ['text !~ "hello"', 'all-hello-shout-again'],
    ['text != "ok" && door != udp', ''],
    ['!(text ~ "hello") && reliable', 'objects stray'],
  ]));

test('[filter.field.5] [filter.found.1] an event is asked for its fields', () => {
  const body = map({
    ParcelData: array([map({ Name: string('Green'), LocalID: integer(7) }), map({ Name: string('Blue') })]),
  });
  const event: NewRow = {
    ...{ door: 'event', time: 1, direction: 'out', circuit: 1, fate: 'handled', from: 'a:1', to: 'b:2' },
    ...{ name: 'ParcelProperties', request: '', reply: writeLlsdXml(body) },
  };
  const row = filterRow(wholeRow(event, 1));
  const asked: readonly (readonly [string, boolean, readonly string[]])[] = [
    ['ParcelProperties.ParcelData.Name ~ "blue"', true, ['ParcelData[1].Name']],
    ['*.ParcelData.LocalID == 7', true, ['ParcelData[0].LocalID']],
    ['*.ParcelData.LocalID == 8', false, []],
    ['ParcelProperties.ParcelData.Area', false, []],
    ['ChatFromViewer.ChatData.Message', false, []],
    ['text ~ "Green"', true, []],
  ];
  for (const [text, matches, fields] of asked) {
    const filter = compileFilter(text, codec);
    assert.ok(!('problems' in filter), text);
    assert.equal(filter.matches(row, FACTS), matches, text);
    const found = foundFields(filter.checked, row, codec).map(
      ({ block, field, instance }) => `${block}[${instance}].${field}`,
    );
    assert.deepEqual(found, fields, text);
  }
});

test('[filter.field.3] a field matches only rows that have it, whatever the operator, by any instance', () =>
  check([
    ['ObjectUpdate.ObjectData.Scale.x > 10', 'objects'],
    ['ObjectUpdate.ObjectData.ID == 7 && ObjectUpdate.ObjectData.ID == 8', 'objects'],
    ['ObjectUpdate.ObjectData.ID != 7', 'objects'],
    ['ObjectUpdate.ObjectData.ID > 8', ''],
    ['ObjectUpdate.ObjectData.ID', 'objects'],
    ['ObjectUpdate.RegionData.RegionHandle', 'objects nobody'],
    ['ChatFromViewer.ChatData.Message !~ "there"', 'shout'],
    ['!(ChatFromViewer.ChatData.Message ~ "there") && door == udp && dir == in', 'shout stray long'],
  ]));

test('[filter.field.4] vectors are asked by their parts', () =>
  check([
    ['ObjectUpdate.ObjectData.Scale.x == 12.1', 'objects'],
    ['ObjectUpdate.ObjectData.Scale.y in 0.5..1.5', 'objects'],
    ['ObjectUpdate.ObjectData.Scale.z > 1', ''],
  ]));

test('[filter.text.1] texts are equal exactly and contain whatever the case', () =>
  check([
    ['ChatFromViewer.ChatData.Message == "hello there"', 'hello again'],
    ['ChatFromViewer.ChatData.Message == "Hello There"', ''],
    ['ChatFromViewer.ChatData.Message ~ "HELLO"', 'hello shout again'],
  ]));

test('[filter.text.2] bytes are asked as the text that they spell, without its NUL', () =>
  check([['ChatFromViewer.ChatData.Message =~ /^hello (there|you)$/', 'hello again']]));

test('[filter.values.2] a range has both its ends', () => check([['seq in 6..8', 'objects nobody ping']]));

test('[filter.values.3] times have units; without one they are seconds', () =>
  check([
    ['time == 1', 'hello'],
    ['time == 1000ms', 'hello'],
    ['time > 0.99m', 'long'],
  ]));

test('[filter.values.5] numbers are also compared by their names, and flags by the names of their bits', () =>
  check([
    ['ChatFromViewer.ChatData.Type == shout', 'shout'],
    ['ChatFromViewer.ChatData.Type != "Shout"', 'hello again'],
    ['ObjectUpdate.RegionData.RegionHandle == 1152921504606846977', 'objects'],
    ['ObjectUpdate.RegionData.RegionHandle > 1152921504606846976', 'objects'],
  ]));

test('[filter.values.1] numbers are decimal or hexadecimal, and are made what the field holds', () =>
  check([
    ['seq == 0x64', 'hello again'],
    ['seq > -1 && seq < 5.5', 'ack'],
    ['ObjectUpdate.ObjectData.Scale.x == 12.1', 'objects'],
    ['ObjectUpdate.RegionData.RegionHandle == 0x1000000000000001', 'objects'],
    ['ObjectUpdate.RegionData.RegionHandle == 1152921504606846976', ''],
  ]));

test('[filter.values.4] texts have escapes', () =>
  check([
    ["ChatFromViewer.ChatData.Message == 'hello\\ there'", 'hello again'],
    ['ChatFromViewer.ChatData.Message ~ "\\n"', ''],
  ]));

test('[filter.types.3] of fields of several types those are asked that can be compared so', () =>
  check([
    ['*.ChatData.Message ~ "hello"', 'hello shout again'],
    ['*.ObjectData.State == 3', 'objects'],
  ]));

test('[filter.order.1] what opens packets is asked last, and nothing is opened for what the columns refuse', () => {
  const filter = compileFilter(
    'ChatFromViewer.ChatData.Type == 1 && malformed && seq == 999 || leftover && dir == out',
    codec,
  );
  assert.ok(!('problems' in filter));
  for (const { row } of ROWS.filter(({ row }) => row.direction === 'in')) {
    const closed = Object.defineProperty({ ...row }, 'packet', {
      get: () => assert.fail('it was opened'),
    });
    assert.equal(filter.matches(closed, FACTS), false);
  }
});

test('filters about a whole session find its rows', () =>
  check([
    ['ImprovedTerseObjectUpdate && dir == out', ''],
    ['ObjectUpdate.ObjectData.Scale.x > 10', 'objects'],
    ['ChatFromViewer.ChatData.Message ~ "hello"', 'hello shout again'],
    ['reliable && !acked && age > 1s', 'objects stray'],
    ['door == event && name == "EventQueueGet"', 'queue'],
    ['circuit == 1 && seq in 100..200', 'hello shout again'],
    [`*.AgentData.AgentID == ${ADA}`, 'hello shout again'],
  ]));

test('[filter.text.2] a parameter that is an id is asked as the id', () => {
  const id = uuidBytes(ADA) ?? assert.fail();
  const said = packet('GenericMessage', { ParamList: [{ Parameter: utf8('near\0') }, { Parameter: id }] });
  const row = filterRow(wholeRow(said, 1));
  const asked: readonly (readonly [string, boolean])[] = [
    [`GenericMessage.ParamList.Parameter == ${ADA}`, true],
    ['GenericMessage.ParamList.Parameter == "near"', true],
    ['GenericMessage.ParamList.Parameter ~ "1c8a7767"', true],
    [`GenericMessage.ParamList.Parameter == ${ADA.replace('1', '2')}`, false],
  ];
  for (const [text, expected] of asked) {
    const filter = compileFilter(text, codec);
    assert.ok(!('problems' in filter), text);
    assert.equal(filter.matches(row, FACTS), expected, text);
  }
});
