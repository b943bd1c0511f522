// A document against a schema: whether it fits, and where it does not.
import { MAX_PROBLEMS } from '../llsd/finding.ts';
import type { ArrayNode, LlsdNode, MapNode, MemberNode } from '../llsd/node.ts';
import type { Problem, Range } from '../text.ts';
import { MatchFindings, type Path } from './match-findings.ts';
import { missingFits } from './missing.ts';
import type { ArraySpec, LlidlFile, MapSpec, Spec, VariantSpec } from './model.ts';
import { type Fit, type Outcome, plain, problemsOf, rankOf, whole } from './outcome.ts';
import { selectorFit, typeFit } from './scalar-fit.ts';

export interface Match {
  readonly fit: Fit;
  /** Codes LS310 to LS313, each at the value it is about. */
  readonly problems: readonly Problem[];
}

/** [llidl.match.1] Compares a document with one value of a schema. Takes time in proportion to the document. */
export function matchLlidl(schema: LlidlFile, spec: Spec, root: LlsdNode | undefined): Match {
  const outcome = new Matcher(schema).match(spec, { node: root, path: undefined, around: root ?? EMPTY });
  return { fit: outcome.fit, problems: problemsOf(outcome, MAX_PROBLEMS) };
}

const EMPTY: Range = { start: 0, end: 0 };

/** A value to be compared, or the place where one is missing. */
interface Subject {
  /** Absent if it is missing. */
  readonly node: LlsdNode | undefined;
  readonly path: Path | undefined;
  /** The container that holds or lacks it. */
  readonly around: Range;
}

class Matcher {
  readonly #alternatives: ReadonlyMap<string, readonly Spec[]>;
  readonly #missingFit: (spec: Spec) => Fit;
  readonly #findings = new MatchFindings();
  /** A value is compared with a name once, however many alternatives ask [llidl.match.2]. */
  readonly #known = new Map<LlsdNode, Map<string, Outcome>>();

  constructor({ definitions }: LlidlFile) {
    const alternatives = new Map<string, Spec[]>();
    for (const { name, value } of definitions) {
      const others = alternatives.get(name);
      if (others === undefined) alternatives.set(name, [value]);
      else others.push(value);
    }
    this.#alternatives = alternatives;
    this.#missingFit = missingFits(alternatives);
  }

  match(spec: Spec, subject: Subject): Outcome {
    const { node } = subject;
    if (node === undefined || node.kind === 'undef') return this.#nothing(spec, subject);
    switch (spec.kind) {
      case 'variant':
        return this.#variant(spec, node, subject);
      case 'array':
        return node.kind === 'array' ? this.#array(spec, node, subject.path) : this.#wrong(spec, subject);
      case 'map':
        return node.kind === 'map' ? this.#map(spec, node, subject.path) : this.#wrong(spec, subject);
      case 'dictionary':
        return node.kind === 'map' ? this.#dictionary(spec.values, node, subject.path) : this.#wrong(spec, subject);
      default:
        return this.#scalar(spec, node, subject);
    }
  }

  #nothing(spec: Spec, { node, path, around }: Subject): Outcome {
    const fit = this.#missingFit(spec);
    if (fit === 'matched') return plain(fit);
    const place = node ?? beginningOf(around);
    if (fit === 'incompatible') return this.#findings.incompatible(spec, 'undef', { path, place });
    return this.#findings.missing(spec, { path, place });
  }

  #scalar(spec: Extract<Spec, { kind: 'type' | 'selector' }>, node: LlsdNode, subject: Subject): Outcome {
    const value = node.kind === 'array' || node.kind === 'map' ? CONTAINERS[node.kind] : node.value;
    const fit = spec.kind === 'type' ? typeFit(spec.type, value) : selectorFit(spec.value, value);
    if (fit === 'incompatible') return this.#wrong(spec, subject);
    const where = { path: subject.path, place: node };
    if (fit === 'converted') return this.#findings.converted(spec, node.kind, where);
    return fit === 'defaulted' ? this.#findings.missing(spec, where) : plain(fit);
  }

  #wrong(spec: Spec, { node, path, around }: Subject): Outcome {
    const place = node === undefined ? beginningOf(around) : headOf(node);
    return this.#findings.incompatible(spec, node?.kind ?? 'undef', { path, place });
  }

  #variant(spec: VariantSpec, node: LlsdNode, subject: Subject): Outcome {
    const known = this.#known.get(node) ?? new Map<string, Outcome>();
    this.#known.set(node, known);
    const outcome = known.get(spec.name);
    if (outcome !== undefined) return outcome;
    // Whoever asks again before there is an answer goes round in a circle, which describes nothing.
    known.set(spec.name, plain('incompatible'));
    const found = this.#bestOf(this.#alternatives.get(spec.name) ?? [], subject) ?? this.#wrong(spec, subject);
    known.set(spec.name, found);
    return found;
  }

  /** [llidl.match.3] The best alternative, the first of equals; undefined if none will do. */
  #bestOf(alternatives: readonly Spec[], subject: Subject): Outcome | undefined {
    let best: Outcome | undefined;
    for (const alternative of alternatives) {
      const outcome = this.match(alternative, subject);
      if (rankOf(outcome.fit) > rankOf(best?.fit ?? 'incompatible')) best = outcome;
    }
    return best;
  }

  #array(array: ArraySpec, node: ArrayNode, path: Path | undefined): Outcome {
    const { items, repeats } = array;
    const groups = repeats ? Math.ceil(node.items.length / items.length) : 1;
    const described = items.length * groups;
    const parts: Outcome[] = [];
    for (let at = 0; at < Math.max(described, node.items.length); at += 1) {
      const inside = { around: path, step: `[${at}]` };
      const item = node.items[at];
      const spec = at < described ? items[at % items.length] : undefined;
      if (spec !== undefined) parts.push(this.match(spec, { node: item, path: inside, around: node }));
      else if (item !== undefined) parts.push(this.#findings.additional(array, { path: inside, place: headOf(item) }));
    }
    return whole(parts);
  }

  #map(map: MapSpec, node: MapNode, path: Path | undefined): Outcome {
    const { members } = map;
    const values = membersOf(node);
    const parts = members.map(({ name, value }) =>
      this.match(value, { node: values.get(name)?.value, path: { around: path, step: name }, around: node }),
    );
    for (const { name } of members) values.delete(name);
    for (const [key, { keyRange }] of values)
      parts.push(this.#findings.additional(map, { path: { around: path, step: key }, place: keyRange }));
    return whole(parts);
  }

  #dictionary(spec: Spec, node: MapNode, path: Path | undefined): Outcome {
    const members = [...membersOf(node)];
    return whole(
      members.map(([key, { value }]) =>
        this.match(spec, { node: value, path: { around: path, step: key }, around: node }),
      ),
    );
  }
}

const CONTAINERS = {
  array: { kind: 'array', items: [] },
  map: { kind: 'map', entries: new Map() },
} as const;

/** By key; of repeated ones the last counts. */
const membersOf = ({ members }: MapNode): Map<string, MemberNode> =>
  new Map(members.map((member) => [member.key, member]));

/** Of a container only its beginning is pointed at. */
function headOf(node: LlsdNode): Range {
  return node.kind === 'array' || node.kind === 'map' ? beginningOf(node) : node;
}

function beginningOf(around: Range & { readonly inner?: Range }): Range {
  return { start: around.start, end: Math.max(around.inner?.start ?? around.end, around.start) };
}
