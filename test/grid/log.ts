// What somebody has told so far, and a way to wait for what it will tell.

/** However slow the machine: nothing that is waited for takes longer. */
const PATIENCE_MS = 60_000;

type Facts = Readonly<Record<string, unknown>>;

export class Log<Entry extends object> {
  readonly #name: string;
  readonly #entries: Entry[] = [];
  readonly #remarks: string[] = [];
  #ended = false;
  #noticed: () => void = () => undefined;

  constructor(name: string) {
    this.#name = name;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#noticed();
  }

  /** Words that are shown when something did not happen. */
  remark(words: string): void {
    this.#remarks.push(words);
  }

  get remarks(): readonly string[] {
    return this.#remarks;
  }

  /** Nothing more will be told. */
  end(): void {
    this.#ended = true;
    this.#noticed();
  }

  /** All entries that have these facts. */
  all(facts: Facts): readonly Entry[] {
    return this.#entries.filter((entry) => hasFacts(entry, facts));
  }

  /** The first entry that has these facts, or a later one; fails with everything that was told when it does not come. */
  waitFor(facts: Facts, which = 1): Promise<Entry> {
    return this.#until(facts, () => this.all(facts)[which - 1]);
  }

  /** All entries as soon as there are as many; fails with everything that was told when they do not come. */
  waitForCount(count: number): Promise<readonly Entry[]> {
    return this.#until({ count }, () => (this.#entries.length >= count ? [...this.#entries] : undefined));
  }

  async #until<Found>(facts: Facts, find: () => Found | undefined): Promise<Found> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (patience.aborted || this.#ended) throw new Error(this.#story(facts));
      await this.#next(patience);
    }
  }

  #next(patience: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        patience.removeEventListener('abort', done);
        this.#noticed = () => undefined;
        resolve();
      };
      this.#noticed = done;
      patience.addEventListener('abort', done);
    });
  }

  #story(facts: Facts): string {
    const told = this.#entries.map((entry) => JSON.stringify(entry).slice(0, 200));
    return [`${this.#name} never told ${JSON.stringify(facts)}. It told:`, ...told, ...this.#remarks].join('\n');
  }
}

function hasFacts(entry: object, facts: Facts): boolean {
  return Object.entries(facts).every(([key, value]) => (entry as Facts)[key] === value);
}
