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
];

// A worker takes its policy from its own response, not from the page's <meta>; a host that wants
// the worker bound too sends these headers with every file, as the preview does.
const headers = {
  // Browsers ignore frame-ancestors in a <meta>.
  'Content-Security-Policy': [...directives, "frame-ancestors 'none'"].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': [
    'camera=()',
    'display-capture=()',
    'geolocation=()',
    'microphone=()',
    'payment=()',
    'usb=()',
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
    config: () => ({ preview: { headers } }),
    // Left out of the development server: hot reloading injects scripts and styles inline.
    transformIndexHtml: (_html, context) => (context.server ? [] : [meta]),
  };
}
