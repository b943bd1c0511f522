import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FlowFigures, LATE_MS, type StrangerFigures } from '../../contract/figures.ts';
import type { CircuitFigures, ThrottleFigures } from '../../contract/panel.ts';
import { endsOf, figuresOf, moreAbout, stateWord, tooltipOf } from './figures.ts';
import { groupsOf } from './groups.ts';
import { isQuiet, lagFigures, regionGroupsOf } from './regions.ts';
import { sparkline } from './sparkline.ts';

const QUIET: FlowFigures = {
  packetsPerSecond: 0,
  bitsPerSecond: 0,
  peakBitsPerSecond: 0,
  reliable: 0,
  zerocoded: 0,
  savedBytes: 0,
  expandedBytes: 0,
  notShorter: 0,
  top: [],
};

const CIRCUIT: CircuitFigures = {
  circuit: 1,
  agent: 'Ada Sandbox',
  agentId: '1c8a7767-e37b-422e-afb3-85093197cad1',
  region: 'Sandbox One',
  endpoint: '127.0.0.1:50000',
  ipDiffers: false,
  state: 'open',
  role: 'root',
  blocked: false,
  ageMs: 61_400,
  packetsIn: 1234,
  packetsOut: 56,
  bytesIn: 0,
  bytesOut: 0,
  acksPending: 3,
  unacked: 4,
  resent: 5,
  failed: 0,
  resentIn: 0,
  duplicates: 0,
  malformed: 0,
  unknownMessages: 0,
  lost: 0,
  acksIn: 0,
  acksOut: 0,
  unknownAcks: 0,
  pingSamplesMs: [],
  pingsSent: 1,
  pingsAnswered: 0,
  pingsLost: 0,
  pingsInTransit: 1,
  session: '00000000',
  code: 777,
  in: QUIET,
  out: QUIET,
  lossPercent: 0,
  gaps: 0,
  outOfOrder: 0,
  sequenceJumps: 0,
  unreliableRepeats: 0,
  extraHeader: 0,
  zeroCodeTruncated: 0,
  duplicatesForgotten: 0,
  banned: 0,
  trustRejected: 0,
  idMismatch: 0,
  flooded: 0,
  acksAppended: 0,
  ackCarriers: 0,
  packetAcks: 0,
  repeatedAcks: 0,
  unackedBytes: 0,
  windowUse: 0,
  failedMessages: [],
  timeout: { ms: 1000, why: 'start' },
  pingAverageMs: 200,
  latePongs: 0,
  blockedAbove: 3,
  timesBlocked: 0,
  pausedByViewer: false,
  pausesIgnored: 0,
  heardAgoMs: 0,
  silenceLeftMs: 60_000,
  waiting: 0,
  waitingBytes: 0,
  dropped: 0,
  superseded: 0,
  ackStalls: 0,
  throttle: [],
  throttlesIgnored: 0,
};

const words = (circuit: CircuitFigures) => figuresOf(circuit).map((figure) => `${figure.label} ${figure.value}`);

test('a circuit is shown by its packets, acks, resends and pings', () => {
  const rest = ['in 1,234', 'out 56', 'acks pending 3', 'unacked 4', 'resent 5'];
  assert.deepEqual(words(CIRCUIT), [...rest, 'ping –', 'avg –']);
  assert.deepEqual(words({ ...CIRCUIT, pingNowMs: 4.26, pingMeanMs: 1601.4 }), [...rest, 'ping 4.3 ms', 'avg 1601 ms']);
});

test('resends that failed ask for attention', () => {
  const alarming = (failed: number) => figuresOf({ ...CIRCUIT, failed }).filter((figure) => figure.alarming).length;
  assert.deepEqual([alarming(0), alarming(1)], [0, 1]);
});

test('a circuit is root or child, or blocked, or on its way out', () => {
  assert.equal(stateWord(CIRCUIT), 'root');
  assert.equal(stateWord({ ...CIRCUIT, blocked: true }), 'blocked');
  assert.equal(stateWord({ ...CIRCUIT, blocked: true, state: 'closed' }), 'closed');
});

