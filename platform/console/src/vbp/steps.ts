/** Where an arrow leads within rows × columns; undefined for any other key. */
export function step(key: string, at: readonly [number, number], rows: number, columns: number): readonly [number, number] | undefined {
  const [row, column] = at;
  const to = (r: number, c: number) => [Math.min(rows - 1, Math.max(0, r)), Math.min(columns - 1, Math.max(0, c))] as const;
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "Home":
      return to(row, 0);
    case "End":
      return to(row, columns - 1);
    default:
      return undefined;
  }
}
