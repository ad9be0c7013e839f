// The whole script. Every page works without it; it saves at pauses, shows sentences live and takes dropped files.
import { watchNotes } from "./notes.js";
import { takeDroppedFiles } from "./drop.js";

watchNotes(document);
takeDroppedFiles(document);
