import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Table } from '../../components/table.tsx'
import { toast } from '../../components/toast.tsx'
import { sentences } from '../../i18n/sentences.ts'
import classes from './integrity.module.css'
import { factChanges, figureChanges, type Named } from './view-model.ts'

type Props = { readonly finding: Named; readonly onClose: () => void; readonly onMended: () => void }

type Preview = Value<'integrity.repair'>

/** Shows what a repair would post, with every figure before and after, and posts it. */
export function RepairDialog({ finding, onClose, onMended }: Props) {
  const { t } = useTranslation()
  const { id, entity, entityId, title } = finding
  const preview = usePreview('integrity.repair', { id, entity, entityId })
  const command = useCommand('integrity.repair')
  const mend = async () => {
    const reply = await command.run({ id, entity, entityId })
    if (!reply.ok) return
    toast({ message: t('integrity.repair.done', { title }) })
    onClose()
    onMended()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('integrity.repair.title')}
      width={640}
      confirmLabel={t('integrity.repair.submit')}
      confirmTone="primary"
      keepLabel={t('integrity.repair.keep')}
      onConfirm={() => void mend()}
      disabled={preview.value === undefined || preview.refusal !== null}
      busy={command.busy}
      refusal={command.refusal ?? preview.refusal}
    >
      <div className={classes.repair}>
        <section aria-label={t('integrity.repair.wrong')}>
          <h3>{title}</h3>
          <p>
            {t('integrity.expected')}: {sentences().checkWords(finding.expected)}
            <br />
            {t('integrity.found')}: {sentences().checkWords(finding.found)}
          </p>
        </section>
        {preview.value === undefined
          ? preview.refusal === null && <Skeleton lines={4} />
          : preview.refusal === null && <Consequences preview={preview.value} />}
      </div>
    </ConfirmDialog>
  )
}

function Consequences({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation()
  const { finding, before, after, applied } = preview
  return (
    <>
      <section aria-label={t('integrity.repair.posted')}>
        <h3>{t('integrity.repair.posted')}</h3>
        <p>{finding.repair !== undefined && sentences().repairSentence(finding.repair)}</p>
        <ul className={classes.applied}>
          {applied.map((sentence, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines can say the same, and they never move
            <li key={place}>{sentences().checkWords(sentence)}</li>
          ))}
        </ul>
        <p className={classes.faint}>{t('integrity.repair.reason')}</p>
      </section>
      {before.clients.length > 0 && <Figures before={before} after={after} />}
      {before.facts.length > 0 && <Facts before={before} after={after} />}
      <p className={classes.faint}>{t('integrity.repair.final')}</p>
    </>
  )
}

type StatesProps = Pick<Preview, 'before' | 'after'>

function Figures({ before, after }: StatesProps) {
  const { t } = useTranslation()
  const rows = figureChanges(before, after)
  const columns = ['available', 'scheduled', 'used', 'remaining', 'total'] as const
  return (
    <section aria-label={t('integrity.repair.figures')}>
      <h3>{t('integrity.repair.figures')}</h3>
      <Table label={t('integrity.repair.figures')}>
        <thead>
          <tr>
            <th scope="col">{t('integrity.repair.client')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-align="end">
                {t(`integrity.repair.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ clientId, name, figures }) => (
            <tr key={clientId}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {figures.map(({ figure, before: was, after: is }) => (
                <td key={figure} data-align="end" data-changed={was !== is || undefined}>
                  {t(was === is ? 'integrity.repair.same' : 'integrity.repair.change', {
                    before: was,
                    after: is,
                  })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Facts({ before, after }: StatesProps) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('integrity.repair.facts')}>
      <h3>{t('integrity.repair.facts')}</h3>
      <ul className={classes.stored}>
        {factChanges(before, after).map(({ now, next }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines can say the same, and they never move
          <li key={place}>
            <span data-gone={next !== null || undefined}>{sentences().checkWords(now)}</span>
            {next !== null && (
              <span className={classes.next}>
                <ArrowRight size={14} aria-label={t('integrity.repair.after')} />
                {sentences().checkWords(next)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
