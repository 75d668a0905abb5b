import { describe, expect, it } from 'vitest';
import { stayAwake, type SeenDocument, type WakeLocks } from './wakeLock.ts';

/** A page that is shown and hidden by hand. */
class FakeDocument extends EventTarget implements SeenDocument {
  visibilityState: DocumentVisibilityState = 'visible';

  async show(state: DocumentVisibilityState): Promise<void> {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
    await Promise.resolve();
  }
}

/** Locks that count how many are held. */
class FakeLocks implements WakeLocks {
  held = 0;
  asked = 0;
  refuses = false;

  async request(): Promise<Pick<WakeLockSentinel, 'release'>> {
    this.asked += 1;
    await Promise.resolve();
    if (this.refuses) throw new DOMException('low battery', 'NotAllowedError');
    this.held += 1;
    return { release: () => Promise.resolve(void (this.held -= 1)) };
  }
}

const settled = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

describe('stayAwake', () => {
  it('holds one lock while the page is seen, and asks for it anew when it is seen again', async () => {
    const [page, locks] = [new FakeDocument(), new FakeLocks()];
    const sleep = stayAwake(page, locks);
    await settled();
    expect(locks).toMatchObject({ held: 1, asked: 1 });
    await page.show('hidden');
    locks.held = 0; // as browsers do
    await page.show('visible');
    await settled();
    expect(locks.asked).toBe(2);
    sleep();
    await page.show('visible');
    await settled();
    expect(locks.asked).toBe(2);
  });

  it('lets go of a lock that comes when it is over', async () => {
    const locks = new FakeLocks();
    stayAwake(new FakeDocument(), locks)();
    await settled();
    expect(locks).toMatchObject({ held: 0, asked: 1 });
  });

  it('outlives a refusal, and asks again', async () => {
    const [page, locks] = [new FakeDocument(), new FakeLocks()];
    locks.refuses = true;
    stayAwake(page, locks);
    await settled();
    locks.refuses = false;
    await page.show('visible');
    await settled();
    expect(locks.held).toBe(1);
  });
});
