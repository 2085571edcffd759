import { CircleCheck, TriangleAlert } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandName, Input, Value } from '../../../shared/contract/index.ts'
import { useCommand } from '../api/use-command.ts'
import { usePreview } from '../api/use-query.ts'
import { Button } from '../components/button.tsx'
import { Dialog, FormDialog } from '../components/dialog.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import classes from './bulk-form.module.css'
import { Consequence } from './consequence.tsx'

/** What became, or would become, of one of the chosen rows. */
type RowResult<Row> = { readonly row: Row; readonly refusal: string | null }

/** A row as a list of results tells it. */
type Told = { readonly id: number | string; readonly name: string; readonly when?: string }

type Props<M extends CommandName, Row> = {
  readonly method: M
  readonly onClose: () => void
  /** It happened; with what became of each. */
  readonly onDone: (results: readonly RowResult<Row>[]) => void
  /** Null while something is missing that `children` ask for. */
  readonly input: Input<M> | null
  readonly title: string
  readonly submitLabel: string
  readonly danger?: boolean
  /** What becomes of credits and money besides, in a sentence. */
  readonly say: (value: Value<M>) => string
  readonly results: (value: Value<M>) => readonly RowResult<Row>[]
  readonly tell: (row: Row) => Told
  readonly children?: ReactNode
}

/** Does one thing with many rows: says before what it comes to and which are refused, and after what became of each. */
export function BulkForm<M extends CommandName, Row>(props: Props<M, Row>) {
  const { method, input, title, submitLabel, danger = false, say, results, tell, children } = props
  const { onClose, onDone } = props
  const { t } = useTranslation()
  const preview = usePreview(method, input)
  const command = useCommand(method)
  const [became, setBecame] = useState<readonly RowResult<Row>[] | null>(null)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reply = input === null ? null : await command.run(input)
    if (reply === null || !reply.ok) return
    const each = results(reply.value)
    const done = each.filter(({ refusal }) => refusal === null).length
    const whole = done === each.length
    const message = t('sessions.bulk.done', { count: done, of: each.length })
    if (done === 0) toast({ message: t('sessions.bulk.allRefused'), tone: 'refused' })
    else toast({ message, tone: whole ? 'done' : 'info', undo: offerUndo() })
    if (whole) onDone(each)
    else setBecame(each)
  }
  if (became !== null) {
    return <ResultDialog title={title} results={became} tell={tell} onClose={() => onDone(became)} />
  }
  const told = input === null || preview.value === undefined ? null : preview.value
  const expected = told === null ? [] : results(told)
  const refused = expected.filter(({ refusal }) => refusal !== null)
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={title}
      submitLabel={submitLabel}
      {...(danger ? { submitTone: 'danger' as const } : {})}
      onSubmit={(event) => void submit(event)}
      busy={command.busy}
      refusal={command.refusal}
    >
      {children}
      <Consequence refusal={input === null ? null : preview.refusal}>
        {input === null ? (
          <p>{t('sessions.bulk.choose')}</p>
        ) : told === null ? (
          <p>{t('inspector.looking')}</p>
        ) : (
          <div
            className={classes.outlook}
            aria-busy={preview.outdated}
            data-outdated={preview.outdated || undefined}
          >
            <p>
              {t('sessions.bulk.outlook', { count: expected.length - refused.length, of: expected.length })}{' '}
              {say(told)}
            </p>
            {refused.length > 0 && (
              <ResultList label={t('sessions.bulk.refused')} results={refused} tell={tell} />
            )}
          </div>
        )}
      </Consequence>
    </FormDialog>
  )
}

type ResultProps<Row> = {
  readonly title: string
  readonly results: readonly RowResult<Row>[]
  readonly tell: (row: Row) => Told
  readonly onClose: () => void
}

function ResultDialog<Row>({ title, results, tell, onClose }: ResultProps<Row>) {
  const { t } = useTranslation()
  const first = [...results].sort((a, b) => Number(a.refusal === null) - Number(b.refusal === null))
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      footer={
        <Button tone="primary" initialFocus onClick={onClose}>
          {t('sessions.bulk.close')}
        </Button>
      }
    >
      <p className={classes.lead}>{t('sessions.bulk.became')}</p>
      <ResultList label={t('sessions.bulk.results')} results={first} tell={tell} />
    </Dialog>
  )
}

type ListProps<Row> = Pick<ResultProps<Row>, 'results' | 'tell'> & { readonly label: string }

function ResultList<Row>({ label, results, tell }: ListProps<Row>) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard
    <ul className={classes.results} aria-label={label} tabIndex={0}>
      {results
        .map(({ row, refusal }) => ({ ...tell(row), refusal }))
        .map(({ id, name, when, refusal }) => (
          <li key={id} data-refused={refusal !== null || undefined}>
            {refusal === null ? (
              <CircleCheck size={14} aria-hidden="true" />
            ) : (
              <TriangleAlert size={14} aria-hidden="true" />
            )}
            <span>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              {when === undefined ? '' : `, ${when}`}: {refusal ?? t('sessions.bulk.ok')}
            </span>
          </li>
        ))}
    </ul>
  )
}
