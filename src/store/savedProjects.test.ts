import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '../core/project.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { found, kept } from '../testing/keptWork.ts';
import { readAgain, sampleProject } from '../testing/project.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';
import { mapFrame } from '../testing/mapFrame.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const excludedOf = ({ run }: Project): number[] =>
  [...(run.marks.excluded ?? [])].flatMap((mark, id) => (mark === 1 ? [id] : []));

/** A run of 40 photos, two of which are near-duplicates, that was stopped after its second step. */
async function stopped(before: (page: StudioHarness) => void = () => undefined): Promise<StudioHarness> {
  const page = new StudioHarness('#steps=60&size=16&batch=8');
  await page.importPhotos(40, [[0, 1]]);
  before(page);
  await page.startRun();
  page.engine.emit('map', mapFrame(1, 0));
  page.emitSteps(1, 2);
  page.engine.emit('checkpoint', { runId: 1, ...sampleProject(page.state.ranWith!).run.checkpoint });
  page.studio.actions.stop();
  page.engine.reply(page.engine.idsOf('train')[0]!, 'stopped');
  await settle();
  return page;
}

async function addPhotos(page: StudioHarness, count: number): Promise<void> {
  const first = page.state.photos.length;
  void page.studio.actions.importDrop(new Event('drop'), 'add');
  await settle();
  const records = Array.from({ length: count }, (_, at) => ({
    ...{ id: first + at, path: `new/${at}.jpg`, label: null, width: 640, height: 480, hash: '1'.repeat(16) },
  }));
  page.dataset.emit('photos', { records, thumbnails: new Uint8Array(count * THUMBNAIL_BYTES) });
  page.dataset.emit('groups', new Int32Array(first + count).fill(-1));
  page.dataset.reply(page.dataset.idsOf('import').at(-1)!, { photos: first + count, skipped: 0 });
  await settle();
}

/** What is saved now, opened again: as a reader of the file has it. */
async function savedAndOpened(page: StudioHarness, withPhotos = false): Promise<Project> {
  page.keeper.automatic.set('makeFile', () => ({ zip: new Blob() }));
  await page.studio.actions.saveProject(withPhotos);
  const { project } = page.keeper.paramsOf('makeFile').at(-1) as { project: Project };
  return readAgain(project);
}

describe('a project that is saved can be opened', () => {
  it('as the run has left it, with and without labels', async () => {
    const page = await stopped(({ studio }) => studio.actions.exclude([7]));
    expect(excludedOf(await savedAndOpened(page))).toEqual([7]);
    page.studio.actions.labelAs([1, 2], 'cat');
    page.studio.actions.labelAs([3], 'dog');
    expect((await savedAndOpened(page)).sayings.labels).toHaveLength(3);
  });

  it('after photos were excluded since, which its run does not know', async () => {
    const page = await stopped();
    page.studio.actions.exclude([3]);
    const project = await savedAndOpened(page);
    expect([project.sayings.excluded, excludedOf(project)]).toEqual([[3], []]);
  });

  it.each([{ excluded: [] }, { excluded: [7] }])(
    'after photos were added since, of which its run takes none: %o',
    async ({ excluded }) => {
      const page = await stopped(({ studio }) => {
        studio.actions.exclude(excluded);
        studio.actions.chooseForGroup(0, 'keep-one');
        studio.actions.markPair([4, 5], 'same');
      });
      await addPhotos(page, 2);
      page.studio.actions.labelAs([41], 'cat');
      const project = await savedAndOpened(page);
      expect(project.photos.count).toBe(42);
      expect(excludedOf(project)).toEqual([...excluded, 40, 41]);
      expect(project.sayings.labels).toEqual([[41, 0]]);
      expect(project.run.marks.apart).toHaveLength(42);
      // And so does the run itself, when it goes on.
      page.studio.actions.goOn();
      await settle();
      const { marks } = page.engine.paramsOf('train').at(-1) as Pick<Project['run'], 'marks'>;
      expect(marks).toEqual(project.run.marks);
    },
  );

  it.each([12, 40, 50])('after %i others have taken the place of its photos', async (count) => {
    const page = await stopped(({ studio }) => studio.actions.exclude([7]));
    await page.importPhotos(count, [], '2');
    page.studio.actions.exclude([2]);
    const project = await savedAndOpened(page);
    expect([project.photos.count, excludedOf(project)]).toEqual([count, [2]]);
  });

  it('while its photos are not here, or others are', async () => {
    const page = await found(false);
    const { photos, sayings, run } = kept();
    expect(await savedAndOpened(page, true)).toMatchObject({ photos, sayings, run: { marks: run.marks } });
    await page.importPhotos(12);
    expect(await savedAndOpened(page)).toMatchObject({ photos, sayings, run: { maps: run.maps } });
  });
});
