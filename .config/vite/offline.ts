import { VitePWA } from 'vite-plugin-pwa';

/** Above any file of ours: what is larger would silently not be there without a network. */
const LARGEST_BYTES = 16 * 2 ** 20;

/**
 * The web app manifest, and a service worker that keeps all that a run needs: page, workers, WebAssembly, samples. A newer
 * version waits until the visitor asks for it (`src/ui/shell/newVersion.ts`). Responses are kept with their headers,
 * so that isolation and the content security policy hold without a network too.
 */
export const offline = () =>
  VitePWA({
    registerType: 'prompt',
    // The page registers it by itself, when there is nothing better to do.
    injectRegister: false,
    manifest: {
      name: 'Likeness',
      short_name: 'Likeness',
      description:
        'Drop a folder of photos; watch a network learn on your own GPU what they have in common; take the model home.',
      id: './',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#f6f5f3',
      theme_color: '#ffffff',
      categories: ['education', 'photo', 'utilities'],
      icons: [
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,wasm,zip,svg,png,txt}'],
      maximumFileSizeToCacheInBytes: LARGEST_BYTES,
      // Their names hold a hash of what is in them.
      dontCacheBustURLsMatching: /^assets\//,
      // Three megabytes that only who has HEIC photos needs: kept from the first of them on.
      globIgnores: ['**/libheif-*.js'],
      runtimeCaching: [
        {
          urlPattern: /\/assets\/libheif-[\w-]+\.js$/,
          handler: 'CacheFirst',
          options: { cacheName: 'heic', expiration: { maxEntries: 1 } },
        },
      ],
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
