import type { TFunction } from 'i18next'
import { CircleHelp, PackageSearch, TriangleAlert, UserRoundSearch, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '../../components/data-table.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { Money } from '../../components/money.tsx'
import { Badge } from '../../components/status-badge.tsx'
import classes from './unmatched.module.css'
import { buyerOf, type Line, paidFor, reasonOf, troublesOf } from './view-model.ts'

type Options = {
  readonly zone: string
  /** px; who, what and how much always have room. */
  readonly room: number
}

/** From which width on there is room for more, in px. */
export const ROOM = { missing: 640, when: 860 } as const

/** What the list shows of each: who paid, for what, how much, when, and what is missing. */
export function lineColumns(t: TFunction, { zone, room }: Options): readonly DataColumn<Line>[] {
  const buyer: DataColumn<Line> = {
    id: 'buyer',
    header: t('unmatched.column.buyer'),
    width: 'minmax(144px, 1fr)',
    cell: (line) => <Buyer line={line} />,
  }
  const what: DataColumn<Line> = {
    id: 'what',
    header: t('unmatched.column.what'),
    width: 'minmax(144px, 1.2fr)',
    cell: (line) => <What line={line} />,
  }
  const amount: DataColumn<Line> = {
    id: 'amount',
    header: t('unmatched.column.amount'),
    width: '120px',
    align: 'end',
    cell: (line) => <Money value={paidFor(line)} />,
  }
  const when: DataColumn<Line> = {
    id: 'when',
    header: t('unmatched.column.when'),
    width: '152px',
    cell: ({ boughtAt }) => (
      <span className={classes.faint} data-figure>
        <MomentText at={boughtAt} zone={zone} />
      </span>
    ),
  }
  const missing: DataColumn<Line> = {
    id: 'missing',
    header: t('unmatched.column.missing'),
    width: '184px',
    cell: (line) => <Missing line={line} />,
  }
  if (room < ROOM.missing) return [buyer, what, amount]
  return room < ROOM.when ? [buyer, what, amount, missing] : [buyer, what, amount, when, missing]
}

type CellProps = { readonly line: Line }

/** The name with the e-mail address below it, where Stripe knows both. */
export function Buyer({ line }: { readonly line: Pick<Line, 'buyer'> }) {
  const { t } = useTranslation()
  const { name, email } = line.buyer
  const buyer = buyerOf(line)
  return (
    <span className={classes.two}>
      <span className={buyer === null ? classes.faint : classes.first} title={buyer ?? undefined} dir="auto">
        {buyer ?? t('unmatched.nobody')}
      </span>
      {name !== null && email !== null && (
        <span className={classes.second} title={email}>
          {email}
        </span>
      )}
    </span>
  )
}

/** What was bought, and of it what is known already. */
function What({ line }: CellProps) {
  const { t } = useTranslation()
  const text = whatOf(t, line)
  const known = line.package?.name ?? line.client?.name
  return (
    <span className={classes.two}>
      <span title={text} dir="auto" className={classes.line}>
        {text}
      </span>
      {known !== undefined && (
        <span className={classes.second} dir="auto">
          {known}
        </span>
      )}
    </span>
  )
}

/** What was bought, with how many of it. */
export function whatOf(
  t: TFunction,
  { quantity, description }: Pick<Line, 'quantity' | 'description'>,
): string {
  return quantity === 1 ? description : t('unmatched.times', { count: quantity, what: description })
}

const SIGNS = {
  client: UserRoundSearch,
  package: PackageSearch,
  both: CircleHelp,
  contradiction: UsersRound,
} as const

/** What is missing, as an icon and a word. */
function Missing({ line }: CellProps) {
  const { t } = useTranslation()
  const reason = reasonOf(line)
  const [trouble] = troublesOf(line)
  return (
    <span className={classes.signs}>
      <Badge icon={SIGNS[reason]} tone="warning">
        {t(`unmatched.missing.${reason}`)}
      </Badge>
      {trouble !== undefined && (
        <Badge icon={TriangleAlert} tone="danger">
          {t(`unmatched.sign.${trouble}`)}
        </Badge>
      )}
    </span>
  )
}
