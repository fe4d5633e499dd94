import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState, type ReactNode, type Ref } from "react";
import { gridMove, shownColumns, type Column } from "./gridModel";

export type { Column } from "./gridModel";

export interface GridHandle {
  /** Puts the cursor on the first row (or keeps it where it is) and gives the grid the keyboard. */
  readonly focus: () => void;
}

interface DataGridProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly rowHeight: number;
  /** While the grid is narrower than `below` pixels a row is drawn as a card of this height instead of cells. */
  readonly card?: { readonly below: number; readonly height: number; readonly draw: (row: Row) => ReactNode };
  /** A row that spans all columns, such as the tags below an opened stock line. */
  readonly spanning?: (row: Row) => ReactNode | undefined;
  readonly selected?: string | undefined;
  readonly expanded?: (row: Row) => boolean | undefined;
  readonly onOpen?: (row: Row) => void;
  /** The cursor came to this row by the keyboard. */
  readonly onCursor?: (row: Row) => void;
  /** The last rows have come near; a list that goes on may fetch more. */
  readonly onEnd?: () => void;
  readonly footer?: ReactNode;
  readonly handle?: Ref<GridHandle>;
}

/** The head stays in sight above the rows and takes this much of their room; cards have none. */
const HEAD_PX = 34;
/** So many rows before the end more are asked for. */
const NEAR_END = 30;

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/**
 * Rows by the ten thousand, of which only those in sight exist. The grid keeps the order it is given: numbers may change
 * under the reader's eyes, rows do not jump. It holds the keyboard as a whole and names its cursor row to screen readers.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, rows, keyOf, columns, rowHeight, card, selected, onOpen, footer, handle } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(scroller);
  const asCards = card !== undefined && width > 0 && width < card.below;
  const shown = useMemo(() => shownColumns(columns, width), [columns, width]);
  const tracks = asCards ? "minmax(0, 1fr)" : shown.map((column) => column.track).join(" ");
  const [cursorKey, setCursorKey] = useState<string>();

  const found = cursorKey === undefined ? -1 : rows.findIndex((row) => keyOf(row) === cursorKey);
  const cursor = found >= 0 ? found : selected === undefined ? -1 : rows.findIndex((row) => keyOf(row) === selected);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (asCards ? card.height : rowHeight),
    // A row and its card are two things to measure.
    getItemKey: (index) => (asCards ? `card ${keyOf(rows[index]!)}` : keyOf(rows[index]!)),
    overscan: 8,
    scrollMargin: asCards ? 0 : HEAD_PX,
    scrollPaddingStart: asCards ? 0 : HEAD_PX,
    useFlushSync: false,
  });

  const lastShown = virtual.getVirtualItems().at(-1)?.index ?? -1;
  // Of many rows only those in sight exist; a cursor that was scrolled away has nothing that could be named.
  const isDrawn = virtual.getVirtualItems().some(({ index }) => index === cursor);
  const { onEnd } = props;
  useEffect(() => {
    if (lastShown >= 0 && lastShown >= rows.length - NEAR_END) onEnd?.();
  }, [lastShown, rows.length, onEnd]);

  const moveTo = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      setCursorKey(keyOf(row));
      virtual.scrollToIndex(index, { align: "auto" });
      props.onCursor?.(row);
    },
    [rows, keyOf, virtual, props.onCursor],
  );

  useImperativeHandle(handle, () => ({
    focus: () => {
      scroller.current?.focus({ preventScroll: true });
      if (cursor < 0) moveTo(0);
    },
  }));

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const to = gridMove(event.key, cursor, rows.length, page);
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if ((event.key === "Enter" || event.key === " ") && cursor >= 0 && event.target === scroller.current) {
      event.preventDefault();
      onOpen?.(rows[cursor]!);
    }
  }

  return (
    <div className={asCards ? "grid grid-cards" : "grid"} style={{ "--tracks": tracks } as React.CSSProperties}>
      <div
        ref={scroller}
        className="grid-scroller"
        role={props.expanded === undefined ? "grid" : "treegrid"}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isDrawn ? `${id}-${cursor}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className={asCards ? "grid-head unseen" : "grid-head"} role="row" aria-rowindex={1}>
          {shown.map((column) => (
            <div key={column.id} role="columnheader" className={column.end === true ? "end" : undefined}>
              {column.title}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                id={`${id}-${item.index}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={onOpen === undefined || props.expanded !== undefined ? undefined : keyOf(row) === selected}
                aria-expanded={props.expanded?.(row)}
                className={item.index === cursor ? "grid-row cursor" : "grid-row"}
                style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
                onClick={
                  onOpen === undefined
                    ? undefined
                    : () => {
                        setCursorKey(keyOf(row));
                        onOpen(row);
                      }
                }
              >
                <RowCells row={row} columns={shown} height={asCards ? card.height : rowHeight}
                  card={asCards ? card.draw : undefined} spanning={props.spanning} />
              </div>
            );
          })}
        </div>
      </div>
      {footer !== undefined && <div className="grid-foot">{footer}</div>}
    </div>
  );
}

interface RowCellsProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly height: number;
  readonly card: ((row: Row) => ReactNode) | undefined;
  readonly spanning: ((row: Row) => ReactNode | undefined) | undefined;
}

function DrawnCells<Row>({ row, columns, height, card, spanning }: RowCellsProps<Row>) {
  const spanned = spanning?.(row);
  const whole = spanned ?? card?.(row);
  if (whole !== undefined) {
    return (
      <div role="gridcell" className="grid-whole" aria-colspan={columns.length} style={spanned === undefined ? { minHeight: height } : undefined}>
        {whole}
      </div>
    );
  }
  return columns.map((column) => (
    <div key={column.id} role="gridcell" className={column.end === true ? "end" : undefined} style={{ minHeight: height }}>
      {column.cell(row)}
    </div>
  ));
}

/** A row is drawn again only when it, or how it is drawn, has changed; a live list touches a few rows of many. */
const RowCells = memo(DrawnCells) as typeof DrawnCells;
