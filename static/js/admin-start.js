// Starts what Wagtail would start by an inline script: see participation/staff_access/inert.py.
// Only what is named here can be started, and only with data: markup alone runs nothing.
(() => {
  const OBJECTS = [
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
  ];
  const FUNCTIONS = ["createTaskChooser"];

  class AdminStart extends HTMLElement {
    // Like an inline script: in the order of the page, at once, and only once.
    connectedCallback() {
      const name = this.getAttribute("call");
      const given = JSON.parse(this.getAttribute("with"));
      this.remove();
      if (OBJECTS.includes(name)) new window[name](...given);
      else if (FUNCTIONS.includes(name)) window[name](...given);
    }
  }

  customElements.define("admin-start", AdminStart);
})();
