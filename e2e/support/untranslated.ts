import type { Page } from '@playwright/test';

/** What is nobody's to translate: code and formulas, and languages by their own names. */
const NOT_WORDS = 'script, style, noscript, code, pre, kbd, option[lang], [role=math]';

/** Names of files, products, units and methods, which are the same in all languages; and folders of photos. */
const DATA =
  /[\w./-]+\.(jpg|webp|txt|md|json|jsonl|bin|onnx|py|safetensors|html)\b|\w+\/|\b(circles|squares|stripes|Likeness|WebGPU|WebAssembly|SwiftShader|SIMD|threads?|WebGL|CPU|BatchNorm|GroupNorm|AdamW|SGD|LARS|ReLU|BN|GN|tiny|dcl|nt-xent|px|ms|MB|log)\b/g;

/** All texts and names of the page that the pseudo-locale has not put in brackets: those are in no catalogue. */
export async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate((notWords) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!node.parentElement?.closest(notWords)) found.push(node.textContent ?? '');
    }
    const names = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];
    for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join())) {
      if (element.closest(notWords)) continue;
      found.push(...names.map((name) => element.getAttribute(name) ?? ''));
    }
    return found;
  }, NOT_WORDS);
  const left = texts.map((text) => text.replace(/⟦[^⟧]*⟧/g, ' ').replace(DATA, ' '));
  return [...new Set(left.filter((text) => /\p{L}{2}/u.test(text)).map((text) => text.trim()))];
}

/** By how many pixels the page can be scrolled sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
