/** The part of a page's or worker's global scope that is needed here. */
export interface ScriptScope {
  readonly location: { readonly href: string; readonly origin: string };
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
  };
}

/**
 * Where the browser has Trusted Types, the content security policy lets text become code only through a policy, and
 * this is the only one: scripts of workers may come from the page's own origin, and markup and code from nowhere.
 *
 * To be called before the first worker is started.
 *
 * @see https://w3c.github.io/trusted-types/dist/spec/#default-policy-hdr
 */
export function allowOwnScriptsOnly({ trustedTypes, location }: ScriptScope): void {
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      const { protocol, origin } = new URL(url, location.href);
      if (origin === location.origin && protocol.startsWith('http')) return url;
      throw new TypeError('A script may come from the page’s own origin alone.');
    },
  });
}
