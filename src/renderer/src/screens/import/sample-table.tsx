import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IMPORT_FIELDS, type ImportField } from '../../../../shared/domain/client-import-terms.ts'
import classes from './sample-table.module.css'
import { type Draft, fieldOf } from './view-model.ts'

const UNUSED = ''

type Props = {
  readonly draft: Draft
  /** The file is being read again; what stands here is about to change. */
  readonly busy: boolean
  readonly onChoose: (column: number, field: ImportField | null) => void
}

/** The first rows of the file, and over every column what it holds. Scrolls in both directions by itself. */
export function SampleTable({ draft, busy, onChoose }: Props) {
  const { t } = useTranslation()
  const { header, sample } = draft.opened
  const fields = header.map((_, column) => fieldOf(draft.mapping, column))
  return (
    <section
      className={classes.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('import.columns.table')}
      aria-busy={busy}
    >
      <table className={classes.root}>
        <thead>
          <tr>
            <th scope="col" className={classes.line}>
              {t('import.columns.line')}
            </th>
            {header.map((name, column) => (
              <ColumnHead
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                key={column}
                column={column}
                name={name}
                field={fields[column] ?? null}
                onChoose={onChoose}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" className={classes.line}>
                {line}
              </th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                <td key={column} data-used={fields[column] !== null || undefined} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type HeadProps = {
  readonly column: number
  readonly name: string
  readonly field: ImportField | null
  readonly onChoose: Props['onChoose']
}

function ColumnHead({ column, name, field, onChoose }: HeadProps) {
  const { t } = useTranslation()
  const number = column + 1
  const shown = name === '' ? t('import.columns.unnamed', { column: number }) : name
  return (
    <th scope="col" data-used={field !== null || undefined}>
      <span className={classes.name} title={shown} data-unnamed={name === '' || undefined}>
        {shown}
      </span>
      <NativeSelect
        aria-label={
          name === ''
            ? t('import.columns.holdsUnnamed', { column: number })
            : t('import.columns.holds', { column: number, name })
        }
        className={classes.select ?? ''}
        value={field ?? UNUSED}
        data={[
          { value: UNUSED, label: t('import.columns.unused') },
          ...IMPORT_FIELDS.map((value) => ({ value, label: t(`import.field.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChoose(column, IMPORT_FIELDS.find((known) => known === value) ?? null)
        }
      />
    </th>
  )
}
