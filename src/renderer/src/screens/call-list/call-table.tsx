import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Table } from '../../components/table.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './call-list.module.css'
import { type Call, placeInWords } from './calls.ts'
import { useTold } from './told-store.ts'

type Props = {
  /** The command that the calls are about. */
  readonly list: string
  readonly calls: readonly Call[]
  readonly told: readonly number[]
}

const COLUMNS = ['told', 'client', 'phone', 'email', 'was', 'now'] as const

/** A line for every client to call: how to reach them, what was and what is now, and a box to tick. */
export function CallTable({ list, calls, told }: Props) {
  const { t } = useTranslation()
  const tick = useTold((state) => state.tick)
  return (
    <Table label={t('calls.label')}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`calls.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => {
          const knows = told.includes(call.clientId)
          return (
            <tr key={call.clientId} className={classes.call} data-told={knows || undefined}>
              <td>
                <Checkbox
                  aria-label={t('calls.tick', { client: call.clientName })}
                  checked={knows}
                  onChange={({ currentTarget }) => tick(list, call.clientId, currentTarget.checked)}
                />
              </td>
              <th scope="row" dir="auto">
                {call.clientName}
              </th>
              <td className={classes.number}>{call.phone ?? <Missing />}</td>
              <td className={classes.address}>{call.email ?? <Missing />}</td>
              <Changes call={call} />
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function Missing() {
  const { t } = useTranslation()
  return <span className={classes.missing}>{t('calls.none')}</span>
}

/** What was and what is now, one below the other for every session that it is about. */
function Changes({ call }: { readonly call: Call }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    <>
      <td>
        {call.changes.map(({ sessionId, title, was, waits }) => (
          <p key={sessionId} className={classes.change}>
            <strong>{title}</strong>
            {waits && <em>{t('calls.waits')}</em>}
            <span>{placeInWords(t, was, zone)}</span>
          </p>
        ))}
      </td>
      <td>
        {call.changes.map(({ sessionId, now, stands, title }) => (
          <p key={sessionId} className={classes.change} data-over={!stands || undefined}>
            <strong>{now === null ? t('calls.cancelled') : title}</strong>
            <span>{now === null ? '' : placeInWords(t, now, zone)}</span>
            {!stands && <em>{t('calls.takenBack')}</em>}
          </p>
        ))}
      </td>
    </>
  )
}
