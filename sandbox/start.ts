// Puts a grid together and gives it hands: sockets, one timer, a log. Everything that is started here is stopped here.
import { networkInterfaces } from 'node:os';
import { MARK_LENGTH } from '../capture/secrets.ts';
import { Tally } from '../capture/tally.ts';
import type { Ready, SandboxOptions } from '../contract/sandbox.ts';
import { VERSION } from '../contract/version.ts';
import { templateInForce } from '../protocol/template/in-force.ts';
import { readFaults } from './cable/rules.ts';
import { capabilityBodyLimit, capabilityPath } from './caps/calls.ts';
import { SandboxGrid } from './grid.ts';
import { LOGIN_BODY_LIMIT } from './login/reception.ts';
import { freshSeed, md5, secret, seeded, seededSecret } from './shell/chance.ts';
import { dottedQuad, isLoopback } from './shell/host.ts';
import { type HttpDoor, openHttp } from './shell/http.ts';
import { inflate } from './shell/inflate.ts';
import { atPort } from './shell/port.ts';
import { openRegionDoors } from './shell/region-doors.ts';
import { Running } from './shell/running.ts';
import type { Listeners } from './shell/running-parts.ts';
import { TrafficLog } from './shell/traffic-log.ts';
import type { UdpDoor } from './shell/udp.ts';
import { type LoadedWorld, loadWorld } from './shell/world-file.ts';
import { Tap } from './tap.ts';
import { EVERYWHERE } from './words.ts';

/** A grid that runs. `stop` sends everybody away and leaves no socket, no timer and no listener behind. */
export type RunningSandbox = Omit<Running, 'datagram' | 'call' | 'hangUp' | 'trouble' | 'warnOf'>;

/** Starts a grid; rejects with a sentence that the user can act on when the machine does not allow it. */
export async function startSandbox(asked: SandboxOptions, listeners: Listeners): Promise<RunningSandbox> {
  const options = { ...asked, host: await dottedQuad(asked.host) };
  const faults = readFaults(asked.faults ?? []);
  if ('problem' in faults) throw new Error(faults.problem);
  const world = await loadWorld(asked.worldFile);
  // The doors open before the grid exists, because it announces their ports; what comes in that moment is lost.
  let running: Running | undefined;
  const udp = await openRegionDoors({
    host: options.host,
    ports: world.regions.map(({ port }) => port),
    onDatagram: (region, from, bytes) => running?.datagram(region, from, bytes),
    onTrouble: (message) => running?.trouble(message),
  });
  const http = await openLogin(options, () => running).catch(async (error: unknown) => {
    await Promise.all(udp.map((door) => door.close()));
    throw error;
  });
  running = assemble(options, { http, udp, world }, listeners);
  running.warnOf(templateInForce(options.template ?? ''));
  running.faults(faults.rules);
  return running;
}

function bodyLimit(path: string): number {
  const capability = capabilityPath(path);
  return capability === undefined ? LOGIN_BODY_LIMIT : capabilityBodyLimit(capability);
}

interface Parts {
  readonly http: HttpDoor;
  readonly udp: readonly UdpDoor[];
  readonly world: LoadedWorld;
}

function openLogin({ host, loginPort }: SandboxOptions, running: () => Running | undefined): Promise<HttpDoor> {
  return atPort(loginPort, host, () =>
    openHttp({
      host,
      port: loginPort,
      bodyLimit,
      onCall: (id, call) => running()?.call(id, call),
      onHangUp: (id) => running()?.hangUp(id),
      onTrouble: (sentence) => running()?.trouble(sentence),
    }),
  );
}

function assemble(options: SandboxOptions, { http, udp, world }: Parts, listeners: Listeners): Running {
  const { capture, host, seed = freshSeed(), template = '' } = options;
  const startedAt = performance.now();
  const today = Date.now();
  const newSecret = options.seed === undefined ? secret : seededSecret(options.seed);
  const grid = new SandboxGrid({
    host: host === EVERYWHERE ? undefined : host,
    loginPort: http.port,
    entrance: world,
    assets: world.assets,
    kept: world.kept,
    regions: world.regions.map((plan, index) => ({ ...plan, port: udp[index]?.port ?? 0 })),
    template: templateInForce(template),
    random: seeded(seed),
    faultChance: () => seeded(~seed),
    inflate,
    secret: newSecret,
    trust: { md5, secret: newSecret() + newSecret() },
    epoch: today - startedAt,
    now: startedAt,
    circuits: { ...options, goodbyeStale: options.goodbyeStale ?? isLoopback(host) },
    eventQueueIdle: world.grid.eventQueue?.idle ?? options.eventQueueIdle ?? 'empty',
  });
  // The disk is heard before there is anybody to tell.
  const early: string[] = [];
  let running: Running | undefined;
  const log = new TrafficLog({
    ...(capture === undefined ? {} : { target: capture }),
    startedAt: today,
    onTrouble: (sentence) => (running === undefined ? early.push(sentence) : running.trouble(sentence, 'urgent')),
  });
  const tally = new Tally(grid.codec);
  const doors = grid.doors(reachable(host));
  const address = { host: reachable(host), port: http.port };
  const tap = new Tap({ store: log.store, tally, startedAt, doors, http: address, mark: keyMark() });
  const ready = readyOf(`http://${reachable(host)}:${http.port}/`, doors, log.path);
  const { origin } = world;
  running = new Running({ grid, http, udp, tap, log, tally, ready, startedAt, seed, template, origin, listeners });
  for (const sentence of early) running.trouble(sentence, 'urgent');
  return running;
}

/** [login.secrets.2] Nobody can find a key by its mark, since half of what is digested is nobody's. */
function keyMark(): (key: string) => string {
  const salt = secret();
  return (key) => md5(salt + key).slice(0, MARK_LENGTH);
}

function readyOf(loginUri: string, regions: Ready['regions'], capture: string | null): Ready {
  const gridInfoUri = `${loginUri}get_grid_info`;
  return { event: 'ready', version: VERSION, loginUri, gridInfoUri, uiUri: null, regions, capture };
}

/** The address under which others find us. A grid that listens everywhere is found at the first address of a network. */
function reachable(host: string): string {
  if (host !== EVERYWHERE) return host;
  const addresses = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
