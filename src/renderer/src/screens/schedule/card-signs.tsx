import {
  Ban,
  Banknote,
  CircleAlert,
  CircleDot,
  Repeat,
  StickyNote,
  TriangleAlert,
  UserRoundX,
} from 'lucide-react'
import { signOfState } from './agenda/state-sign.ts'
import { stateOfCard, toneColour } from './card-look.ts'
import { isFullClass, owingOf } from './card-words.ts'
import type { PlacedSession } from './lanes.ts'
import type { Colouring } from './look.ts'
import classes from './session-card.module.css'

type Props = { readonly placed: PlacedSession; readonly colouring: Colouring }

/** What is worth a sign on a card, the most urgent first; the words for them are the card's own. */
export function CardSigns({ placed, colouring }: Props) {
  const { session, attention } = placed
  const clashes = attention !== null && attention.clashes.length > 0
  const met = attention !== null && attention.met.length > 0
  const signs = [
    clashes && <TriangleAlert key="clash" size={12} className={classes.conflict} />,
    met && !clashes && <TriangleAlert key="met" size={12} className={classes.warning} />,
    attention?.unmarked === true && <CircleAlert key="unmarked" size={12} className={classes.warning} />,
    owingOf(session) > 0 && <Banknote key="owed" size={12} className={classes.warning} />,
    colouring === 'status' && <StateSign key="state" placed={placed} />,
    session.trainerId === null && <UserRoundX key="nobody" size={12} />,
    colouring !== 'status' && isFullClass(session) && <CircleDot key="full" size={12} />,
    session.notes !== null && <StickyNote key="notes" size={11} />,
    session.seriesId !== null && <Repeat key="series" size={11} />,
  ].filter((sign) => sign !== false)
  // Most cards have none, and there are hundreds of cards.
  if (signs.length === 0) return null
  return (
    <span className={classes.signs} aria-hidden="true">
      {signs}
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
