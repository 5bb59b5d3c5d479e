// Small ways to change the page without making it flicker.

export function byId(id) {
  return document.getElementById(id);
}

/** Writes only what differs; a number that changes is marked for a moment. */
export function setText(element, value) {
  const next = String(value);
  if (element.textContent === next) {
    return;
  }
  const before = digits(element.textContent);
  element.textContent = next;
  if (before && before !== digits(next) && element.matches("b")) {
    element.classList.remove("changed");
    void element.offsetWidth; // so that the mark starts anew
    element.classList.add("changed");
  }
}

/** A switch of the language changes words, not numbers. */
function digits(value) {
  return value.replace(/\D/g, "");
}

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/**
 * Makes a parent's children show these items, in this order: what is there already stays the same element, so that
 * nothing blinks, and the focus and the scroll position stay.
 */
export function keep(parent, items, keyOf, make, fill) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let at = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let child = known.get(key);
    known.delete(key);
    if (!child) {
      child = make(item);
      child.dataset.key = key;
    }
    if (child === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(child, at);
    }
    fill(child, item);
  }
  for (const gone of known.values()) {
    gone.remove();
  }
}
