import { Radio, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PAPERS, type Paper } from '../../../../shared/contract/print.ts'
import { addDays, type LocalDate, startOfWeek } from '../../../../shared/domain/time.ts'
import { useCommand } from '../../api/use-command.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { savePdf, tellSaved } from '../../components/save-file.ts'
import { formatDay, formatDayRange } from '../../i18n/format-date.ts'
import { firstWeekday } from '../../i18n/locale.ts'
import { i18n } from '../../i18n/setup.ts'
import classes from './print-dialog.module.css'
import { closePrinting, usePrinting } from './print-store.ts'
import type { AskedColumns } from './sheets.ts'

type Props = {
  /** The day that is looked at. */
  readonly date: LocalDate
  /** Whether its whole week is. */
  readonly week: boolean
  /** Those on the schedule, with the trainers that its filter leaves; all without. */
  readonly columns: AskedColumns
}

const CHOICES = ['day', 'days', 'week'] as const
type Choice = (typeof CHOICES)[number]
const PAPER_NAMES = Object.keys(PAPERS) as Paper[]

/** Asks what to print of the days that are looked at and on which paper, and saves it as a PDF. */
export function PrintDialog(props: Props) {
  const opened = usePrinting((state) => state.opened)
  return opened && <OpenDialog {...props} />
}

function OpenDialog({ date, week, columns }: Props) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<Choice>(week ? 'week' : 'day')
  const [paper, setPaper] = useState<Paper>('a4')
  const print = useCommand('print.schedule')
  const monday = startOfWeek(date, firstWeekday())
  const days = formatDayRange(monday, addDays(monday, 6))
  const submit = async () => {
    const span = choice === 'day' ? { from: date, until: date } : { from: monday, until: addDays(monday, 6) }
    const sheet = choice === 'week' ? 'week' : 'day'
    const { group, trainerIds } = columns
    const only = trainerIds === undefined ? {} : { trainerIds: [...trainerIds] }
    const [hidden, order] = [[...columns.hidden], [...columns.order]]
    const reply = await print.run({ ...span, sheet, paper, group, hidden, order, ...only })
    if (!reply.ok) return
    closePrinting()
    tellSaved(await savePdf(reply.value.fileName, reply.value.pdf), (file) => t('print.done', { file }))
  }
  return (
    <FormDialog
      opened
      onClose={closePrinting}
      title={t('print.title')}
      submitLabel={t('print.button')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      busy={print.busy}
      refusal={print.refusal}
    >
      <Radio.Group
        label={t('print.what')}
        value={choice}
        onChange={(value) => setChoice(CHOICES.find((one) => one === value) ?? 'day')}
      >
        <Stack gap={8} mt={4}>
          {CHOICES.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`print.sheet.${value}`, { day: formatDay(date, 'long'), days })}
              data-autofocus={value === choice || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      <div className={classes.paper}>
        <span id="print-paper">{t('print.paper')}</span>
        <SegmentedControl
          aria-labelledby="print-paper"
          value={paper}
          onChange={setPaper}
          data={PAPER_NAMES.map((value) => ({ value, label: t(`print.papers.${value}`) }))}
        />
      </div>
      <p className={classes.hint}>
        {columnsInWords(columns)} {t('print.hint')}
      </p>
    </FormDialog>
  )
}

/** Whose columns will be on the paper, and whose not. */
function columnsInWords({ group, hidden, trainerIds }: AskedColumns): string {
  const whose =
    trainerIds === undefined
      ? i18n.t(`print.all.${group}`)
      : i18n.t('print.onlyTrainers', { count: trainerIds.length })
  return hidden.length === 0 ? whose : `${whose} ${i18n.t('print.hidden', { count: hidden.length })}`
}
