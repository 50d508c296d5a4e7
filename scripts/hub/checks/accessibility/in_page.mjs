// Runs one of the engines that live in a page and brings its answers into one shape. Put into the page
// after the engines themselves (`own_pass.py`); the page's own policy does not apply to it.
// An answer: {rule, message, selector, html, excuse}, `excuse` being the number of the excuse or null.

// Rules of IBM's engine that never fail: at most they ask a person to look, which is not counted here.
// They take half of its time; the first compares every control with every element of the page.
const asksAPerson = new Set([
  "element_tabbable_unobscured", "element_tabbable_visible", "list_markup_review", "style_focus_visible",
  "widget_tabbable_exists",
]);

// The rules that can fail and look at colours: all that can differ where only the colour scheme does.
const ofColours = {
  axe: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
  ibm: ["text_contrast_sufficient"],
};

// `rules` is "all" or "colours"; `said` is what Alfa, which runs outside the page, has answered.
globalThis.hubAccessibility = async ({ engine, rules, excuses, said }) => {
  const place = (element) => {
    const steps = [];
    for (let at = element; at && at.nodeType === 1 && steps.length < 5; at = at.parentElement) {
      if (at.id) {
        steps.unshift(`#${CSS.escape(at.id)}`);
        break;
      }
      const name = at.localName;
      const same = at.parentElement ? [...at.parentElement.children].filter((c) => c.localName === name) : [];
      const first = at.classList.length ? `.${CSS.escape(at.classList[0])}` : "";
      steps.unshift(same.length > 1 ? `${name}${first}:nth-of-type(${same.indexOf(at) + 1})` : `${name}${first}`);
    }
    return steps.join(" > ");
  };

  const at = (path) => document.evaluate(path, document, null, 9, null).singleNodeValue;

  const answer = (rule, message, element) => {
    const found = element && element.nodeType === 1 ? element : null;
    const excuse = excuses.findIndex(
      (each) => each.engine === engine && each.rule === rule && found !== null && found.matches(each.selector),
    );
    return {
      rule,
      message: String(message),
      selector: found ? place(found) : "",
      html: found ? found.outerHTML.slice(0, 300) : "",
      excuse: excuse < 0 ? null : excuse,
    };
  };

  const tags = [
    "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22a", "wcag22aa", "wcag22aaa",
    "best-practice",
  ];

  const axe = async () => {
    const result = await globalThis.axe.run(document, {
      resultTypes: ["violations"],
      elementRef: true,
      runOnly: rules === "colours" ? { type: "rule", values: ofColours.axe } : { type: "tag", values: tags },
      rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } },
    });
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => answer(rule.id, `${rule.help}. ${node.failureSummary}`, node.element)),
    );
  };

  const htmlcs = () =>
    new Promise((resolve, reject) => {
      globalThis.HTMLCS.process(
        "WCAG2AAA",
        document,
        () =>
          resolve(
            globalThis.HTMLCS.getMessages()
              .filter((message) => message.type === globalThis.HTMLCS.ERROR)
              .map((message) => answer(message.code, message.msg, message.element)),
          ),
        () => reject(new Error("HTML_CodeSniffer could not start")),
      );
    });

  const ibm = async () => {
    const checker = new globalThis.ace.Checker();
    const policies = ["IBM_Accessibility", "WCAG_2_2"];
    for (const policy of policies) {
      checker.rulesetRules[policy] = checker.rulesetRules[policy].filter((rule) =>
        rules === "colours" ? ofColours.ibm.includes(rule) : !asksAPerson.has(rule),
      );
    }
    const { results } = await checker.check(document, policies);
    return results
      .filter((result) => result.value[0] === "VIOLATION" && result.value[1] === "FAIL")
      .map((result) => answer(result.ruleId, result.message, at(result.path.dom)));
  };

  const alfa = () => said.map(({ rule, message, path }) => answer(rule, message, path ? at(path) : null));

  return { axe, htmlcs, ibm, alfa }[engine]();
};
