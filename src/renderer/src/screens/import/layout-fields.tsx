import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  DATE_ORDERS,
  IMPORT_DELIMITERS,
  IMPORT_ENCODINGS,
} from '../../../../shared/domain/client-import-terms.ts'
import { changeDraft, choicesOf, readAgain } from './import-store.ts'
import classes from './layout-fields.module.css'
import { type Draft, expiryDates, headerLineChoices } from './view-model.ts'

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** Stands for "there is no line with names" in a list of texts. */
const NO_HEADER = 'none'

type Props = { readonly draft: Draft }

/** How the file is read: guessed, and corrected here. Every change reads the file again. */
export function LayoutFields({ draft }: Props) {
  const { t } = useTranslation()
  const { opened } = draft
  const now = choicesOf(draft)
  return (
    <div className={classes.root}>
      <NativeSelect
        label={t('import.columns.encoding')}
        title={opened.encodingIsCertain ? t('import.columns.encodingCertain') : undefined}
        value={opened.encoding}
        disabled={opened.encodingIsCertain}
        data={IMPORT_ENCODINGS.map((value) => ({ value, label: t(`import.encoding.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          const encoding = IMPORT_ENCODINGS.find((known) => known === value)
          void readAgain({ ...now, encoding })
        }}
      />
      <NativeSelect
        label={t('import.columns.delimiter')}
        value={opened.delimiter}
        data={IMPORT_DELIMITERS.map((value) => ({
          value,
          label: t(`import.delimiter.${DELIMITER_NAMES[value]}`),
        }))}
        onChange={({ currentTarget: { value } }) => {
          const delimiter = IMPORT_DELIMITERS.find((known) => known === value)
          // Other columns may have other names: where those are has to be found anew.
          void readAgain({ encoding: opened.encoding, delimiter })
        }}
      />
      <NativeSelect
        label={t('import.columns.header')}
        value={opened.headerLine === null ? NO_HEADER : String(opened.headerLine)}
        data={[
          ...headerLineChoices(opened.headerLine).map((line) => ({
            value: String(line),
            label: t('import.columns.headerLine', { line }),
          })),
          { value: NO_HEADER, label: t('import.columns.headerNone') },
        ]}
        onChange={({ currentTarget: { value } }) =>
          void readAgain({ ...now, headerLine: value === NO_HEADER ? null : Number(value) })
        }
      />
      {expiryDates(draft) !== null && (
        <NativeSelect
          label={t('import.columns.dates')}
          value={draft.dateOrder}
          data={DATE_ORDERS.map((value) => ({ value, label: t(`import.dateOrder.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            const dateOrder = DATE_ORDERS.find((known) => known === value)
            if (dateOrder !== undefined) changeDraft((before) => ({ ...before, dateOrder }))
          }}
        />
      )}
    </div>
  )
}
