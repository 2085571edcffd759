import { useEffect, useState } from 'react'
import { fullName } from '../../../shared/domain/clients.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { saleTotal } from '../../../shared/domain/sales.ts'
import { useCommand } from '../api/use-command.ts'
import { usePreview, useQuery } from '../api/use-query.ts'
import { locale } from '../i18n/locale.ts'
import type { PickedClient } from './client-picker.tsx'
import type { SoldPackage } from './sale.ts'
import { coveredItem, type DrawerItem, fieldsOf, saleInput, typedDiscount, useSaleForm } from './sale-form.ts'

export type SaleClient = { readonly id: number; readonly name: string }

export const priceText = (money: SoldPackage['price']): string => formatMoney(money, locale())

/** A sale that is being made: who buys what, for how much, and what main says of it before it is done. */
export function useSale(
  packages: readonly SoldPackage[],
  given: SaleClient | undefined,
  drawerItemId: number | undefined,
) {
  const { client, picker } = useBuyer(given)
  const { fields, set } = useSaleForm()
  const drawer = useDrawer(client?.id ?? null, drawerItemId ?? null, set)
  const command = useCommand('purchases.create')
  const bought = packages.find(({ id }) => id === fields.packageId) ?? null
  const covered = coveredItem(drawer.items, drawer.chosenId, fields.packageId)
  const discount = bought === null ? null : typedDiscount(fields, bought.price)
  const input = saleInput(client?.id ?? null, bought, fields, covered)
  const preview = usePreview('purchases.create', input)
  return {
    ...{ client, picker, fields, set, drawer, bought, covered, discount, input, command },
    /** What would be said no to, what it would wait for, and what could be held for a session then. */
    refusal: preview.refusal,
    waits: input === null ? null : (preview.value?.waits ?? null),
    availableAfter: input === null ? undefined : preview.value?.availableSessions,
    /** What is to be paid; null while nobody knows. */
    toPay: bought === null || discount === undefined ? null : priceAfter(bought.price, discount),
  }
}

export type SaleInHand = ReturnType<typeof useSale>

function priceAfter({ amount, currency }: SoldPackage['price'], discount: Parameters<typeof saleTotal>[1]) {
  const total = saleTotal(amount, discount)
  return total === null ? null : { amount: total, currency }
}

/** Who buys: whoever was given, or whoever is chosen. */
function useBuyer(given: SaleClient | undefined) {
  const [picked, setPicked] = useState<PickedClient | null>(null)
  const [typed, setTyped] = useState('')
  const choose = (client: PickedClient | null, text = '') => {
    setPicked(client)
    setTyped(text)
  }
  const chosen = picked === null ? null : { id: picked.id, name: fullName(picked) }
  return {
    client: given ?? chosen,
    picker: {
      value: picked,
      typed,
      onChoose: (client: PickedClient | null) => choose(client),
      onType: (text: string) => choose(null, text),
    },
  }
}

/** What the client has put aside, and what of it is being sold: it brings its package and its discount. */
function useDrawer(
  clientId: number | null,
  given: number | null,
  set: ReturnType<typeof useSaleForm>['set'],
) {
  const answer = useQuery('saleDrawer.list', clientId === null ? null : { clientId })
  const items = answer.value?.rows ?? []
  const [chosenId, setChosenId] = useState<number | null>(null)
  const choose = (item: DrawerItem) => {
    setChosenId(item.id)
    set(fieldsOf(item, priceText))
  }
  const asked = items.find(({ id }) => id === given)
  // Chosen for the reader, once, when the drawer is here; what they choose after that stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the item's own id says when it is here
  useEffect(() => {
    if (asked !== undefined) choose(asked)
  }, [asked?.id])
  return { items, chosenId, choose }
}
