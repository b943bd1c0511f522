// The recorded answers of another simulator beside ours: every member that it sends is there with the same type, or the
// difference stands in a table with its reason.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { array, asText, get, type Llsd, map, undef, uuid } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { readResponse } from '../../protocol/xmlrpc.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';

/** Paths of a document with the types that stand there. Ids and numbers as keys are all the same, elements of arrays too. */
type Shape = ReadonlyMap<string, string>;

interface Recorded {
  readonly file: string;
  /** What ours says in the same place. */
  readonly ours: () => Shape;
  /** Where we differ, and why. */
  readonly differences: Readonly<Record<string, string>>;
  readonly read?: (text: string) => Shape;
}

const RECORDED: readonly Recorded[] = [
  {
    file: 'FetchInventoryDescendents2.response',
    ours: () => {
      const caps = new AgentCaps();
      const said = map({ folders: array([map({ folder_id: uuid(caps.folder(46)) })]) });
      return shapeOf(caps.ask('FetchInventoryDescendents2', { said }).value);
    },
    differences: {},
  },
  {
    file: 'ExtEnvironment.response',
    ours: () => shapeOf(new AgentCaps().ask('ExtEnvironment').value),
    differences: {},
  },
  {
    file: 'EventQueueGet.0.response',
    ours: () => {
      const caps = new AgentCaps();
      caps.whole.arrive(caps.login);
      return shapeOf(caps.whole.postNow(caps.whole.capability(caps.login, 'EventQueueGet'), map({ ack: undef })));
    },
    differences: {
      '/events[]/body/ParcelData[]/AuctionID': 'U32: four octets, as the template and viewers have it',
      '/events[]/body/ParcelData[]/ClaimDate': 'S32: seconds, as the template and viewers have it',
      '/events[]/body/ParcelData[]/MediaAutoScale': 'U8: an integer, as the template has it',
    },
  },
  {
    file: 'seed.response',
    ours: () => {
      const caps = new AgentCaps();
      return shapeOf(caps.whole.postNow(caps.login.seed, readLlsdXml(recorded('seed.request')).value));
    },
    differences: {
      '/AttachmentResources': 'a column of figures stays empty without it',
      '/EnvironmentSettings': 'ExtEnvironment came in its place',
      '/EstateAccess': 'viewers ask by UDP without it, and are answered',
      '/GroupMemberData': 'viewers ask by UDP without it',
      '/LSLSyntax': 'fetched only for an id in SimulatorFeatures, which we do not send',
      '/LandResources': 'a button is hidden without it',
      '/MapLayer': 'viewers ask by UDP without it',
      '/MeshUploadFlag': 'meshes are not uploaded here, as SimulatorFeatures says',
      '/ObjectMedia': 'no object shows media here',
      '/ObjectMediaNavigate': 'no object shows media here',
      '/ServerReleaseNotes': 'a link is missing without it',
      '/UntrustedSimulatorMessage': 'viewers say it by UDP without it',
    },
  },
  {
    file: 'login.response',
    ours: () =>
      rpcShape(
        new AgentCaps().whole.request({ contentType: 'text/xml', body: bytesOf('login.request') }).reply?.body ?? '',
      ),
    differences: {
      '/http_port': 'no client reads it; all addresses come with the seed',
      '/initial-outfit': 'sent to who asks for it in its options, which this client does not',
      '/initial-outfit[]': 'as above',
      '/initial-outfit[]/folder_name': 'as above',
      '/initial-outfit[]/gender': 'as above',
      '/real_id': 'no client reads it',
    },
    read: rpcShape,
  },
];

const NAME = 'node-metaverse';
const corpus = process.env['REZBENCH_CORPUS'];

function recorded(file: string): string {
  return readFileSync(path.join(corpus ?? '', 'opensim', `${NAME}.${file}.xml`), 'utf8');
}

function bytesOf(file: string): Uint8Array {
  return new TextEncoder().encode(recorded(file));
}

for (const { differences, file, ours, read = (text: string) => shapeOf(readLlsdXml(text).value) } of RECORDED) {
  test(`[caps.recorded.1] ${file}: every member that another simulator sends is there with its type`, (t) => {
    if (corpus === undefined) return t.skip('no corpus');
    const [theirs, our] = [read(recorded(file)), ours()];
    const found = [...theirs].flatMap(([place, kind]) =>
      our.get(place) === kind ? [] : [`${place}: ${kind}, here ${our.get(place) ?? 'nothing'}`],
    );
    assert.deepEqual(
      found.map((line) => line.slice(0, line.indexOf(':'))).sort(),
      Object.keys(differences).sort(),
      found.join('\n'),
    );
  });
}

function shapeOf(value: Llsd, place = ''): Shape {
  const here = [[place, value.kind]] as const;
  if (value.kind === 'array')
    return new Map([...here, ...value.items.flatMap((item) => [...shapeOf(item, `${place}[]`)])]);
  if (value.kind !== 'map') return new Map(here);
  return new Map([
    ...here,
    ...[...value.entries].flatMap(([key, one]) => [...shapeOf(one, `${place}/${nameOf(key, one)}`)]),
  ]);
}

/** Keys that are ids or numbers tell nothing; frames of a day are told by what they are. */
function nameOf(key: string, value: Llsd): string {
  const type = asText(get(value, 'type'));
  if (type === 'sky' || type === 'water') return type;
  return /^[0-9a-f-]{36}$|^\d{6,}$/.test(key) ? '*' : key;
}

function rpcShape(text: string): Shape {
  const answer = readResponse(text);
  assert.equal(answer.kind, 'value', text);
  return shapeOf(answer.kind === 'value' ? answer.value : undef);
}
