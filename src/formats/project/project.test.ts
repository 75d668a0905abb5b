import { describe, expect, it } from 'vitest';
import { LikenessError } from '../../core/errors.ts';
import { PROJECT_VERSION, type Project } from '../../core/project.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { sampleProject } from '../../testing/project.ts';
import type { Unzip } from '../reading/unzip.ts';
import { packProject, unpackProject } from './projectData.ts';
import { isProjectZip, makeProjectZip, openProjectZip, readProjectZip } from './projectZip.ts';

/** Compared as what is written of them: element by element millions of weights take minutes. */
function same(one: Project, other: Project): boolean {
  const [a, b] = [packProject(one), packProject(other)];
  return a.json === b.json && Buffer.compare(a.bytes, b.bytes) === 0;
}

const again = (project: Project): boolean => same(unpackProject(packProject(project)), project);

describe('a project', () => {
  it('comes back as it was, arrays to the bit', () => {
    const project = sampleProject();
    expect(again(project)).toBe(true);
    const queued = sampleProject({
      ...{ ...DEFAULT_SETTINGS, loss: 'info-nce', queue: 6 },
      ...{ imageSize: 32, encoder: 'small', normalisation: 'group' },
    });
    expect(again(queued)).toBe(true);
  });

  it('comes back from its zip, with the pixels of its photos where they came along', async () => {
    const project = sampleProject();
    const photos = Uint8Array.of(1, 2, 3);
    const saved = async (of: Uint8Array | null): Promise<Unzip> =>
      readProjectZip(new Uint8Array(await (await makeProjectZip(project, of)).arrayBuffer()));
    const zip = await saved(photos);
    expect(isProjectZip(zip)).toBe(true);
    const opened = await openProjectZip(zip);
    expect(opened.photos).toEqual(photos);
    expect(same(opened.project, project)).toBe(true);
    expect((await openProjectZip(await saved(null))).photos).toBeNull();
  });

  it('is given up when nobody waits for its zip any more', async () => {
    const file = await makeProjectZip(sampleProject(), null);
    const zip = readProjectZip(new Uint8Array(await file.arrayBuffer()));
    const givenUp = { signal: AbortSignal.abort() };
    await expect(makeProjectZip(sampleProject(), null, givenUp)).rejects.toThrow('abort');
    await expect(openProjectZip(zip, givenUp)).rejects.toThrow('abort');
  });

  it.each([
    ['weights of another encoder', { encoder: 'small' }, 'do not fit the encoder'],
    ['a setting out of its range', { temperature: -1 }, 'temperature'],
    ['a setting that there is none of', { colour: 'red' }, 'colour'],
    ['more steps than it has', { steps: 1 }, 'more steps'],
    ['a queue that is not there', { loss: 'info-nce', queue: 9 }, 'queue'],
  ])('is refused with %s', (_, change, word) => {
    const project = sampleProject();
    const { checkpoint } = project.run;
    const settings = { ...checkpoint.settings, ...change } as typeof checkpoint.settings;
    const broken = { ...project, run: { ...project.run, checkpoint: { ...checkpoint, settings } } };
    const open = (): unknown => unpackProject(packProject(broken));
    expect(open).toThrow(expect.objectContaining({ code: 'bad-project' }));
    expect(open).toThrow(word);
  });

  it('is refused where it speaks of photos that it does not have', () => {
    const project = sampleProject();
    const sayings = { ...project.sayings, labels: [[20, 0] as const] };
    expect(() => unpackProject(packProject({ ...project, sayings }))).toThrow('photos that it does not have');
  });

  it('is refused where it labels a photo twice', () => {
    const project = sampleProject();
    const sayings = { ...project.sayings, labels: [[3, 1] as const, [3, 0] as const] };
    expect(() => unpackProject(packProject({ ...project, sayings }))).toThrow('labels a photo twice');
  });

  it('says so where a later version has written it', () => {
    const { json, bytes } = packProject(sampleProject());
    const later = json.replace(`"version":${PROJECT_VERSION}`, `"version":${PROJECT_VERSION + 1}`);
    expect(() => unpackProject({ json: later, bytes })).toThrow(
      expect.objectContaining({ code: 'newer-project' }),
    );
  });

  it('is read as version 1 wrote it, without the runs before', () => {
    const project = { ...sampleProject(), runs: undefined };
    const { json, bytes } = packProject(project);
    const first = json.replace(`"version":${PROJECT_VERSION}`, '"version":1');
    expect(same(unpackProject({ json: first, bytes }), project)).toBe(true);
  });

  it('is refused with a curve whose steps are not as many as its values', () => {
    const project = sampleProject();
    const [past] = project.runs!.past;
    const curves = past!.curves.map((curve) => ({ ...curve, values: curve.values.slice(1) }));
    const broken = { ...project, runs: { ...project.runs!, past: [{ ...past!, curves }] } };
    expect(() => unpackProject(packProject(broken))).toThrow('curves');
  });

  it('with more photos than could be opened again is not saved, and one with fewer is read', async () => {
    const saving = makeProjectZip(sampleProject(), new Uint8Array(2 ** 30 + 1));
    await expect(saving).rejects.toMatchObject({ code: 'too-large' });
    // Larger than any model may be: what is wrong with these zeros is something else.
    expect(() => readProjectZip(new Uint8Array(300 * 2 ** 20))).toThrow('it is no zip');
  });

  it('is refused in words wherever its text or its bytes are changed or cut', () => {
    const { json, bytes } = packProject(sampleProject());
    let seed = 7;
    const below = (bound: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % bound;
    };
    let refused = 0;
    for (let round = 0; round < 100; round++) {
      const at = below(json.length);
      const other = '0{"x[-9e,'[below(9)] ?? '';
      const text =
        round % 3 === 0 ? json.slice(0, at) : json.slice(0, at) + other + json.slice(at + below(4));
      try {
        unpackProject({ json: text, bytes: round % 5 === 0 ? bytes.slice(0, below(bytes.length)) : bytes });
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(LikenessError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(60);
  });
});
