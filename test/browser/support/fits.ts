import type { Locator } from 'playwright-core';

/** What of a card is cut off or stands out of it; empty when all of it is to be seen as wide as the window is. */
export function outOfSight(message: Locator): Promise<string[]> {
  return message.locator('.card').evaluate((card) => {
    const most = card.getBoundingClientRect().right + 1;
    const isHidden = (part: Element) => part.closest('.hidden') !== null;
    const tooWide = (part: Element) =>
      part.getBoundingClientRect().right > most ||
      (part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1);
    const sayings = [...card.querySelectorAll('*')]
      .filter((part) => !isHidden(part) && tooWide(part))
      .map((part) => `${part.tagName.toLowerCase()}.${part.className}: ${part.textContent?.slice(0, 40)}`);
    return card.getBoundingClientRect().right > innerWidth ? ['the card itself', ...sayings] : sayings;
  });
}
