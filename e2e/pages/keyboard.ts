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
    await expect
      .poll(() => this.page.evaluate(describeFocus), { message: 'the focus' })
      .toMatchObject({
        onScreen: true,
        marked: true,
      })
  }
}

async function isFocused(goal: Locator): Promise<boolean> {
  return (await goal.count()) === 1 && goal.evaluate((element) => element === document.activeElement)
}

/** Runs in the page. */
function describeFocus(): { element: string; onScreen: boolean; marked: boolean } {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) {
    return { element: 'nothing', onScreen: false, marked: false }
  }
  const box = focused.getBoundingClientRect()
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  const style = getComputedStyle(focused)
  const ringed = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
  const edged = /inset/.test(style.boxShadow)
  return {
    element: focused.outerHTML.slice(0, 120),
    onScreen: middle !== null && (focused.contains(middle) || middle.contains(focused)),
    marked: ringed || edged,
  }
}
