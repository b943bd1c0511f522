// The shape of an HTTP Archive, version 1.2, as far as whoever reads one relies on it.

const text = { type: 'string' };
const number = { type: 'number' };
const list = (items: object) => ({ type: 'array', items });

const object = (required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}) => ({
  ...{ type: 'object', required: Object.keys(required), additionalProperties: false },
  properties: { ...required, ...optional },
});

const pair = object({ name: text, value: text });
const sizes = { headersSize: number, bodySize: number };

const request = object(
  {
    method: text,
    url: text,
    httpVersion: text,
    cookies: list(pair),
    headers: list(pair),
    queryString: list(pair),
    ...sizes,
  },
  { postData: object({ mimeType: text, text }) },
);

const response = object({
  ...{ status: number, statusText: text, httpVersion: text, cookies: list(pair), headers: list(pair) },
  ...{ content: object({ size: number, mimeType: text }, { text }), redirectURL: text, ...sizes },
});

const DATE = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$' };

const entry = object(
  {
    startedDateTime: DATE,
    time: number,
    request,
    response,
    cache: object({}),
    timings: object({ send: number, wait: number, receive: number }),
  },
  { serverIPAddress: text, connection: text, comment: text },
);

export const HAR = object({
  log: object(
    { version: { const: '1.2' }, creator: object({ name: text, version: text }), entries: list(entry) },
    { comment: text },
  ),
});
