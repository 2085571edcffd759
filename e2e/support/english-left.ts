import type { Page } from '@playwright/test'
import { de } from '../../src/renderer/src/i18n/de.ts'
import { en } from '../../src/renderer/src/i18n/en.ts'

/** What Mantine says by itself where nobody gave it other words. */
const OF_COMPONENTS = ['Toggle password visibility', 'Close', 'Clear', 'Previous', 'Next']

type Words = { readonly [key: string]: string | Words }

const leavesOf = (words: Words): string[] =>
  Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : leavesOf(word)))

/** Examples in English, which are what the demo calls its studio and a package. */
const NAMES: ReadonlySet<string> = new Set(['Northlight Studio', '10 sessions'])

/** Sentences that only the English window says, without those that hold a name or a figure. */
function onlyEnglish(): string[] {
  const german = new Set(leavesOf(de))
  const isSaid = (word: string) => word.includes('{{') || german.has(word) || NAMES.has(word)
  return [...leavesOf(en), ...OF_COMPONENTS].filter((word) => !isSaid(word))
}

/** What a window that speaks German still says in English, shown or for a screen reader. */
export async function englishLeft(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => {
    const own = (each: Element) => [...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    const names = ['aria-label', 'title', 'placeholder', 'aria-description', 'alt']
    return (
      [...document.querySelectorAll('body *')]
        // The name of a language stands in that language.
        .filter((each) => each.closest('script, style, [lang="en"]') === null)
        .flatMap((each) => [
          ...own(each).map((text) => text.textContent),
          ...names.map((name) => each.getAttribute(name)),
        ])
    )
  })
  const english = new Set(onlyEnglish())
  return said.map((text) => text?.trim() ?? '').filter((text) => english.has(text))
}
