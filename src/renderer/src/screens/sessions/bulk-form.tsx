import { CircleCheck, TriangleAlert } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Value } from '../../../../shared/contract/index.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, FormDialog } from '../../components/dialog.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { Consequence } from '../../panels/consequence.tsx'
import { useStudio } from '../../state/studio.ts'
import { leftOf, type RowResult } from './bulk.ts'
import classes from './sessions.module.css'
import { type Marked, rowIdOf } from './view-model.ts'

export type BulkMethod = 'bulk.setOutcome' | 'bulk.setPayment' | 'bulk.cancel' | 'schedule.reassign'

/** What the dialogs for many rows are all told. */
export type BulkProps = {
  readonly marked: Marked
  readonly onClose: () => void
  /** It happened; those it was refused for are left. */
  readonly onDone: (left: Marked) => void
}

type Props<M extends BulkMethod> = BulkProps & {
  readonly method: M
  /** Null while something is missing that `children` ask for. */
  readonly input: Input<M> | null
  readonly title: string
  readonly submitLabel: string
  readonly danger?: boolean
  /** What becomes of credits and money besides, in a sentence. */
  readonly say: (value: Value<M>) => string
  readonly results: (value: Value<M>) => readonly RowResult[]
  readonly children?: ReactNode
}

/** Does one thing with many rows: says before what it comes to and which are refused, and after what became of each. */
export function BulkForm<M extends BulkMethod>(props: Props<M>) {
  const { method, input, title, submitLabel, danger = false, say, results, children, onClose, onDone } = props
  const { t } = useTranslation()
  const preview = usePreview(method, input)
  const command = useCommand(method)
  const [became, setBecame] = useState<readonly RowResult[] | null>(null)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reply = input === null ? null : await command.run(input)
    if (reply === null || !reply.ok) return
    const each = results(reply.value)
    const left = leftOf(each)
    const done = each.length - left.size
    const message = t('sessions.bulk.done', { count: done, of: each.length })
    if (done === 0) toast({ message: t('sessions.bulk.allRefused'), tone: 'refused' })
    else toast({ message, tone: left.size === 0 ? 'done' : 'info', undo: offerUndo() })
    if (left.size === 0) onDone(left)
    else setBecame(each)
  }
  if (became !== null) {
    return <ResultDialog title={title} results={became} onClose={() => onDone(leftOf(became))} />
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
            {refused.length > 0 && <ResultList label={t('sessions.bulk.refused')} results={refused} />}
          </div>
        )}
      </Consequence>
    </FormDialog>
  )
}

type ResultProps = {
  readonly title: string
  readonly results: readonly RowResult[]
  readonly onClose: () => void
}

function ResultDialog({ title, results, onClose }: ResultProps) {
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
      <ResultList label={t('sessions.bulk.results')} results={first} />
    </Dialog>
  )
}

type ListProps = { readonly label: string; readonly results: readonly RowResult[] }

function ResultList({ label, results }: ListProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard
    <ul className={classes.results} aria-label={label} tabIndex={0}>
      {results.map(({ row, refusal }) => (
        <li key={rowIdOf(row)} data-refused={refusal !== null || undefined}>
          {refusal === null ? (
            <CircleCheck size={14} aria-hidden="true" />
          ) : (
            <TriangleAlert size={14} aria-hidden="true" />
          )}
          <span>
            <strong>
              <bdi>{row.clientName ?? row.title}</bdi>
            </strong>
            , {formatMoment(instantOf(row.startsAt), zone)}: {refusal ?? t('sessions.bulk.ok')}
          </span>
        </li>
      ))}
    </ul>
  )
}
