import { expect, test } from '../support/test.ts';

test('the page and its workers are held to a policy: own scripts, no markup from text, no devices unasked', async ({
  studio,
  page,
}) => {
  const policies = new Map<string, string>();
  page.on('response', (response) => {
    const [, name] = /assets\/([a-z]+(?:\.worker)?)-[\w-]+\.js$/.exec(response.url()) ?? [];
    const policy = response.headers()['content-security-policy'];
    if (name !== undefined && policy !== undefined) policies.set(name, policy);
  });
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 2, backend: 'wasm' });
  const headers = (await answer).headers();
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  expect(headers['permissions-policy']).toContain('camera=(self)');
  expect(headers['permissions-policy']).toContain('microphone=()');
  expect(headers['content-security-policy']).not.toContain('unsafe');

  await studio.useSamples();
  await studio.start();
  await studio.finished(60_000);
  const unsafe = [...policies].filter(([, policy]) => policy.includes('unsafe'));
  // Threads are started by the engine and get their WebAssembly from it; of the page itself nothing compiles any.
  for (const [name, policy] of unsafe) {
    expect(['engine.worker', 'dataset.worker', 'decode.worker']).toContain(name);
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
  }

  // A page of its own, since each refusal is told in the console.
  const other = await page.context().newPage();
  await other.goto('./');
  const refused = await other.evaluate(() => {
    const tries: (() => unknown)[] = [
      () => (document.createElement('div').innerHTML = '<b>text</b>'),
      () => new Worker('data:text/javascript,1'),
      () => (document.createElement('script').text = 'globalThis.__pwned = 1'),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return 'let through';
      } catch (error) {
        return (error as Error).name;
      }
    });
  });
  expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError']);
  await other.close();

  await studio.button('Local').click();
  const link = page.getByRole('link', { name: 'Licences of what this page is made of' });
  const text = await (
    await page.request.get(new URL((await link.getAttribute('href'))!, page.url()).href)
  ).text();
  expect(text).toContain('LGPL-3.0');
  expect(text).toContain('@tensorflow/tfjs-core');
});
