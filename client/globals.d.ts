// What browsers have, as far as the web build of the client needs it.
declare class Worker {
  constructor(url: string);
}
