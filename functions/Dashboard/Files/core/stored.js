// What the browser keeps for the page. Where it is told to keep nothing it refuses each use, and memory has to do.
const memory = new Map();

/** area: () => sessionStorage or localStorage. */
export function stored(area, name) {
  try {
    return area().getItem(name);
  } catch {
    return memory.get(name) ?? null;
  }
}

/** null takes it away. */
export function store(area, name, text) {
  try {
    if (text === null) area().removeItem(name);
    else area().setItem(name, text);
  } catch {
    memory.set(name, text);
  }
}
