// HTTP as anybody may speak it, with any header, on a connection of its own.
import { request } from 'node:http';

export interface Asked {
  readonly method?: string;
  /** What the first line asks for; absent = the path of the address. */
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Told {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** As announced, in bytes. */
  readonly length: number;
}

export function ask(url: string, asked: Asked = {}): Promise<Told> {
  const { body = '', headers = {}, method = 'GET', target } = asked;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method, headers, agent: false, ...(target === undefined ? {} : { path: target }) },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => {
          const { 'content-length': length, 'content-type': contentType = '' } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, contentType, text, length: Number(length) });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** A login as small bots write it. */
export function loginBody(first: string, last: string): string {
  const members = Object.entries({ first, last, passwd: '$1$00000000000000000000000000000000', start: 'last' });
  const xml = members.map(([name, text]) => `<member><name>${name}</name><value>${text}</value></member>`).join('');
  const struct = `<struct>${xml}</struct>`;
  return `<methodCall><methodName>login_to_simulator</methodName><params><param><value>${struct}</value></param></params></methodCall>`;
}

/** A member of an XML-RPC answer, as text. */
export function member(text: string, name: string): string {
  return new RegExp(`<name>${name}</name><value><[a-z0-9]+>([^<]*)`).exec(text)?.[1] ?? '';
}

export async function logIn(loginUri: string, first: string, last: string): Promise<string> {
  const headers = { 'Content-Type': 'text/xml' };
  return (await ask(loginUri, { method: 'POST', headers, body: loginBody(first, last) })).text;
}
