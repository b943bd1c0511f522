// Gives a visitor hands: one socket, one timer, requests. Everything that is started here is stopped here.

import { VERSION } from '../../contract/version.ts';
import type { VisitReport } from '../../contract/visit.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { Visit, VisitEffect, VisitOptions, VisitRequest } from '../visitor/visit.ts';
import { Visitor } from '../visitor/visitor.ts';
import { EVERYWHERE } from '../words.ts';
import { Alarm } from './alarm.ts';
import { freshSeed, md5, seeded } from './chance.ts';
import { ask } from './http-client.ts';
import { openUdp, type UdpDoor } from './udp.ts';

export interface VisitPlan extends Pick<VisitOptions, 'loginUri' | 'who' | 'stayMs' | 'strict' | 'script'> {
  readonly codec: Codec;
}

export interface RunningVisit {
  /** Resolves when the visitor has left: whether every step is done. */
  readonly isFine: Promise<boolean>;
  /** Goes to the logout at once. */
  leave(): void;
  /** Has the visitor do something more than its steps do. */
  guide(act: (visit: Visit) => void): void;
}

const LOOPBACK = '127.0.0.1';
const LOCAL_HOSTS: readonly string[] = ['localhost', LOOPBACK, '[::1]'];

/** Sends a visitor to a grid and tells of each step. Rejects if the machine gives no socket. */
export async function startVisit(plan: VisitPlan, onReport: (report: VisitReport) => void): Promise<RunningVisit> {
  let visit: HandsOfVisit | undefined;
  const door = await openUdp({
    host: isLocal(plan.loginUri) ? LOOPBACK : EVERYWHERE,
    port: 0,
    onDatagram: (from, bytes) => visit?.turn((visitor, now) => visitor.datagram(from, bytes, now)),
    // What cannot be sent is lost, as on any line: the circuit sends it again.
    onTrouble: () => undefined,
  });
  visit = new HandsOfVisit(plan, door, onReport);
  return visit.run();
}

function isLocal(uri: string): boolean {
  return URL.canParse(uri) && LOCAL_HOSTS.includes(new URL(uri).hostname);
}

class HandsOfVisit {
  readonly #visitor: Visitor;
  readonly #door: UdpDoor;
  readonly #onReport: (report: VisitReport) => void;
  readonly #alarm = new Alarm(() => this.turn((visitor, now) => visitor.wake(now)));
  readonly #requests = new AbortController();
  #finish: (isFine: boolean) => void = () => undefined;
  #fail: (mistake: unknown) => void = () => undefined;
  #isStopped = false;

  constructor(plan: VisitPlan, door: UdpDoor, onReport: (report: VisitReport) => void) {
    const chance = { md5, random: seeded(freshSeed()), version: VERSION };
    this.#visitor = new Visitor({ ...plan, ...chance, now: performance.now() });
    this.#door = door;
    this.#onReport = onReport;
  }

  run(): RunningVisit {
    const isFine = new Promise<boolean>((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
    this.turn((visitor, now) => visitor.start(now));
    return {
      isFine,
      leave: () => this.turn((visitor, now) => visitor.leave(now)),
      guide: (act) => this.turn((visitor, now) => visitor.guide(act, now)),
    };
  }

  turn(act: (visitor: Visitor, now: number) => readonly VisitEffect[]): void {
    if (this.#isStopped) return;
    try {
      for (const effect of act(this.#visitor, performance.now())) this.#perform(effect);
      this.#alarm.set(this.#visitor.deadline, performance.now());
      if (this.#visitor.isOver) this.#stop(() => this.#finish(this.#visitor.isFine));
    } catch (mistake) {
      // A mistake of ours, or a template in which a message that every viewer says has other fields.
      this.#stop(() => this.#fail(mistake));
    }
  }

  #perform(effect: VisitEffect): void {
    if (effect.kind === 'datagram') this.#door.send(effect.to, effect.bytes);
    else if (effect.kind === 'report') this.#onReport(effect.report);
    else void this.#request(effect.request);
  }

  async #request(request: VisitRequest): Promise<void> {
    const answer = await ask(request, this.#requests.signal);
    this.turn((visitor, now) => visitor.answer(request.id, answer, now));
  }

  #stop(then: () => void): void {
    this.#isStopped = true;
    this.#alarm.clear();
    this.#requests.abort();
    // The last datagram is on its way when the socket has been told of it.
    void this.#door.close().then(then);
  }
}
