// Uploads in two steps: what it will be is said first, and answered with an address that takes the bytes once.
import { type Llsd, map, string, uuid } from '../../protocol/llsd/value.ts';
import type { CapabilityAnswer, CapabilityOwner, CapabilityRequest } from './capability.ts';

/** [uploads.bytes.1] Bytes of one upload: the largest textures and meshes of viewers stay below. */
export const UPLOAD_LIMIT = 16 * 1024 * 1024;
/** [uploads.open.1] Uploads that were announced and have not come; the oldest is forgotten first. */
export const ANNOUNCED_LIMIT = 1024;

/** How the path of an uploader goes on behind that of its capability. */
const UPLOADER = /^\/upload\/(\d{1,15})$/;

/** What is done with the bytes: what the answer says beside its state, or why it is refused. */
export type Finish = (assetId: string) => Readonly<Record<string, Llsd>> | { readonly problem: string };

/** What was announced: who will send it, what the asset is, what follows from it. */
interface Announced {
  readonly address: string;
  readonly type: number;
  readonly finish: Finish;
}

/** Whether a path behind a capability's own is that of an uploader: what comes there is no LLSD. */
export function isUploader(rest: string): boolean {
  return UPLOADER.test(rest);
}

export class Uploads {
  readonly #announced = new Map<number, Announced>();
  #last = 0;

  /** [uploads.steps.1] The first step: answers with the address for the second. */
  announce(type: number, owner: CapabilityOwner, finish: Finish): CapabilityAnswer {
    this.#last += 1;
    this.#announced.set(this.#last, { address: owner.address, type, finish });
    const oldest = this.#announced.keys().next();
    if (this.#announced.size > ANNOUNCED_LIMIT && !oldest.done) this.#announced.delete(oldest.value);
    return state('upload', { uploader: string(`${owner.address}/upload/${this.#last}`) });
  }

  /** [uploads.steps.1] The second step. The address is good for one time, whatever comes of it. */
  receive({ bytes, rest }: CapabilityRequest, { address, commons }: CapabilityOwner): CapabilityAnswer {
    const number = Number(UPLOADER.exec(rest)?.[1]);
    const announced = this.#announced.get(number);
    if (announced?.address !== address) return { status: 404, problem: 'this upload was not announced, or is over.' };
    this.#announced.delete(number);
    if (bytes.length === 0) return failed('The file is empty.');
    const id = commons.newId();
    const said = announced.finish(id);
    if (isProblem(said)) return failed(said.problem);
    commons.assets.add({ id, type: announced.type, bytes: bytes.slice() });
    return state('complete', { new_asset: uuid(id), ...said });
  }
}

function isProblem(said: ReturnType<Finish>): said is { readonly problem: string } {
  return typeof said['problem'] === 'string';
}

/** [uploads.failed.1] Viewers show the message. */
export function failed(message: string): CapabilityAnswer {
  const error = map({ identifier: string('UploadFailed'), message: string(message) });
  return state('error', { message: string(message), error });
}

function state(name: string, members: Readonly<Record<string, Llsd>>): CapabilityAnswer {
  return { status: 200, body: map({ state: string(name), ...members }) };
}
