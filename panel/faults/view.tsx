// What goes wrong on the way: the rules in force with what they did, and a form for another one.
import type { PanelProps } from '../app.tsx';
import { Icon } from '../icons.tsx';
import { Nothing } from '../views/parts.tsx';
import { counted } from '../words.ts';
import { type Draft, deedsOf, EFFECTS, lineOf, unitOf } from './draft.ts';

export function FaultsView({ panel }: PanelProps) {
  if (panel.sandbox.value?.running !== true) return <Nothing>Faults are made while the sandbox grid runs.</Nothing>;
  const problem = panel.faults.problem.value;
  return (
    <>
      <RuleForm panel={panel} />
      {problem === undefined ? undefined : (
        <p class="fault-problem" role="alert" data-testid="fault-problem">
          {problem}
        </p>
      )}
      <RuleList panel={panel} />
    </>
  );
}

function RuleForm({ panel }: PanelProps) {
  const { faults } = panel;
  const draft = faults.draft.value;
  const unit = unitOf(draft.effect);
  const add = (event: Event) => {
    event.preventDefault();
    void faults.add();
  };
  return (
    <form class="fault-form" aria-label="A new fault rule" onSubmit={add}>
      <label>
        effect
        <select
          data-testid="fault-effect"
          title={EFFECTS.find(({ name }) => name === draft.effect)?.means}
          value={draft.effect}
          onChange={({ currentTarget }) => faults.change({ effect: nameOf(currentTarget.value) })}
        >
          {EFFECTS.map(({ means, name }) => (
            <option key={name} value={name} title={means}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {unit === undefined ? undefined : (
        <label>
          {unit}
          <input
            type="number"
            min="0"
            step="any"
            class="fault-number"
            data-testid="fault-amount"
            value={draft.amount}
            onInput={({ currentTarget }) => faults.change({ amount: currentTarget.value })}
          />
        </label>
      )}
      <label title="in = towards the simulator">
        direction
        <select
          value={draft.direction}
          onChange={({ currentTarget }) => faults.change({ direction: directionOf(currentTarget.value) })}
        >
          <option value="">both ways</option>
          <option value="in">in</option>
          <option value="out">out</option>
        </select>
      </label>
      {CHOICES.map(({ means, name }) => (
        <label key={name} title={means}>
          {name}
          <input
            type="text"
            placeholder="any"
            data-testid={`fault-${name}`}
            value={draft[name]}
            onInput={({ currentTarget }) => faults.change({ [name]: currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit" class="choice" data-testid="fault-add">
        Add rule
      </button>
    </form>
  );
}

const CHOICES = [
  { name: 'message', means: 'Names of messages, with * and -; what a rule names without * is not spared' },
  { name: 'agent', means: 'Name or id of an agent' },
  { name: 'region', means: 'Name of a region' },
  { name: 'neighbour', means: 'Name of a neighbour, or *: the rule is about what regions say to each other' },
] as const;

const nameOf = (value: string): Draft['effect'] => EFFECTS.find(({ name }) => name === value)?.name ?? 'loss';
const directionOf = (value: string): Draft['direction'] => (value === 'in' || value === 'out' ? value : '');

function RuleList({ panel }: PanelProps) {
  const rules = panel.faults.rules.value;
  if (rules.length === 0) return <Nothing>No fault is made: everything arrives.</Nothing>;
  return (
    <>
      <div class="view-tools">
        <span class="view-count">{counted(rules.length, 'rule')}</span>
        <button
          type="button"
          class="choice"
          title="Remove all rules: everything arrives again"
          data-testid="fault-clear"
          onClick={() => void panel.faults.clear()}
        >
          Clear
        </button>
      </div>
      <table class="lines" data-testid="faults">
        <thead>
          <tr>
            <th title="All that is written in the rule; the handshake is spared unless it is named">Rule</th>
            <th title="Since the rules were changed last">What it did</th>
            <th>
              <span class="unseen">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ counts, rule }, index) => (
            <tr key={`${index} ${lineOf(rule)}`} data-testid="fault">
              <td>{lineOf(rule)}</td>
              <td class="line-sentence">{deedsOf(counts)}</td>
              <td>
                <button
                  type="button"
                  class="filter-clear"
                  title="Remove this rule"
                  aria-label={`Remove the rule ${lineOf(rule)}`}
                  onClick={() => void panel.faults.remove(index)}
                >
                  <Icon name="close" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
