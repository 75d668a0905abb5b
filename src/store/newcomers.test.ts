import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { message } from '../core/message.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';
import { newcomers } from './newcomers.ts';

const file = (path: string, content: string) => ({ file: new File([content], path), path });

describe('files beside photos that are there', () => {
  const sizes = new Map([
    ['cats/1.jpg', 3],
    ['cats/1 (2).jpg', 9],
  ]);
  const sizeOf = (path: string): number | null => sizes.get(path) ?? null;

  it('are left out where path and size are known', () => {
    const { fresh, here } = newcomers([file('cats/1.jpg', 'abc'), file('dogs/1.jpg', 'abc')], sizeOf);
    expect(here).toEqual([{ path: 'cats/1.jpg', reason: message('already here') }]);
    expect(fresh.map(({ path }) => path)).toEqual(['dogs/1.jpg']);
  });

  it('get a path of their own where only the path is known', () => {
    const { fresh, here } = newcomers([file('cats/1.jpg', 'other')], sizeOf);
    expect(here).toEqual([]);
    expect(fresh.map(({ path }) => path)).toEqual(['cats/1 (3).jpg']);
  });
});

describe('a second import', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('that is added keeps ids, exclusions and what was chosen for groups', async () => {
    const known = file('0/0.jpg', 'abc');
    const dropped = [known];
    const page = new StudioHarness('', dropped);
    await page.importPhotos(20, [
      [0, 1],
      [4, 5],
    ]);
    page.studio.actions.exclude([7]);
    page.studio.actions.chooseForGroup(1, 'keep-one');
    page.studio.actions.chooseIntake('add');
    dropped.push(file('9/9.jpg', 'abc'), file('0/0.jpg', 'other'));
    void page.studio.actions.importDrop(new Event('drop'));
    await settle();
    expect(page.dataset.paramsOf('import').at(-1)).toMatchObject({ into: 'current' });
    expect(page.dataset.paramsOf('hand').at(-1)).toMatchObject({
      files: [{ path: '9/9.jpg' }, { path: '0/0 (2).jpg' }],
      at: 0,
    });
    const record = { label: null, width: 640, height: 480, hash: '0'.repeat(16) };
    const records = [
      { ...record, id: 20, path: '9/9.jpg' },
      { ...record, id: 21, path: '0/0 (2).jpg' },
    ];
    page.dataset.emit('photos', { records, thumbnails: new Uint8Array(2 * THUMBNAIL_BYTES) });
    // A group that was none before comes first, and the second has another number.
    page.dataset.emit(
      'groups',
      Int32Array.from({ length: 22 }, (_, id) => [0, 0, 1, 1, 2, 2][id] ?? -1),
    );
    page.dataset.emit(
      'labels',
      Array.from({ length: 22 }, (_, id) => (id < 20 ? String(id % 2) : 'new')),
    );
    page.dataset.reply(page.dataset.idsOf('import').at(-1)!, { photos: 22, skipped: 0 });
    await settle();
    expect(page.state.importing).toMatchObject({ phase: 'ready', photos: 22 });
    expect([...page.state.excluded]).toEqual([7]);
    expect([...page.state.groupChoices]).toEqual([[2, 'keep-one']]);
    expect(page.state.labels).toEqual(['0', '1', 'new']);
    expect(page.studio.thumbnails.count).toBe(22);
    expect(page.state.skipped).toEqual([{ path: '0/0.jpg', reason: message('already here') }]);
  });

  it('takes the place of the first unless one says otherwise, and a drop says it by itself', async () => {
    const page = new StudioHarness();
    await page.importPhotos(20);
    await page.importPhotos(12);
    expect(page.state.photos).toHaveLength(12);
    void page.studio.actions.importDrop(new Event('drop'), 'add');
    await settle();
    expect(page.dataset.paramsOf('import').at(-1)).toMatchObject({ into: 'current' });
    expect(page.state.photos).toHaveLength(12);
    expect(page.state.importing).toMatchObject({ before: 12 });
  });

  it('takes the place of the first with its first photo, and not where it has none', async () => {
    const page = new StudioHarness();
    await page.importPhotos(20);
    page.studio.actions.exclude([7]);
    const { photos, photosVersion } = page.state;
    void page.studio.actions.importDrop(new Event('drop'));
    await settle();
    const skipped = [{ path: 'a/a.jpg', reason: message('is empty') }];
    page.dataset.emit('skipped', skipped);
    page.dataset.emit('progress', { done: 3, total: 3 });
    expect(page.state.importing).toMatchObject({ phase: 'importing', photos: 0, skipped: 1 });
    page.dataset.reply(page.dataset.idsOf('import').at(-1)!, { photos: 0, skipped: 3 });
    await settle();
    expect(page.state).toMatchObject({ photos, photosVersion, skipped });
    expect([...page.state.excluded]).toEqual([7]);
    expect(page.state.importing).toMatchObject({ phase: 'ready', photos: 20, skipped: 1 });
    expect(page.studio.thumbnails.count).toBe(20);
    expect(page.notice).toContain('What was here is still here');
    await page.importPhotos(12);
    expect(page.state).toMatchObject({ importing: { phase: 'ready', photos: 12 }, skipped: [] });
  });

  it('of the same photos keeps what was said of them, and of others does not', async () => {
    const page = new StudioHarness();
    await page.importPhotos(20);
    page.studio.actions.exclude([7]);
    page.studio.actions.labelAs([1], 'cat');
    await page.importPhotos(20);
    expect([[...page.state.excluded], [...page.state.labelling.labels]]).toEqual([[7], [[1, 0]]]);
    await page.importPhotos(20, [], '2');
    expect([page.state.excluded.size, page.state.labelling.labels.size]).toEqual([0, 0]);
  });

  it('that cannot be added leaves those that were there', async () => {
    const page = new StudioHarness('', [file('9/9.jpg', 'abc')]);
    await page.importPhotos(20);
    void page.studio.actions.importDrop(new Event('drop'), 'add');
    await settle();
    page.dataset.refuse(page.dataset.idsOf('import').at(-1)!, 'internal', 'There is no more memory.');
    await settle();
    expect(page.state.photos).toHaveLength(20);
    expect(page.state.importing).toMatchObject({ phase: 'ready', photos: 20 });
    expect(page.notice).toBe(
      'There is no more memory. The photos that were here before are still here: add the others once more.',
    );
  });
});
