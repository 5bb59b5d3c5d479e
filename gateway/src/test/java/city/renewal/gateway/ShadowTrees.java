package city.renewal.gateway;

import java.util.List;
import org.openqa.selenium.WebElement;

/**
 * Queries a page and all shadow trees below it. One selector stays within one tree: {@code told-why summary} finds
 * nothing where {@code summary} stands in the shadow tree of {@code told-why}.
 */
public record ShadowTrees(Browser browser) {
    /** Functions for scripts: the elements of a selector, and the text of an element. */
    static final String FUNCTIONS = """
        const all = (root, css, found = []) => {
          found.push(...root.querySelectorAll(css));
          for (const one of root.querySelectorAll('*')) {
            if (one.shadowRoot) all(one.shadowRoot, css, found);
          }
          return found;
        };
        const textOf = (node) =>
          node.nodeType === 3 ? node.data
            : node.localName === 'style' ? ''
            : [...(node.shadowRoot ?? node).childNodes].map(textOf).join('');
        """;

    /** Runs a script that may call {@code all(root, selector)} and {@code textOf(node)}. */
    public Object run(String script, Object... arguments) {
        return browser.run(FUNCTIONS + script, arguments);
    }

    @SuppressWarnings("unchecked")
    public List<WebElement> all(String selector) {
        return (List<WebElement>) run("return all(document, arguments[0])", selector);
    }

    /** The text of a selector's elements, each on its own line. */
    public String text(String selector) {
        return String.valueOf(
                run("return all(document, arguments[0]).map(textOf).join('\\n').replace(/\\s+/g, ' ')", selector));
    }

    public void scrollTo(String selector) {
        run("all(document, arguments[0])[0].scrollIntoView({block: 'center'})", selector);
    }

    /** Sets a field's value and fires its events, as a user's input does. */
    public void fill(String selector, String value) {
        run(
                "const one = all(document, arguments[0])[0]; one.value = arguments[1];"
                        + " one.dispatchEvent(new Event('input', {bubbles: true}));"
                        + " one.dispatchEvent(new Event('change', {bubbles: true}))",
                selector,
                value);
    }
}
