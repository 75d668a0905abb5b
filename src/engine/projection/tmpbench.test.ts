import { it } from 'vitest';
import { RandomStream } from '../../core/random.ts';
import { normaliseLength } from './pca.ts';
import { umapLayout } from './umap.ts';
it('bench', { timeout: 600000 }, () => {
  const r = new RandomStream(1, 1); const n = 10000, d = 128;
  const rows = Float32Array.from({ length: n * d }, (_, at) => (Math.floor(at / d) % 10 === at % d ? 1 : 0) + r.between(-0.3, 0.3));
  normaliseLength(rows, d);
  const start = Float32Array.from({ length: n * 2 }, () => r.between(-1, 1));
  const t = performance.now(); let search = 0;
  umapLayout({ rows, d, start, seed: 1, onProgress: (s) => { if (s < 0.3) search = performance.now() - t; } });
  console.log('search ms', search, 'total ms', performance.now() - t);
});
