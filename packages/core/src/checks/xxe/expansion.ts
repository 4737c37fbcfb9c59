/** What entities become when a document's references to them are replaced. */
export interface Expansion {
  readonly characters: number;
  readonly recursive: boolean;
  /** What each entity becomes. */
  readonly lengths: ReadonlyMap<string, number>;
}

/** Of a general or of a parameter entity: `&name` and `%name`. */
const REFERENCE = /([&%][^\s;&%"'<>]+);/g;

/**
 * Counts, without expanding anything, by names with the sign that refers to them, how long the document's references get
 * (XML 1.0, 4.4). Each entity is measured once; its length counts for every reference.
 */
export function measureExpansion(entities: ReadonlyMap<string, string>, body: string): Expansion {
  const lengths = new Map<string, number>();
  let recursive = false;
  for (const name of entities.keys()) recursive = measure(name, { entities, lengths }) || recursive;
  let characters = 0;
  for (const [, name] of body.matchAll(REFERENCE)) characters += lengths.get(name as string) ?? 0;
  // A bomb may also lie in the last entity, for a parser that expands what nobody refers to.
  for (const length of lengths.values()) characters = Math.max(characters, length);
  return { characters, recursive, lengths };
}

interface Measuring {
  readonly entities: ReadonlyMap<string, string>;
  readonly lengths: Map<string, number>;
}

interface Task {
  readonly name: string;
  readonly references: readonly string[];
  next: number;
  length: number;
}

/** Walks without recursion of its own; true when an entity refers to itself. */
function measure(root: string, { entities, lengths }: Measuring): boolean {
  if (lengths.has(root)) return false;
  const open = new Set<string>([root]);
  const stack: Task[] = [toTask(root, entities)];
  let recursive = false;
  for (let task = stack[stack.length - 1]; task !== undefined; task = stack[stack.length - 1]) {
    const name = task.references[task.next++];
    if (name === undefined) {
      lengths.set(task.name, task.length);
      open.delete(task.name);
      stack.pop();
      const parent = stack[stack.length - 1];
      if (parent !== undefined) parent.length += task.length;
    } else if (open.has(name)) {
      recursive = true;
    } else if (lengths.has(name)) {
      task.length += lengths.get(name) as number;
    } else if (entities.has(name)) {
      open.add(name);
      stack.push(toTask(name, entities));
    }
  }
  return recursive;
}

function toTask(name: string, entities: ReadonlyMap<string, string>): Task {
  const value = entities.get(name) ?? '';
  return {
    name,
    references: [...value.matchAll(REFERENCE)].map(([, reference]) => reference as string),
    next: 0,
    length: value.length,
  };
}
