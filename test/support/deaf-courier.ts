// A courier of the panel that hears nothing and keeps nothing: tests put what they need in its place.
import type { Courier } from '../../panel/courier.ts';

const nothing = () => undefined;

export const DEAF_COURIER: Omit<Courier, 'ask'> = {
  onRows: nothing,
  onCompared: nothing,
  onSandbox: nothing,
  compare: nothing,
  onFilter: nothing,
  onSaved: nothing,
  save: nothing,
  onMarks: nothing,
  keepMarks: nothing,
  showTemplate: nothing,
  showsFilter: nothing,
  start: nothing,
  ready: nothing,
};
