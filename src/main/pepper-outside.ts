import type { ReadPepper } from './core/features/auth/vault.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

type Peppered = Extract<ToWorker, { kind: 'peppered' }>

/**
 * The pepper of the core's thread, which cannot read it: asked of the shell when it is first
 * needed, and once; again where there was none, because a keychain may be unlocked later.
 */
export function pepperOutside(send: (message: FromWorker) => void): {
  readonly pepper: ReadPepper
  peppered(message: Peppered): void
} {
  let answered: (pepper: Uint8Array | null) => void = () => undefined
  let asking: Promise<Uint8Array | null> | null = null
  return {
    pepper: () => {
      asking ??= new Promise((resolve) => {
        answered = (pepper) => {
          if (pepper === null) asking = null
          resolve(pepper)
        }
        send({ kind: 'pepper' })
      })
      return asking
    },
    peppered: ({ pepper }) => answered(pepper),
  }
}