test('a circuit between regions is shown by its two ends, and by what they said of trust', () => {
  const none = { createsOut: 0, createsIn: 0, createsRefused: 0, deniesIn: 0, deniesOut: 3, trustFailures: 0 };
  const trust = { ...none, weTrust: true, peerTrusts: false, trustedAgoMs: 4200 };
  const link: CircuitFigures = { ...CIRCUIT, agent: 'Sandbox Two', agentId: '', role: 'region', trust };
  assert.deepEqual(
    [endsOf(CIRCUIT), endsOf(link)],
    [
      ['Ada Sandbox', 'Sandbox One'],
      ['Sandbox One', '→ Sandbox Two'],
    ],
  );
  assert.ok(moreAbout(link).startsWith('Sandbox One → Sandbox Two, circuit 1 (region, region)'));
  assert.deepEqual([said(link, 'Trust', 'we trust')?.value, said(link, 'Trust', 'trusts us')?.value], ['yes', 'no']);
  assert.equal(said(link, 'Trust', 'proved')?.value, '4 s ago');
  assert.equal(
    said({ ...link, trust: { ...none, weTrust: false, peerTrusts: false } }, 'Trust', 'proved')?.value,
    'never',
  );
  const viewer = groupsOf({ ...CIRCUIT, trust }).find(({ title }) => title === 'Trust');
  assert.deepEqual(
    viewer?.figures.map(({ label, value }) => `${label} ${value}`),
    ['denied 3'],
  );
});

test('every figure keeps its definition whatever its value, and says where a viewer shows another one', () => {
  const busy: CircuitFigures = {
    ...CIRCUIT,
    failed: 3,
    failedMessages: [{ name: 'LayerData', count: 3 }],
    oldestUnacked: { sequence: 9, name: 'LayerData', ageMs: 10, resends: 1, nextResendMs: 20 },
  };
  const meaningsOf = (circuit: CircuitFigures) =>
    groupsOf(circuit).flatMap(({ figures, title }) => figures.map(({ label, means }) => `${title} ${label}: ${means}`));
  assert.deepEqual(meaningsOf(CIRCUIT), meaningsOf(busy));
  const compared = groupsOf(CIRCUIT).flatMap(({ figures }) => figures.filter(({ viewers }) => viewers !== undefined));
  assert.ok(compared.length >= 7, compared.map(({ label }) => label).join(', '));
  assert.match(compared.map(tooltipOf).join('\n\n'), /\nThe .* of a viewer/);
});

test('between two regions no figure speaks of a viewer', () => {
  const link = { ...CIRCUIT, role: 'region', agent: 'Sandbox Two' } as const;
  const shown = [...figuresOf(link), ...groupsOf(link).flatMap(({ figures }) => figures)].map(tooltipOf);
  const titles = groupsOf(link).map(({ title }) => title);
  assert.deepEqual(
    [...shown, ...titles].filter((words) => /viewer|simulator/.test(words)),
    [],
  );
});

test('why a circuit ended is told with everything else', () => {
  assert.ok(!moreAbout(CIRCUIT).includes('Ended'));
  assert.ok(moreAbout({ ...CIRCUIT, state: 'closed', reason: 'logged out' }).endsWith('Ended: logged out'));
  assert.ok(moreAbout(CIRCUIT).includes('open for 61 s'));
});

test('samples become a line from left to right, the tallest at the upper edge', () => {
  const box = { width: 10, height: 4 };
  const cases = [
    [[], ''],
    [[5], ''],
    [[0, 10, 5], '0,4 5,0 10,2'],
    [[0, 0], '0,4 10,4'],
    [[-3, 3], '0,4 10,0'],
  ] as const;
  for (const [samples, expected] of cases) assert.equal(sparkline(samples, box), expected);
});

test('every figure has a label of its own in its group, a value and a definition', () => {
  const busy: CircuitFigures = {
    ...CIRCUIT,
    in: { ...QUIET, top: [{ name: 'AgentUpdate', packets: 9, bytes: 900 }] },
    throttle: [BUCKET],
    oldestUnacked: { sequence: 5, name: 'LayerData', ageMs: 2500, resends: 1, nextResendMs: 500 },
    failedMessages: [{ name: 'LayerData', count: 2 }],
    peerPing: { id: 4, agoMs: 3000 },
  };
  for (const circuit of [CIRCUIT, busy]) {
    for (const { figures, title } of groupsOf(circuit)) {
      assert.equal(new Set(figures.map(({ label }) => label)).size, figures.length, title);
      for (const { label, means, value } of figures) {
        assert.ok(value !== '' && means.length > 10, `${title}: ${label}`);
        assert.doesNotMatch(`${value} ${means}`, /undefined|NaN/, `${title}: ${label}`);
      }
    }
  }
});

const BUCKET: ThrottleFigures = {
  category: 'land',
  requestedBitsPerSecond: 317_440,
  grantedBytesPerSecond: 39_680,
  tokenBytes: -120,
  sentBytes: 2048,
  waiting: 12,
  waitingBytes: 13_000,
  dropped: 1,
};

/** One figure of the detail in words. */
function said(circuit: CircuitFigures, title: string, label: string) {
  const group = groupsOf(circuit).find((one) => one.title === title);
  const found = group?.figures.find((one) => one.label === label);
  return found && { value: found.value, means: found.now ?? found.means, alarming: found.alarming };
}

