// What scripts say: English stands in them, and a page in another language brings a table of its words. The pages and
// the service worker both load this file, so it neither imports nor exports: `saying` and `sayingCount` are in its world.
(() => {
  let table;
  const words = () => (table ??= self.SHELL?.words ?? JSON.parse(self.document?.querySelector("meta[name=words]")?.content || "{}"));
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

  self.saying = (text, values = {}) => filled(words()[text] ?? text, values);
  // A table holds the forms for 0 to 20; above that they are as for 20.
  self.sayingCount = (one, many, count) => {
    const forms = words()[one];
    return filled(forms ? forms[Math.min(count, forms.length - 1)] : count === 1 ? one : many, { count });
  };
})();
