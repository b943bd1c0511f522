// What a request asks for, as its first line says it.

export interface Target {
  /** Host and port of a target that is a whole address, as a client behind a proxy writes it. */
  readonly authority: string | undefined;
  readonly path: string;
  /** What stands behind the question mark, undecoded. */
  readonly query: string;
}

/** [doors.target.1] Never fails: what is no address of ours is a path that leads nowhere. */
export function readTarget(text: string): Target {
  const [, authority, path = '', query = ''] = /^(?:http:\/\/([^/?]*))?([^?]*)\??(.*)$/is.exec(text) ?? [];
  return { authority, path: path === '' ? '/' : path, query };
}
