// What HTTP says of an exchange beside its texts.

/** Parts that a capture does not have are empty; a status of 0: there was no answer. Secrets are blanked. */
export interface HttpCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Empty if the caller did not say. */
  readonly requestType: string;
  readonly status: number;
  readonly replyType: string;
  /** Seconds from the request to its answer, or until the caller hung up; absent where nobody waited or measured. */
  readonly took?: number;
}

/** The words of the statuses that grids answer with. */
export const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A status as people say it; a status of 0: nobody answered. */
export const statusText = (status: number): string =>
  status === 0 ? 'no answer' : `${status} ${STATUS_WORDS[status] ?? ''}`.trim();

/** From here on a status says that a call was not served. */
export const FIRST_BAD_STATUS = 400;
