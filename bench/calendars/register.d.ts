import type { Scene } from './sessions.js'

export function register(calendar: {
  readonly mount: (scene: Scene) => void
  readonly move: (index: number) => void
  readonly handle: string
}): void
export function timed(work: () => void): Promise<number>
export function settle(): Promise<void>
