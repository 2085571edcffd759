import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '../../components/data-table.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { Money } from '../../components/money.tsx'
import { RowButton } from '../../components/row-button.tsx'
import { Buyer, ROOM, whatOf } from './columns.tsx'
import classes from './unmatched.module.css'
import { type LeftOut, paidFor } from './view-model.ts'

type Options = {
  readonly zone: string
  /** px; who, what and the way back always have room. */
  readonly room: number
  readonly onBringBack: (line: LeftOut) => void
}

/** What the list shows of each that was left out: who paid, for what, how much, and who left it out, when and why. */
export function leftOutColumns(
  t: TFunction,
  { zone, room, onBringBack }: Options,
): readonly DataColumn<LeftOut>[] {
  const buyer: DataColumn<LeftOut> = {
    id: 'buyer',
    header: t('unmatched.column.buyer'),
    width: 'minmax(144px, 1fr)',
    cell: (line) => <Buyer line={line} />,
  }
  const what: DataColumn<LeftOut> = {
    id: 'what',
    header: t('unmatched.column.what'),
    width: 'minmax(144px, 1fr)',
    cell: (line) => (
      <span className={classes.two}>
        <span title={whatOf(t, line)} dir="auto" className={classes.line}>
          {whatOf(t, line)}
        </span>
        <span className={classes.second} data-figure>
          <MomentText at={line.boughtAt} zone={zone} />
        </span>
      </span>
    ),
  }
  const amount: DataColumn<LeftOut> = {
    id: 'amount',
    header: t('unmatched.column.amount'),
    width: '112px',
    align: 'end',
    cell: (line) => <Money value={paidFor(line)} />,
  }
  const by: DataColumn<LeftOut> = {
    id: 'by',
    header: t('unmatched.column.leftOut'),
    width: 'minmax(200px, 1.4fr)',
    cell: (line) => <Said line={line} zone={zone} />,
  }
  const act: DataColumn<LeftOut> = {
    id: 'act',
    header: t('unmatched.column.act'),
    width: '136px',
    align: 'end',
    cell: (line) => (
      <RowButton
        label={t('unmatched.leftOut.bringBackNamed', { what: whatOf(t, line) })}
        onPress={() => onBringBack(line)}
      >
        {t('unmatched.leftOut.bringBack')}
      </RowButton>
    ),
  }
  if (room < ROOM.missing) return [buyer, what, act]
  return room < ROOM.when ? [buyer, what, by, act] : [buyer, what, amount, by, act]
}

/** Why, and below it who said so and when. */
function Said({
  line: { by, at, reason, itself, always },
  zone,
}: {
  readonly line: LeftOut
  readonly zone: string
}) {
  const { t } = useTranslation()
  const why = reason ?? t('unmatched.leftOut.noReason')
  return (
    <span className={classes.two}>
      <span className={reason === null ? classes.faint : classes.line} title={why} dir="auto">
        {itself
          ? t('unmatched.leftOut.itself', { why })
          : always
            ? t('unmatched.leftOut.always', { why })
            : why}
      </span>
      <span className={classes.second} data-figure>
        {by ?? t('unmatched.leftOut.nobody')}
        {at !== null && (
          <>
            {' · '}
            <MomentText at={at} zone={zone} />
          </>
        )}
      </span>
    </span>
  )
}
