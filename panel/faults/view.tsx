// What goes wrong on the way: the rules in force with what they did, and a form for another one.
import type { PanelProps } from '../app.tsx';
import { Icon } from '../icons.tsx';
import { Nothing } from '../views/parts.tsx';
import { counted } from '../words.ts';
import { type Draft, deedsOf, EFFECTS, EMPTY_DRAFT, effectOf, LATE_HANDSHAKE, lineOf, PROTECTIONS } from './draft.ts';
import { offersOf } from './offers.ts';

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
  const add = (event: Event) => {
    event.preventDefault();
    void faults.add();
  };
  return (
    <form class="fault-form" aria-label="A new fault rule" onSubmit={add}>
      <EffectChoice panel={panel} />
      <EffectValue panel={panel} />
      <Choice panel={panel} name="direction" means="in = towards the simulator" options={DIRECTIONS} />
      <Choice panel={panel} name="protect" means="What the rule spares" options={PROTECTIONS} />
      {TEXTS.map(({ means, name }) => (
        <TextInput key={name} panel={panel} name={name} means={means} />
      ))}
      <button type="submit" class="choice" data-testid="fault-add">
        Add rule
      </button>
      <button
        type="button"
        class="choice"
        title="Fill the form: a viewer is told late in which region it is"
        data-testid="fault-late-handshake"
        onClick={() => faults.change({ ...EMPTY_DRAFT, ...LATE_HANDSHAKE })}
      >
        Late handshake
      </button>
      <Offers panel={panel} message={draft.message} />
    </form>
  );
}

function EffectChoice({ panel }: PanelProps) {
  const { faults } = panel;
  const { effect } = faults.draft.value;
  return (
    <label>
      effect
      <select
        data-testid="fault-effect"
        title={effectOf(effect)?.means}
        value={effect}
        onChange={({ currentTarget }) => faults.change({ effect: nameOf(currentTarget.value) })}
      >
        {EFFECTS.map(({ means, name }) => (
          <option key={name} value={name} title={means}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the effect needs besides: a number, a field, a time. */
function EffectValue({ panel }: PanelProps) {
  const { effect } = panel.faults.draft.value;
  const { takes, unit } = effectOf(effect) ?? {};
  if (takes === 'field')
    return <TextInput panel={panel} name="field" means="Block.Field, as the template calls them" list="fault-fields" />;
  if (unit === undefined) return undefined;
  const isFree = takes === 'maybe';
  return (
    <>
      <NumberInput
        panel={panel}
        name="amount"
        label={unit}
        means={isFree ? 'Empty: until the rules are replaced' : unit}
        isFree={isFree}
      />
      {effect === 'reorder' ? (
        <NumberInput
          panel={panel}
          name="reorderBy"
          label="by at most, ms"
          means="Longest time that something is held back; empty: 500"
          isFree={true}
        />
      ) : undefined}
      {effect === 'closePolls' ? (
        <NumberInput panel={panel} name="closeWith" label="with status" means="502 or 499; empty: 502" isFree={true} />
      ) : undefined}
    </>
  );
}

interface NumberProps extends PanelProps {
  readonly name: 'amount' | 'reorderBy' | 'closeWith';
  readonly label: string;
  readonly means: string;
  /** It may be empty. */
  readonly isFree: boolean;
}

function NumberInput({ isFree, label, means, name, panel }: NumberProps) {
  return (
    <label title={means}>
      {label}
      <input
        type="number"
        min="0"
        step="any"
        class="fault-number"
        {...(isFree ? { placeholder: 'any' } : {})}
        data-testid={`fault-${name}`}
        value={panel.faults.draft.value[name]}
        onInput={({ currentTarget }) => panel.faults.change({ [name]: currentTarget.value })}
      />
    </label>
  );
}

interface TextProps extends PanelProps {
  readonly name: (typeof TEXTS)[number]['name'] | 'field';
  readonly means: string;
  readonly list?: string;
}

function TextInput({ list, means, name, panel }: TextProps) {
  return (
    <label title={means}>
      {name}
      <input
        type="text"
        placeholder={name === 'field' ? 'Block.Field' : 'any'}
        list={list ?? `fault-${name}s`}
        data-testid={`fault-${name}`}
        value={panel.faults.draft.value[name]}
        onInput={({ currentTarget }) => panel.faults.change({ [name]: currentTarget.value })}
      />
    </label>
  );
}

interface ChoiceProps extends PanelProps {
  readonly name: 'direction' | 'protect';
  readonly means: string;
  readonly options: readonly { readonly name: string; readonly label: string; readonly means?: string }[];
}

function Choice({ means, name, options, panel }: ChoiceProps) {
  return (
    <label title={means}>
      {name}
      <select
        data-testid={`fault-${name}`}
        value={panel.faults.draft.value[name]}
        onChange={({ currentTarget }) => panel.faults.change({ [name]: currentTarget.value })}
      >
        {options.map((option) => (
          <option key={option.name} value={option.name} title={option.means}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What may be written into the form: messages of the template, who and what is in the grid. */
function Offers({ message, panel }: PanelProps & { readonly message: string }) {
  return (
    <>
      {Object.entries(offersOf(panel.codec.value, panel.grid.value, message)).map(([name, words]) => (
        <datalist key={name} id={`fault-${name}`}>
          {words.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ))}
    </>
  );
}

const DIRECTIONS = [
  { name: '', label: 'both ways' },
  { name: 'in', label: 'in' },
  { name: 'out', label: 'out' },
] as const;

const TEXTS = [
  { name: 'message', means: 'Names of messages, with * and -; what a rule names without * is not spared' },
  { name: 'agent', means: 'Name or id of an agent' },
  { name: 'region', means: 'Name of a region' },
  { name: 'neighbour', means: 'Name of a neighbour, or *: the rule is about what regions say to each other' },
  { name: 'circuit', means: 'Number of a circuit, as rows carry it' },
  { name: 'name', means: 'How the rule is called in events' },
] as const;

const nameOf = (value: string): Draft['effect'] => EFFECTS.find(({ name }) => name === value)?.name ?? 'loss';

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
              <td class="line-sentence">{lineOf(rule)}</td>
              <td class="fault-deeds">{deedsOf(counts)}</td>
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
