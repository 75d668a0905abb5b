import * as v from 'valibot';
import { architectureOf } from '../../core/architecture/normalisation.ts';
import { channelsOf, type ParameterSpec, type Shape } from '../../core/architecture/layer.ts';
import { allParameters, finalShape, walk } from '../../core/architecture/summary.ts';
import { LikenessError } from '../../core/errors.ts';
import { queueInForce } from '../../core/losses.ts';
import { message } from '../../core/message.ts';
import { METRIC_NAMES } from '../../core/metrics.ts';
import { PROJECT_VERSION, type KeptRun, type Project } from '../../core/project.ts';
import type { Settings } from '../../core/settings.ts';
import { packArrays, unpackArrays, type PackedValue } from './arrays.ts';
import { badProject, newerProject } from './refusals.ts';
import { projectSchema } from './schema.ts';

const FORMAT = 'likeness-project';

/** A project as text and bytes, for a zip or a database. */
export function packProject(project: Project): PackedValue {
  return packArrays({ format: FORMAT, version: PROJECT_VERSION, project });
}

/**
 * What `packProject` packed. Nothing of it is trusted.
 *
 * @throws LikenessError `bad-project`; `newer-project` where a later version has written it
 */
export function unpackProject(packed: PackedValue): Project {
  const read = unpackArrays(packed);
  const head = v.safeParse(v.looseObject({ format: v.literal(FORMAT), version: v.number() }), read);
  if (!head.success) throw badProject(message('it is no project of Likeness'));
  if (head.output.version > PROJECT_VERSION) throw newerProject();
  const result = v.safeParse(projectSchema, (read as { project?: unknown }).project);
  if (!result.success) {
    const [issue] = result.issues;
    throw badProject(message('{part} is not what it should be', { part: v.getDotPath(issue) ?? 'project' }));
  }
  const project = result.output as unknown as Project;
  // Those of the page are not the run's where they have been changed since.
  shapesOf(project.settings);
  checkRun(project.run);
  checkPhotos(project);
  return project;
}

/** Every array has the length that the architecture and the settings give it. */
function checkRun({ begun, checkpoint, metrics, maps }: KeptRun): void {
  const { parameters, statistics, memory, settings, step } = checkpoint;
  const expected = shapesOf(settings);
  if (parameters.length !== expected.parameters || statistics.length !== expected.statistics)
    throw badProject(message('its weights do not fit the encoder that it names'));
  if (shapesOf(begun).parameters !== expected.parameters)
    throw badProject(message('its run began with another encoder'));
  if (![parameters, statistics].every(areNumbers))
    throw badProject(message('some of its weights are no numbers'));
  if (memory.moments.length > 2 * expected.parameters + 8)
    throw badProject(message('its moments do not fit its weights'));
  const queue = queueInForce(settings);
  const remembered = memory.queue ?? { rows: [], photos: [] };
  if (remembered.rows.length !== queue * expected.projection || remembered.photos.length > queue)
    throw badProject(message('its queue has not the length that its settings say'));
  if (step > settings.steps || settings.steps !== begun.steps)
    throw badProject(message('it has more steps than its run'));
  if (metrics.length % METRIC_NAMES.length !== 0) throw badProject(message('its figures are cut off'));
  for (const { photos, positions, pairPhotos, pairPositions } of maps) {
    if (positions.length !== 2 * photos.length || pairPositions.length !== 4 * pairPhotos.length)
      throw badProject(message('one of its maps is cut off'));
    if (![positions, pairPositions].every(areNumbers))
      throw badProject(message('some places on its maps are no numbers'));
  }
}

/** Ids are those of its photos. */
function checkPhotos({ photos: { count }, sayings, run }: Project): void {
  const ids = [
    ...sayings.excluded,
    ...sayings.pairMarks.flatMap(({ photos }) => photos),
    ...sayings.labels.map(([photo]) => photo),
  ];
  const marks = Object.values(run.marks).filter((array) => array.length !== count);
  const mapped = run.maps.some(({ photos, pairPhotos }) =>
    [photos, pairPhotos].some((of) => of.some((id) => id >= count)),
  );
  if (marks.length > 0 || mapped || ids.some((id) => id >= count))
    throw badProject(message('it speaks of photos that it does not have'));
  if (new Set(sayings.labels.map(([photo]) => photo)).size < sayings.labels.length)
    throw badProject(message('it labels a photo twice'));
  if (sayings.labels.some(([, place]) => place >= sayings.classes.length))
    throw badProject(message('it speaks of classes that it does not have'));
}

const areNumbers = (array: Float32Array): boolean => array.every(Number.isFinite);

interface Shapes {
  readonly parameters: number;
  readonly statistics: number;
  readonly projection: number;
}

/** Lengths of a network's flat vectors: `engine/models/layout.ts` lays them out. */
function shapesOf({ encoder, imageSize, normalisation, own }: Settings): Shapes {
  try {
    const architecture = architectureOf(encoder, normalisation, own);
    const input: Shape = [imageSize, imageSize, 3];
    const hidden = finalShape(architecture.encoder, input);
    const size = ({ shape }: ParameterSpec): number => shape.reduce((product, extent) => product * extent, 1);
    const parts = [
      { layers: architecture.encoder, shape: input, prefix: 'encoder' },
      { layers: architecture.head, shape: hidden, prefix: 'head' },
    ];
    const parameters = parts
      .flatMap(({ layers, shape, prefix }) => allParameters(layers, shape, prefix))
      .reduce((sum, spec) => sum + size(spec), 0);
    const statistics = parts
      .flatMap(({ layers, shape, prefix }) => walk(layers, shape, prefix))
      .filter(({ layer }) => layer.kind === 'batchNorm')
      .reduce((sum, { input: shape }) => sum + 2 * channelsOf(shape), 0);
    return {
      parameters: Math.ceil(parameters / 4) * 4,
      statistics,
      projection: channelsOf(finalShape(architecture.head, hidden)),
    };
  } catch (thrown) {
    if (thrown instanceof LikenessError) throw thrown;
    throw badProject(message('its encoder contradicts itself'));
  }
}
