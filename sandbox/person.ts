// Somebody: an id and two names.

export interface Person {
  readonly id: string;
  readonly first: string;
  readonly last: string;
}

export function fullName({ first, last }: Pick<Person, 'first' | 'last'>): string {
  return `${first} ${last}`;
}
