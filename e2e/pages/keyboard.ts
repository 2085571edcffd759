import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 40

/** A person without a mouse: presses keys, and sees after each where the focus is. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Goes from stop to stop until it is there. Every stop on the way can be seen. */
  async tabTo(goal: Locator, { back = false } = {}): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await isFocused(goal)) return
      await this.press(back ? 'Shift+Tab' : 'Tab')
      await this.expectVisibleFocus()
    }
    throw new Error(`The focus did not come to ${goal} within ${MOST_STOPS} stops.`)
  }

  /** Something has the focus, it is on screen, and a ring or a thickened edge shows it. */
  async expectVisibleFocus(): Promise<void> {
    await expect.poll(() => this.page.evaluate(faultOfFocus)).toBe('none')
  }
}

async function isFocused(goal: Locator): Promise<boolean> {
  return (await goal.count()) === 1 && goal.evaluate((element) => element === document.activeElement)
}

/** Runs in the page: what is wrong with where the focus is. */
function faultOfFocus(): string {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return 'nothing has the focus'
  // A choice in one bar is a round button out of sight, and its label what is seen and marked.
  const outOfSight = active.getBoundingClientRect().width < 2
  const isChoice = active instanceof HTMLInputElement && active.type === 'radio' && outOfSight
  const label = isChoice ? active.labels?.[0] : undefined
  const focused = label ?? active
  const what = focused.outerHTML.slice(0, 160)
  const box = focused.getBoundingClientRect()
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  if (middle === null || !(focused.contains(middle) || middle.contains(focused))) return `hidden: ${what}`
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused)
  const ringed = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  return ringed || boxShadow.includes('inset') ? 'none' : `not marked: ${what}`
}
