import { create } from 'zustand'

type Announcement = { readonly text: string; readonly turn: number }
type Announcements = { readonly polite: Announcement; readonly assertive: Announcement }

const SILENCE: Announcement = { text: '', turn: 0 }
const useAnnouncements = create<Announcements>(() => ({ polite: SILENCE, assertive: SILENCE }))

/**
 * Says a sentence to screen readers. Polite by default; `assertive` interrupts and is for refusals only.
 * The same sentence twice in a row is said twice.
 */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  useAnnouncements.setState((state) => ({ [urgency]: { text, turn: state[urgency].turn + 1 } }))
}

/** The two regions that `announce` speaks through; mounted once, before anything is said. */
export function LiveRegion() {
  const { polite, assertive } = useAnnouncements()
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite">
        <span key={polite.turn}>{polite.text}</span>
      </div>
      <div role="alert" aria-live="assertive">
        <span key={assertive.turn}>{assertive.text}</span>
      </div>
    </div>
  )
}
