import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a window stood when it was last closed. */
export type WindowPlace = Rectangle & { readonly maximized: boolean }

export const LEAST = { width: 1024, height: 700 } as const
export const USUAL = { width: 1280, height: 800 } as const

/** How much of a window must be on a screen for a person to be able to take hold of it. */
const GRIP = 120

/** Reads the remembered place; null when there is none or the file is not ours to understand. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return parsePlace(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Replaces the file in one step, so that a power cut leaves the old place or the new one. */
export function writePlace(file: string, place: WindowPlace): void {
  writeFileSync(`${file}.new`, JSON.stringify(place))
  renameSync(`${file}.new`, file)
}

function parsePlace(found: unknown): WindowPlace | null {
  if (typeof found !== 'object' || found === null) return null
  const { x, y, width, height, maximized } = found as Record<string, unknown>
  if (![x, y, width, height].every((value) => Number.isSafeInteger(value))) return null
  return {
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
    maximized: maximized === true,
  }
}

/**
 * The place for a window on the screens there are now: the remembered one while enough of it can still be seen,
 * never smaller than the least size; null lets the system choose.
 */
export function fitPlace(place: WindowPlace | null, screens: readonly Rectangle[]): Rectangle | null {
  if (place === null || !screens.some((screen) => showsGrip(place, screen))) return null
  return {
    x: place.x,
    y: place.y,
    width: Math.max(place.width, LEAST.width),
    height: Math.max(place.height, LEAST.height),
  }
}

/** The title bar is at the top, so the top edge itself has to be on the screen. */
function showsGrip(place: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
  return across >= GRIP && place.y >= screen.y && place.y <= screen.y + screen.height - GRIP
}
