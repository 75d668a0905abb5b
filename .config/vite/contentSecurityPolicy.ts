import type { HtmlTagDescriptor, Plugin } from 'vite';

// Nothing leaves the machine, and the browser holds the page to it: scripts, workers and requests
// go to the page's own origin alone. blob: and data: pictures are thumbnails made on the page.
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "style-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // Text becomes markup or code only through the one policy of src/core/ownScripts.ts, which lets neither.
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

/** Those that compile WebAssembly; the page may not. */
const computingWorker = /\/(?:engine|dataset|decode)\.worker-[\w-]+\.js$/;

// A worker takes its policy from its own response, not from the page's <meta>; a host that wants
// the worker bound too sends these headers with every file, as the preview does.
const policyFor = (path: string): string =>
  [
    ...directives.map((directive) =>
      directive === "script-src 'self'" && computingWorker.test(path)
        ? `${directive} 'wasm-unsafe-eval'`
        : directive,
    ),
    // Browsers ignore frame-ancestors in a <meta>.
    "frame-ancestors 'none'",
  ].join('; ');

/** Without these, memory is not shared between threads, and WebAssembly computes on one. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const headers = {
  ...isolation,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    // The Apply step looks through it when it is asked to.
    'camera=(self)',
    'screen-wake-lock=(self)',
    'clipboard-write=(self)',
    ...[
      'accelerometer',
      'autoplay',
      'bluetooth',
      'browsing-topics',
      'clipboard-read',
      'display-capture',
      'encrypted-media',
      'fullscreen',
      'geolocation',
      'gyroscope',
      'hid',
      'idle-detection',
      'local-fonts',
      'magnetometer',
      'microphone',
      'midi',
      'payment',
      'picture-in-picture',
      'publickey-credentials-create',
      'publickey-credentials-get',
      'serial',
      'storage-access',
      'usb',
      'window-management',
      'xr-spatial-tracking',
    ].map((feature) => `${feature}=()`),
  ].join(', '),
};

const meta: HtmlTagDescriptor = {
  tag: 'meta',
  attrs: { 'http-equiv': 'Content-Security-Policy', content: directives.join('; ') },
  injectTo: 'head-prepend',
};

/** Writes the policy into the built page, and sends it as a header from the preview server. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'likeness:content-security-policy',
    // The development server sends no policy for content: hot reloading injects scripts and styles inline.
    config: () => ({ server: { headers }, preview: { headers } }),
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        response.setHeader('Content-Security-Policy', policyFor(pathname));
        next();
      });
    },
    transformIndexHtml: (_html, context) => (context.server ? [] : [meta]),
  };
}
