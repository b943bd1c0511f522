// What a capability is to those that answer: one request of one agent, read; one answer, not yet written.
import type { Llsd } from '../../protocol/llsd/value.ts';
import type { Person } from '../person.ts';

export interface CapabilityRequest {
  readonly method: string;
  /** What stands behind the capability's own path, with its slash; often empty. */
  readonly rest: string;
  /** Undecoded. */
  readonly query: string;
  /** undef when there is no body. */
  readonly body: Llsd;
}

export interface CapabilityAnswer {
  readonly status: number;
  /** Absent = there is none, or a problem. */
  readonly body?: Llsd;
  /** Why the request is refused, in words that follow a colon. */
  readonly problem?: string;
}

/** A folder as inventory replies and the login's skeleton show it. */
export interface Folder {
  readonly id: string;
  /** The null id for a root. */
  readonly parentId: string;
  readonly name: string;
  /** What the folder is for (8 = root, 46 = current outfit, ...); -1 = nothing special. */
  readonly type: number;
  readonly version: number;
}

/** What a capability may know and remember of the agent that it belongs to. */
export interface CapabilityOwner {
  readonly agentId: string;
  /** Where the agent is, or will be. */
  readonly regionId: string;
  readonly inventory: readonly Folder[];
  readonly library: readonly Folder[];
  readonly libraryOwner: string;
  /** Name of anybody who was ever seen here. */
  person(id: string): Person | undefined;
  /** Milliseconds since 1970. */
  readonly today: number;
  /** Preferences as the agent last set them. */
  preferences: Llsd;
  /** The agent wants to be seen in the outfit of this version. */
  dress(version: number): void;
}

export type Capability = (request: CapabilityRequest, owner: CapabilityOwner) => CapabilityAnswer;

export function refused(problem: string): CapabilityAnswer {
  return { status: 400, problem };
}

export function ok(body: Llsd): CapabilityAnswer {
  return { status: 200, body };
}
