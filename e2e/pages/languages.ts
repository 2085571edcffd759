import { expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'

/** What the choice of a language is called, in each language. */
const NAMES = { en: 'Language', de: 'Sprache' } as const

type Choice = 'System' | 'English' | 'Deutsch'

/** What a computer speaks: in the settings, at the first run and where people sign in. */
export class Languages {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  choices(language: keyof typeof NAMES): Locator {
    return this.page.getByRole('radiogroup', { name: NAMES[language] })
  }

  choice(language: keyof typeof NAMES, choice: Choice): Locator {
    return this.choices(language).getByRole('radio', { name: choice, exact: true })
  }

  /** From a window that speaks `language`. */
  async choose(language: keyof typeof NAMES, choice: Choice): Promise<void> {
    await this.choices(language).getByText(choice, { exact: true }).click()
  }

  /** The page has been read anew and speaks this language. */
  async expectSpoken(language: keyof typeof NAMES): Promise<void> {
    await expect(this.page.locator(`html[lang="${language}"]`)).toBeAttached()
    await waitUntilReady(this.page)
  }
}
