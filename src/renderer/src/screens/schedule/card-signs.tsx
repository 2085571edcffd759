import { Ban, CircleAlert, CircleDot, Repeat, StickyNote, TriangleAlert, UserRoundX } from 'lucide-react'
import { signOfState } from './agenda/state-sign.ts'
import { stateOfCard, toneColour } from './card-look.ts'
import { isFullClass } from './card-words.ts'
import type { PlacedSession } from './lanes.ts'
import type { Colouring } from './look.ts'
import classes from './session-card.module.css'

type Props = { readonly placed: PlacedSession; readonly colouring: Colouring }

/** What is worth a sign on a card, the most urgent first; the words for them are the card's own. */
export function CardSigns({ placed, colouring }: Props) {
  const { session, attention } = placed
  const clashes = attention !== null && attention.clashes.length > 0
  const met = attention !== null && attention.met.length > 0
  return (
    <span className={classes.signs} aria-hidden="true">
      {clashes && <TriangleAlert size={12} className={classes.conflict} />}
      {met && !clashes && <TriangleAlert size={12} className={classes.warning} />}
      {attention?.unmarked === true && <CircleAlert size={12} className={classes.warning} />}
      {colouring === 'status' && <StateSign placed={placed} />}
      {session.trainerId === null && <UserRoundX size={12} />}
      {colouring !== 'status' && isFullClass(session) && <CircleDot size={12} />}
      {session.notes !== null && <StickyNote size={11} />}
      {session.seriesId !== null && <Repeat size={11} />}
    </span>
  )
}

/** Where colour stands for the status, the sign does too. What is not marked or cancelled has its own already. */
function StateSign({ placed }: Pick<Props, 'placed'>) {
  const state = stateOfCard(placed)
  const [Icon, tone] = signOfState(state)
  if (Icon === Ban || state.kind === 'unmarked') return null
  return <Icon size={12} color={toneColour(tone)} />
}
