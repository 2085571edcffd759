import type { ReactNode } from 'react'
import { RefusedState } from '../../components/refused-state.tsx'
import { ClientList } from './client-list.tsx'
import classes from './clients.module.css'
import { ManyActs } from './many-acts.tsx'
import type { ManyAct } from './marking.ts'
import { SelectionBar } from './selection-bar.tsx'
import type { useClientList } from './use-client-list.ts'
import type { ClientMarking } from './use-client-marking.ts'
import type { ClientLayout } from './view-model.ts'

type Props = {
  readonly list: ReturnType<typeof useClientList>
  readonly choice: ClientMarking
  /** What can be done for many; where there is nothing, nobody can be chosen. */
  readonly acts: readonly ManyAct[]
  readonly hint: string
  /** What the rows are: "Clients". */
  readonly label: string
  readonly layout: ClientLayout
  readonly empty: ReactNode
}

/** The list of clients, of whom many can be chosen and something done for all of them. */
export function ChoosableClients({ list, choice, acts, hint, label, layout, empty }: Props) {
  const { clients, input, table } = list
  const { marked, setMarked, marking } = choice
  if (clients.refusal !== null) return <RefusedState refusal={clients.refusal} onRetry={clients.retry} />
  const choosable = acts.length > 0
  return (
    <div className={classes.root}>
      {choosable && clients.rows.total !== 0 && (
        <SelectionBar marked={marked} onMark={setMarked} input={input} total={clients.rows.total} hint={hint}>
          <ManyActs acts={acts} marked={marked} onMark={setMarked} />
        </SelectionBar>
      )}
      <ClientList
        {...table}
        label={label}
        layout={layout}
        {...(choosable ? { marking } : {})}
        empty={empty}
      />
    </div>
  )
}