test('a bucket says what was asked for and what is granted in the same unit, and what waits', () => {
  assert.deepEqual(said({ ...CIRCUIT, throttle: [BUCKET] }, 'Throttle', 'land'), {
    value: '317.4 kbit/s, 12 wait',
    means: '317.4 kbit/s asked for, -120 B in the bucket, 2.0 KB sent, 12.7 KB in 12 waiting, 1 dropped',
    alarming: true,
  });
});

test('messages that failed are named, and a time-out says why', () => {
  const circuit = { ...CIRCUIT, failed: 3, failedMessages: [{ name: 'LayerData', count: 3 }] };
  assert.equal(said(circuit, 'On their way', 'failed')?.means, 'LayerData 3');
  assert.equal(
    said(circuit, 'On their way', 'time-out')?.means,
    'Wait before the first copy: no ping has been answered yet',
  );
});

test('a pause has two reasons', () => {
  const paused = (pausedByViewer: boolean, blocked: boolean) =>
    said({ ...CIRCUIT, pausedByViewer, blocked }, 'Pause and silence', 'paused')?.value;
  assert.deepEqual(
    [paused(false, false), paused(true, false), paused(false, true), paused(true, true)],
    ['no', 'by the viewer', 'blocked', 'by the viewer, blocked'],
  );
});

const STRANGERS: StrangerFigures = {
  ...{ offCircuit: 3, afterClose: 0, held: 0, flooded: 0, malformed: 0 },
  badCircuitCode: { malformed: 0, zeroCode: 0, unknownCode: 2, sessionMismatch: 1, agentMismatch: 0, otherRegion: 0 },
  latest: [{ endpoint: '127.0.0.1:40001', datagrams: 3 }],
};

const place = (name: string, strangers: StrangerFigures) => ({
  ...{ name, gridX: 1000, gridY: 1000, port: 13_000, agents: [], strangers },
  socket: { receiveBufferBytes: 2_097_152, receiveDrops: 4, sendErrors: 0 },
});

const NOBODY: StrangerFigures = {
  ...{ offCircuit: 0, afterClose: 0, held: 0, flooded: 0, malformed: 0, latest: [] },
  badCircuitCode: { malformed: 0, zeroCode: 0, unknownCode: 0, sessionMismatch: 0, agentMismatch: 0, otherRegion: 0 },
};

test('the grid and each region have the sums of their circuits, strangers and sockets', () => {
  const circuits = [
    { ...CIRCUIT, packetsIn: 1000, failed: 1 },
    { ...CIRCUIT, circuit: 2, packetsIn: 500, region: 'Sandbox Two' },
    { ...CIRCUIT, circuit: 3, packetsIn: 7, region: 'Sandbox Two', state: 'closed' as const },
  ];
  const regions = [place('Sandbox One', STRANGERS), place('Sandbox Two', NOBODY)];
  const groups = regionGroupsOf({ loginUri: '', circuits, regions });
  const found = groups.map(({ figures, title }) => {
    const of = (label: string) => figures.find((figure) => figure.label === label);
    const [all, failed, refused] = [of('in'), of('failed'), of('refused')];
    return [title, of('circuits')?.value, all?.value, failed?.alarming, refused?.value, of('overflowed')?.value];
  });
  assert.deepEqual(found, [
    ['Grid', '2', '1,507', true, undefined, undefined],
    ['Sandbox One', '1', '1,000', true, '3', '4'],
    ['Sandbox Two', '1', '507', false, '0', '4'],
  ]);
  const refused = groups[1]?.figures.find(({ label }) => label === 'refused');
  assert.match(refused?.means ?? '', /\n2 with an unknown code\n1 with another session$/);
  assert.match(
    groups[1]?.figures.find(({ label }) => label === 'off circuit')?.means ?? '',
    /127\.0\.0\.1:40001 \(3\)$/,
  );
});

test('[circuit.socket.1] a grid that is woken late says so beside the pings, one in time does not', () => {
  assert.deepEqual([lagFigures(undefined), lagFigures(LATE_MS)], [[], []]);
  const [late, ...more] = lagFigures(140);
  assert.deepEqual([late?.value, late?.alarming, more], ['140 ms', true, []]);
});

test('the strip is hidden until somebody has a circuit, or tried to', () => {
  const grid = { loginUri: '', circuits: [], regions: [place('Sandbox One', NOBODY)] };
  assert.equal(isQuiet(grid), true);
  assert.equal(isQuiet({ ...grid, circuits: [CIRCUIT] }), false);
  assert.equal(isQuiet({ ...grid, regions: [place('Sandbox One', STRANGERS)] }), false);
});
