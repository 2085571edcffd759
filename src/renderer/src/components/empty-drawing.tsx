import type { ReactNode } from 'react'
import classes from './empty-drawing.module.css'

/** What is missing: people, sessions, rooms, matches of a search, credits, or nothing that needs doing. */
export type EmptySubject = 'clients' | 'sessions' | 'rooms' | 'search' | 'credits' | 'done' | 'broken'

// Every drawing is the tally mark in a situation: strokes as people, as a day, as a ledger line.
const DRAWINGS: Record<EmptySubject, ReactNode> = {
  clients: (
    <>
      <g className={classes.faint}>
        <path d="M36 34v26M52 34v26M68 34v26" />
        <circle cx="36" cy="24" r="4" />
        <circle cx="52" cy="24" r="4" />
        <circle cx="68" cy="24" r="4" />
      </g>
      <g className={classes.accent}>
        <path d="M84 34v26" />
        <circle cx="84" cy="24" r="4" />
      </g>
      <path d="M24 68h72" />
    </>
  ),
  sessions: (
    <>
      <rect x="28" y="16" width="64" height="52" rx="6" />
      <path d="M28 30h64M44 10v10M76 10v10" />
      <g className={classes.faint}>
        <path d="M44 40v18M54 40v18M64 40v18" />
      </g>
      <path className={classes.accent} d="M76 40v18" />
    </>
  ),
  rooms: (
    <>
      <path d="M32 68V20a4 4 0 0 1 4-4h48a4 4 0 0 1 4 4v48" />
      <g className={classes.faint}>
        <path d="M44 28v28M52 28v28M60 28v28" />
      </g>
      <path className={classes.accent} d="M68 68V32l12-4v40" />
      <path d="M24 68h72" />
    </>
  ),
  search: (
    <>
      <circle cx="56" cy="38" r="24" />
      <path d="M74 56l16 14" />
      <g className={classes.faint}>
        <path d="M46 30v16M53 30v16M60 30v16" />
      </g>
      <path className={classes.accent} d="M67 30v16" />
    </>
  ),
  credits: (
    <>
      <g className={classes.faint}>
        <path d="M40 22v36M52 22v36M64 22v36M76 22v36" />
      </g>
      <path className={classes.accent} d="M30 52l56-24" strokeDasharray="1 6" />
      <path d="M24 68h72" />
    </>
  ),
  done: (
    <>
      <path d="M40 20v36M52 20v36M64 20v36M76 20v36" />
      <path className={classes.accent} d="M30 50l56-24" />
      <path className={classes.faint} d="M24 68h72" />
    </>
  ),
  broken: (
    <>
      <path d="M40 22v36M52 22v14M52 44v14M64 22v36M76 22v36" />
      <path className={classes.accent} d="M30 52l18-8M66 36l20-8" />
      <path className={classes.faint} d="M24 68h72" />
    </>
  ),
}

type Props = { readonly subject: EmptySubject }

/** Decorative; the sentence below it says the same. */
export function EmptyDrawing({ subject }: Props) {
  return (
    <svg
      className={classes.root}
      width="120"
      height="80"
      viewBox="0 0 120 80"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[subject]}
    </svg>
  )
}
