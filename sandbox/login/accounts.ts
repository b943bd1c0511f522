// Who may come in: the accounts of the world file, and everybody else if the grid is open.
import { fullName, type Person } from '../person.ts';
import type { AccountFile } from '../world-file/shape.ts';
import { badName, type Failure, MISSING_NAME, WRONG_PASSWORD } from './failure.ts';
import { type Notice, Notices } from './notices.ts';
import { CodeDesk } from './one-time-code.ts';
import { isPassword, type Md5 } from './password.ts';
import { type Account, idCalled, isName, personCalled } from './person.ts';
import type { LoginRequest } from './request.ts';

export interface AccountsOptions {
  readonly accounts: readonly AccountFile[];
  /** Whether others are let in as well, with any password. */
  readonly isOpen: boolean;
  /** What must be agreed to, and what must be read, before one comes in. */
  readonly terms?: Notice;
  readonly critical?: Notice;
  readonly md5: Md5;
  /** 128 bits that nobody can guess, as hex; new ones each time. */
  readonly secret: () => string;
}

/** Somebody who is let in. */
export interface Entrant extends Account {
  /** [login.account.2] What the world file says of the account; empty for everybody else. */
  readonly file: Partial<AccountFile>;
  /** Their ids. */
  readonly friends: readonly string[];
  /** Proof of the one-time code that was just shown. */
  readonly mfaHash?: string;
}

export class Accounts {
  readonly #options: AccountsOptions;
  readonly #files: ReadonlyMap<string, AccountFile>;
  readonly #notices: Notices;
  readonly #codes: CodeDesk;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#files = filesByName(options.accounts);
    this.#notices = new Notices(options);
    this.#codes = new CodeDesk(options.secret);
  }

  /** [login.account.1] Decides about one request; the first thing that stands in the way is told. */
  admit(request: LoginRequest): Entrant | Failure {
    const { first, last, password } = request;
    if (first === '' || last === '' || password.kind === 'none') return MISSING_NAME;
    if (!isName(first) || !isName(last)) return badName(`${first} ${last}`);
    const file = this.#files.get(keyOf(request));
    if (!this.#isLetIn(file, request)) return WRONG_PASSWORD;
    // [login.account.3]
    if (file?.refuse !== undefined) return file.refuse;
    const account = accountOf(file ?? { first, last });
    const notice = this.#notices.missed(account.id, request);
    if (notice !== undefined) return notice;
    const shown = file?.code === undefined ? {} : this.#codes.show(account.id, file.code, request);
    if ('reason' in shown) return shown;
    return { ...account, ...shown, file: file ?? {}, friends: this.#friendsOf(file) };
  }

  #isLetIn(file: AccountFile | undefined, { password }: LoginRequest): boolean {
    if (file === undefined) return this.#options.isOpen;
    return file.password === undefined || isPassword(password, file.password, this.#options.md5);
  }

  #friendsOf(file: AccountFile | undefined): readonly string[] {
    const names = (file?.friends ?? []).map(namesIn);
    return names.map((named) => personOf(this.#files.get(keyOf(named)) ?? named).id);
  }
}

/** [names.people.2] Everybody whom a world file names: its accounts, and their friends, who need not have one. */
export function peopleIn(accounts: readonly AccountFile[]): readonly Person[] {
  const files = filesByName(accounts);
  const friends = accounts.flatMap(({ friends = [] }) => friends.map(namesIn));
  return [...accounts, ...friends.filter((named) => !files.has(keyOf(named)))].map(personOf);
}

type Named = Pick<AccountFile, 'first' | 'last' | 'id'>;

function filesByName(accounts: readonly AccountFile[]): ReadonlyMap<string, AccountFile> {
  return new Map(accounts.map((file) => [keyOf(file), file]));
}

function accountOf(named: Named): Account {
  return { ...personCalled(named.first, named.last), ...personOf(named) };
}

function personOf({ first, id, last }: Named): Person {
  return { id: id?.toLowerCase() ?? idCalled(first, last), first, last };
}

/** A single word has the last name Resident. */
function namesIn(name: string): Named {
  const [first = '', last = 'Resident'] = name.trim().split(/\s+/, 2);
  return { first, last };
}

/** [login.person.1] */
function keyOf(named: Pick<Person, 'first' | 'last'>): string {
  return fullName(named).toLowerCase();
}
