import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { templateOf } from '../../../../../shared/domain/permissions.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
import { type DataColumn, DataTable } from '../../../components/data-table.tsx'
import { wholeList } from '../../../components/row-window.ts'
import { Screen } from '../../../components/screen.tsx'
import { inUseFirst } from '../list-order.ts'
import classes from '../list-section.module.css'
import { NameCell } from '../name-cell.tsx'
import type { Person } from './permission-form.ts'
import own from './permissions.module.css'
import { PermissionsDialog } from './permissions-dialog.tsx'

/** What everybody may do: as their role says, or made more or less for one of them. */
export function PermissionsScreen() {
  const { t } = useTranslation()
  const people = useQuery('staff.permissions', {})
  const [opened, setOpened] = useState<Person | null>(null)
  const columns = useMemo(() => columnsOf(t), [t])
  const rows = useMemo(() => wholeList(inUseFirst(people.value?.rows ?? [])), [people.value])
  const label = t('settings.section.permissions')
  return (
    <Screen
      title={label}
      ready={!people.pending}
      toolbar={<p className={classes.lead}>{t('permissions.lead')}</p>}
      fill
    >
      <Answered answer={people}>
        {() => (
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowId={idOf}
            onOpen={setOpened}
            empty={t('permissions.none')}
          />
        )}
      </Answered>
      {opened !== null && (
        <PermissionsDialog
          person={opened}
          people={people.value?.rows ?? []}
          onClose={() => setOpened(null)}
        />
      )}
    </Screen>
  )
}

const idOf = ({ id }: Person): number => id

function columnsOf(t: TFunction): readonly DataColumn<Person>[] {
  const inWords = (person: Person) =>
    [
      ...person.granted.map((what) => t('permissions.more', { what: t(`permissions.may.${what}`) })),
      ...person.withdrawn.map((what) => t('permissions.less', { what: t(`permissions.may.${what}`) })),
    ].join(', ')
  return [
    {
      id: 'name',
      header: t('settings.column.name'),
      width: 'minmax(168px, 1fr)',
      cell: ({ name, active }) => <NameCell name={name} active={active} />,
    },
    { id: 'role', header: t('settings.column.role'), width: '112px', cell: ({ role }) => t(`role.${role}`) },
    {
      id: 'template',
      header: t('permissions.column.template'),
      width: '168px',
      cell: (person) => templateName(t, person),
    },
    {
      id: 'changes',
      header: t('permissions.column.changes'),
      width: 'minmax(200px, 2fr)',
      cell: (person) => {
        const words = inWords(person)
        if (words === '') return <span className={own.none}>{t('permissions.none')}</span>
        return <span title={words}>{words}</span>
      },
    },
  ]
}

function templateName(t: TFunction, person: Person): string {
  if (person.role === 'owner') return t('permissions.template.owner')
  return t(`permissions.template.${templateOf(person.role, person) ?? 'own'}`)
}
