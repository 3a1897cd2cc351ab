// Elements are made one by one, never parsed from a string, and no component brings styles: the desk's policy allows neither.
export default {
  compilerOptions: {
    runes: true,
    fragments: "tree",
    css: "external",
  },
};
