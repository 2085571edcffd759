import { useSelection } from './many/selection.ts'
import { usePendingMoves } from './pending-moves.ts'
import { useRememberedScope } from './series-scope.ts'

/** Forgets what was chosen, cut or copied, dropped and answered once and for all: of another studio it means nothing. */
export function forgetHand(): void {
  useSelection.setState({ ids: new Set(), anchor: null, clip: null })
  usePendingMoves.setState({ bySession: new Map() })
  useRememberedScope.setState({ scope: null })
}
