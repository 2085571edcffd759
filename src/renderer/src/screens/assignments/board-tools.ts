import type { Card } from './columns.ts'

/** What a person does on the board, handed down to its columns. */
export type BoardTools = {
  /** The day whose assignments are shown. */
  readonly on: string
  readonly query: string | undefined
  readonly mayMove: boolean
  /** The client in a hand, or picked up by key; null for nobody. */
  readonly liftedId: number | null
  /** The client who is on the way to another column. */
  readonly movingId: number | null
  /** The client beside the board. */
  readonly openedId: number | undefined
  /** The column into which a key leads; a larger turn is a newer wish. */
  readonly wish: { readonly column: number; readonly turn: number }
  readonly onOpen: (card: Card) => void
  /** A press on a card, which may become a drag. */
  readonly onPress: (event: PointerEvent, card: Card, column: number) => void
  /** A key on a card, or in a column without any: true when it meant something. */
  readonly onKey: (key: string, card: Card | null, column: number) => boolean
}
