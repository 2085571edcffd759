import type { Scene } from './sessions.js'

export function register(calendar: {
  readonly mount: (scene: Scene) => void
  readonly move: (index: number) => void
  readonly handle: string
}): void
