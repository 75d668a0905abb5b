import type { PhotoRecord } from './photos.ts';

/** What the user calls the classes, and which photo is of which. */
export interface Labelling {
  /** Names, each once. A class may have no photo yet. */
  readonly classes: readonly string[];
  /** By photo id, the place of its class among `classes`; photos without a label are absent. */
  readonly labels: ReadonlyMap<number, number>;
}

export const NO_LABELLING: Labelling = { classes: [], labels: new Map() };

/** Whether two labellings say the same: a file that names no photo, or folders that were taken before, change nothing. */
export function saySame(one: Labelling, other: Labelling): boolean {
  return (
    one.labels.size === other.labels.size &&
    one.classes.length === other.classes.length &&
    one.classes.every((name, place) => other.classes[place] === name) &&
    [...one.labels].every(([id, place]) => other.labels.get(id) === place)
  );
}

/** A name as it is kept: without spaces around it, and in one line. */
export function className(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim();
}

/** The labelling with a class of that name; as it was where there is one, or the name is empty. */
export function withClass(labelling: Labelling, name: string): Labelling {
  const known = className(name);
  if (known === '' || labelling.classes.includes(known)) return labelling;
  return { ...labelling, classes: [...labelling.classes, known] };
}

/** Another name for a class. Where another has that name already, the two become one. */
export function renamedClass({ classes, labels }: Labelling, place: number, name: string): Labelling {
  const known = className(name);
  if (known === '' || !(place in classes)) return { classes, labels };
  const other = classes.indexOf(known);
  if (other < 0) return { classes: classes.with(place, known), labels };
  if (other === place) return { classes, labels };
  const joined = new Map([...labels].map(([id, at]) => [id, at === place ? other : at]));
  return withoutClass({ classes, labels: joined }, place);
}

/** Without a class and the labels that name it. */
export function withoutClass({ classes, labels }: Labelling, place: number): Labelling {
  const kept = [...labels].filter(([, at]) => at !== place);
  return {
    classes: classes.filter((_, at) => at !== place),
    labels: new Map(kept.map(([id, at]) => [id, at > place ? at - 1 : at])),
  };
}

/** With the class of these photos; null takes their labels away. */
export function withLabels(
  { classes, labels }: Labelling,
  ids: Iterable<number>,
  place: number | null,
): Labelling {
  const next = new Map(labels);
  for (const id of ids) {
    if (place === null) next.delete(id);
    else next.set(id, place);
  }
  return { classes, labels: next };
}

/** What each photo of a list is called, over what was known before; classes that are new come after the others. */
export function withNames(labelling: Labelling, names: ReadonlyMap<number, string>): Labelling {
  const classes = [...labelling.classes];
  const places = new Map(classes.map((name, at) => [name, at]));
  const labels = new Map(labelling.labels);
  for (const [id, given] of names) {
    const name = className(given);
    if (name === '') continue;
    let place = places.get(name);
    if (place === undefined) places.set(name, (place = classes.push(name) - 1));
    labels.set(id, place);
  }
  return { classes, labels };
}

/** The folders of the photos as their labels, classes in alphabetical order; photos in no folder of their own stay without. */
export function labellingByFolders(photos: readonly PhotoRecord[]): Labelling {
  const classes = [...new Set(photos.flatMap(({ label }) => label ?? []))].sort();
  const named = photos.flatMap(({ id, label }) => (label === null ? [] : [[id, label] as const]));
  return withNames({ classes, labels: new Map() }, new Map(named));
}

/** [count]: the place of each photo's class, −1 for none. */
export function labelPlaces({ labels }: Labelling, count: number): Int32Array<ArrayBuffer> {
  return Int32Array.from({ length: count }, (_, id) => labels.get(id) ?? -1);
}

/** How many photos each class has, without those that are left out. */
export function classCounts({ classes, labels }: Labelling, leftOut: ReadonlySet<number>): number[] {
  const counts = classes.map(() => 0);
  for (const [id, place] of labels) if (!leftOut.has(id)) counts[place]! += 1;
  return counts;
}
