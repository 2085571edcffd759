import { useEffect, useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import { useUi } from './ui-store.ts'

export type Shortcut = {
  /**
   * What to press: "mod+K" (Ctrl, on a Mac ⌘), "?", "Alt+ArrowUp", or two keys one after the other, "G S".
   * Letters are written large.
   */
  readonly keys: string
  /** Other keys that do the same, for hands that learnt them elsewhere; the sheet leaves them out. */
  readonly also?: readonly string[]
  readonly label: string
  readonly run: (event: KeyboardEvent) => void
  /** Also while typing in a field; only for shortcuts with a modifier. */
  readonly whileTyping?: boolean
  /** Whether it means anything now; otherwise the key does what it does without it. Always unless told. */
  readonly applies?: () => boolean
}

type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] }

type Registry = { readonly groups: ReadonlyMap<symbol, ShortcutGroup> }

const useRegistry = create<Registry>(() => ({ groups: new Map() }))

/**
 * Binds shortcuts while the caller is mounted and lists them on the sheet that "?" opens: one list, so the
 * sheet never shows what does not work.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const id = useRef(Symbol(title))
  const key = shortcuts.map((one) => `${one.keys}${one.label}`).join('\n')
  const latest = useRef(shortcuts)

  useLayoutEffect(() => {
    latest.current = shortcuts
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the list; its functions are read late
  useEffect(() => {
    const own = id.current
    const listed = latest.current.map((one, index) => ({
      ...one,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
      applies: () => latest.current[index]?.applies?.() !== false,
    }))
    useRegistry.setState((state) => ({
      groups: new Map(state.groups).set(own, { title, shortcuts: listed }),
    }))
    return () =>
      useRegistry.setState((state) => {
        const groups = new Map(state.groups)
        groups.delete(own)
        return { groups }
      })
  }, [title, key])
}

/** Everything that can be pressed right now, in groups, outermost first. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  const groups = useRegistry((state) => state.groups)
  return [...groups.values()].toReversed()
}

/** How long the second key of "G S" may take. */
const SEQUENCE_MS = 1_200

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** "mod+shift+K" for what was pressed; "?" and its like carry their own shift. */
export function pressedKeys(event: Pressed): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const showsShift = event.key.length > 1 || key !== event.key.toLowerCase()
  return [
    (event.ctrlKey || event.metaKey) && 'mod',
    event.altKey && 'alt',
    event.shiftKey && showsShift && 'shift',
    key,
  ]
    .filter((part) => part !== false)
    .join('+')
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))

/** Where somebody types work: also beside its fields, as on a button or on the reason why it was refused. */
const WORK = 'form, [role="alert"], [role="dialog"], [role="alertdialog"]'

const isAtWork = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(WORK) !== null

/** Whether a key would write or erase something if a field had the focus: what must never be taken for a command. */
export function isText({ key, ctrlKey, metaKey, altKey }: Pressed): boolean {
  if (ctrlKey || metaKey || altKey) return false
  return key.length === 1 || key === 'Delete' || key === 'Backspace'
}

function findShortcut(keys: string, event: KeyboardEvent): Shortcut | undefined {
  const typing = isTyping(event.target) || (isText(event) && isAtWork(event.target))
  const { singleKeys } = useUi.getState()
  return [...useRegistry.getState().groups.values()]
    .flatMap((group) => group.shortcuts)
    .findLast(
      (one) =>
        (one.keys === keys || one.also?.includes(keys) === true) &&
        (!typing || one.whileTyping === true) &&
        one.applies?.() !== false &&
        (singleKeys || keys.includes('+') || event.key.length > 1),
    )
}

type FirstKey = { readonly keys: string; readonly at: number }

/** What this key press means, alone or as the second of two. */
function resolve(event: KeyboardEvent, first: FirstKey | null): Shortcut | undefined {
  const pressed = pressedKeys(event)
  const follows = first !== null && event.timeStamp - first.at < SEQUENCE_MS
  const sequence = follows ? findShortcut(`${first.keys} ${pressed}`, event) : undefined
  return sequence ?? findShortcut(pressed, event)
}

/** Listens for every registered shortcut; mounted once, by the frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    let first: FirstKey | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return
      const shortcut = resolve(event, first)
      first = shortcut === undefined ? { keys: pressedKeys(event), at: event.timeStamp } : null
      if (shortcut === undefined) return
      event.preventDefault()
      shortcut.run(event)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Dialogs and menus are worlds of their own, and so is a locked window: what lies behind them does not answer. */
const isElsewhere = (target: EventTarget | null): boolean =>
  document.body.dataset.closed !== undefined ||
  (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null)
