/** The straight lines that a PDF page draws: borders of tables. */

/** A horizontal line at y = `at` from x = `from` to `to`, or a vertical one with x and y exchanged; y grows downwards. */
export interface Rule {
  horizontal: boolean;
  at: number;
  from: number;
  to: number;
}

/** pdfjs's list of drawing operations, and its names for them. */
interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}
type Names = Record<
  | 'save'
  | 'restore'
  | 'transform'
  | 'constructPath'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'fill'
  | 'eoFill',
  number
>;

type Matrix = [number, number, number, number, number, number];

/** pdfjs's codes in the data of a path, with the count of coordinates that follow each. */
const MOVE = 0;
const LINE = 1;
const COORDINATES = [2, 2, 6, 4, 0];
const CLOSE = 4;

/** Shorter lines are not borders (a fraction bar, an underlined blank). */
const SHORTEST = 8;
/** A filled area thinner than this is a line; thicker ones are shading and pictures. */
const THINNEST_AREA = 3;

/** The lines of a page, in the coordinates that `view` (the viewport's matrix) makes of the page's own. */
export function rulesOf({ fnArray, argsArray }: Operators, names: Names, view: Matrix): Rule[] {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = view;
  fnArray.forEach((operation, i) => {
    const args = argsArray[i] as never;
    if (operation === names.save) stack.push(matrix);
    else if (operation === names.restore || operation === names.paintFormXObjectEnd) matrix = stack.pop() ?? view;
    else if (operation === names.transform) matrix = times(matrix, args);
    else if (operation === names.paintFormXObjectBegin) {
      stack.push(matrix);
      if (args[0]) matrix = times(matrix, args[0]);
    } else if (operation === names.constructPath) {
      const [paint, [data]] = args as [number, [Float32Array | null]];
      const filled = paint === names.fill || paint === names.eoFill;
      if (data) rules.push(...pathRules(data, matrix, filled));
    }
  });
  return rules;
}

function pathRules(data: Float32Array, matrix: Matrix, filled: boolean): Rule[] {
  const points: [number, number][][] = [];
  for (let i = 0; i < data.length; ) {
    const code = data[i]!;
    const count = COORDINATES[code];
    if (count === undefined) return [];
    if (code === MOVE) points.push([apply(matrix, data[i + 1]!, data[i + 2]!)]);
    else if (code === LINE) points.at(-1)?.push(apply(matrix, data[i + 1]!, data[i + 2]!));
    else if (code === CLOSE && points.at(-1)?.[0]) points.at(-1)!.push(points.at(-1)![0]!);
    else return [];
    i += 1 + count;
  }
  return points.flatMap((path) =>
    filled && !isThin(path) ? [] : path.slice(1).flatMap((to, i) => rule(path[i]!, to)),
  );
}

function isThin(path: [number, number][]): boolean {
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values);
  return Math.min(extent(path.map(([x]) => x)), extent(path.map(([, y]) => y))) < THINNEST_AREA;
}

function rule([x1, y1]: [number, number], [x2, y2]: [number, number]): Rule[] {
  const [dx, dy] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (dy < 1 && dx >= SHORTEST) return [{ horizontal: true, at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  if (dx < 1 && dy >= SHORTEST) return [{ horizontal: false, at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  return [];
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
