import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';

/**
 * What axe judges a page by: elements and their attributes, whether they have words, and how wide the window is. What differs from case to
 * case alone – words, numbers, ids, how many rows of one kind stand below each other – is left out.
 */
const draw = `(() => {
  const plain = (value) => value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+/g, '#');
  const judged = /^(role|type|lang|for|id|name|scope|tabindex|hidden|open|checked|disabled|required|autocomplete|aria-.*)$/;
  const present = /^(href|src|alt|title|value|placeholder)$/;
  const attribute = ({ name, value }) =>
    name === 'class' ? value : judged.test(name) ? name + '=' + plain(value) : present.test(name) ? name + (value.trim() ? '+' : '-') : '';
  const below = (element) => {
    const parts = [];
    for (const child of element.childNodes) {
      const part = child.nodeType === 1 ? of(child) : child.nodeType === 3 && child.data.trim() ? 'w' : '';
      if (part && part !== parts.at(-1)) parts.push(part);
    }
    return parts.join('');
  };
  const of = (element) =>
    element.tagName + '[' + [...element.attributes].map(attribute).filter(Boolean).sort().join(' ') + ']{' + below(element) + '}';
  return window.innerWidth + of(document.documentElement);
})()`;

/** A short name of how the page is built: two pages that have the same one are judged alike. */
export async function skeletonOf(page: Page): Promise<string> {
  return createHash('sha256')
    .update(await page.evaluate<string>(draw))
    .digest('base64');
}
