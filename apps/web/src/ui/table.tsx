import type { ReactNode } from 'react';

/** One column: its head, and what stands in it for a row. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand right, in tabular digits. */
  readonly figures?: boolean;
  /** On a phone the row is a card: its first column is the title, the others carry their head beside them. */
  readonly bare?: boolean;
}

/** Rows on a desk, cards on a phone; the roles are written out, since display: block would take them away. */
export const Table = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  className,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** Of a CSS module, where the cards of a list need an order of their own. */
  readonly className?: string | undefined;
}): ReactNode => (
  <div className="tw">
    <table className={`tbl cards ${className ?? ''}`} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, figures }) => (
            <th key={key} role="columnheader" scope="col" className={figures ? 'r' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map(({ key, head, cell, figures, bare }, place) => (
              <td
                key={key}
                role="cell"
                className={figures ? 'r num' : undefined}
                data-l={place === 0 || bare ? undefined : head}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
