import type { StudioBridge } from '../shared/contract/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly studio: StudioBridge
  }
}
